#!/usr/bin/python3
"""Writes vectors/*.txt: every activation at more than 4,000 points, and at some hundred with other parameters, computed with mpmath.

The definitions are the naive ones at a precision that leaves cancellation no chance, and derivatives are difference
quotients of them at that precision, so that nothing here shares a formula with the code under test.

    python3 make_vectors.py [name...]

A name is that of a case below; without one, all are written. The output depends on nothing but this file; gmpy2 makes it
several times faster. A line is `x value-high value-low derivative`, doubles as hexadecimal bits from the sign on, without
the zeros at the end. High is the value rounded to double, and low the rest, to 12 bits. At a kink the derivative is `-`.
"""
import math
import multiprocessing
import pathlib
import random
import struct
import sys

import mpmath
from mpmath import mp, mpf

mp.prec = 5000  # x may be 2^1023, the step of the difference quotient is 2^-1500, and its error must stay below 2^-1200
STEP = mpf(2) ** -1500

BIG = float.fromhex("0x1.fffffffffffffp1023")


def sigmoid(z):
    return 1 / (1 + mpmath.exp(-z))


def softplus(z):
    return mpmath.log(1 + mpmath.exp(z))


def clamp(x, low, high):
    return min(max(x, mpf(low)), mpf(high))


def erfc_gate(x):
    # Far out, erfc of a huge number is a number of 10^600 digits before its exponent; the gate is 0 or 1 there.
    return mpf(0) if x < -1e6 else mpf(1) if x > 1e6 else mpmath.erfc(-x / mpmath.sqrt(2)) / 2


SELU_SCALE = mpf("1.0507009873554804934193349852946")
SELU_ALPHA = mpf("1.6732632423543772848170429916717")

# file name: (activation, parameters, kinks, function)
CASES = {
    "linear": ("linear", {}, [], lambda x: x),
    "scale": ("scale", {"factor": 1.7}, [], lambda x, factor: factor * x),
    "square": ("square", {}, [], lambda x: x * x),
    "relu": ("relu", {}, [0], lambda x: max(x, mpf(0))),
    "relu6": ("relu6", {}, [0, 6], lambda x: clamp(x, 0, 6)),
    "leaky_relu": ("leaky_relu", {"alpha": 0.2}, [0], lambda x, alpha: x if x > 0 else alpha * x),
    "leaky_relu-0.01": ("leaky_relu", {"alpha": 0.01}, [0], lambda x, alpha: x if x > 0 else alpha * x),
    "prelu": ("prelu", {"alpha": 0.25}, [0], lambda x, alpha: x if x > 0 else alpha * x),
    "prelu-negative": ("prelu", {"alpha": -0.3}, [0], lambda x, alpha: x if x > 0 else alpha * x),
    "rrelu": ("rrelu", {"lower": 1 / 8, "upper": 1 / 3}, [0], lambda x, lower, upper: x if x > 0 else (lower + upper) / 2 * x),
    "bias_add": ("bias_add", {"bias": 0.75}, [], lambda x, bias: x + bias),
    "hard_tanh": ("hard_tanh", {"min": -1.0, "max": 1.0}, [-1, 1], lambda x, min, max: clamp(x, min, max)),
    "hard_sigmoid": ("hard_sigmoid", {"alpha": 1 / 6, "beta": 0.5}, [-3, 3], lambda x, alpha, beta: clamp(x / 6 + mpf(1) / 2, 0, 1)),
    "hard_sigmoid-0.2": ("hard_sigmoid", {"alpha": 0.2, "beta": 0.5}, [-2.5, 2.5], lambda x, alpha, beta: clamp(alpha * x + beta, 0, 1)),
    "hard_swish": ("hard_swish", {}, [-3, 3], lambda x: x * clamp(x + 3, 0, 6) / 6),
    "threshold": ("threshold", {"threshold": 1.0, "value": -0.5}, [1], lambda x, threshold, value: x if x > threshold else value),
    "softshrink": ("softshrink", {"lambda": 0.5}, [-0.5, 0.5], lambda x, **p: mpmath.sign(x) * max(abs(x) - p["lambda"], mpf(0))),
    "hardshrink": ("hardshrink", {"lambda": 0.5}, [-0.5, 0.5], lambda x, **p: x if abs(x) > p["lambda"] else mpf(0)),
    "sparse_plus": ("sparse_plus", {}, [-1, 1], lambda x: mpf(0) if x <= -1 else x if x >= 1 else (x + 1) ** 2 / 4),
    "sparse_sigmoid": ("sparse_sigmoid", {}, [-1, 1], lambda x: clamp((x + 1) / 2, 0, 1)),
    "step": ("step", {"at_zero": 0.5}, [0], lambda x, at_zero: mpf(x > 0) if x != 0 else at_zero),
    "sign": ("sign", {}, [0], lambda x: mpmath.sign(x)),
    "sigmoid": ("sigmoid", {}, [], sigmoid),
    "log_sigmoid": ("log_sigmoid", {}, [], lambda x: -softplus(-x)),
    "tanh": ("tanh", {}, [], lambda x: 2 * sigmoid(2 * x) - 1),
    "tanhshrink": ("tanhshrink", {}, [], lambda x: x - (2 * sigmoid(2 * x) - 1)),
    "softsign": ("softsign", {}, [], lambda x: x / (1 + abs(x))),
    "softplus": ("softplus", {"beta": 1.0}, [], lambda x, beta: softplus(beta * x) / beta),
    "softplus-0.7": ("softplus", {"beta": 0.7}, [], lambda x, beta: softplus(beta * x) / beta),
    "softplus-threshold": ("softplus", {"beta": 1.0, "threshold": 20.0}, [20],
                           lambda x, beta, threshold: x if beta * x > threshold else softplus(beta * x) / beta),
    "squareplus": ("squareplus", {"b": 4.0}, [], lambda x, b: (x + mpmath.sqrt(x * x + b)) / 2),
    "squareplus-0.3": ("squareplus", {"b": 0.3}, [], lambda x, b: (x + mpmath.sqrt(x * x + b)) / 2),
    "silu": ("silu", {"beta": 1.0}, [], lambda x, beta: x * sigmoid(beta * x)),
    "silu-1.3": ("silu", {"beta": 1.3}, [], lambda x, beta: x * sigmoid(beta * x)),
    "silu-negative": ("silu", {"beta": -0.7}, [], lambda x, beta: x * sigmoid(beta * x)),
    "quick_gelu": ("quick_gelu", {}, [], lambda x: x * sigmoid(mpf("1.702") * x)),
    "gelu_tanh": ("gelu_tanh", {}, [], lambda x: x * sigmoid(2 * mpmath.sqrt(2 / mp.pi) * (x + mpf("0.044715") * x ** 3))),
    "gelu": ("gelu", {}, [], lambda x: x * erfc_gate(x)),
    "mish": ("mish", {}, [], lambda x: x * (2 * sigmoid(2 * softplus(x)) - 1)),
    "elu": ("elu", {"alpha": 1.0}, [0], lambda x, alpha: x if x > 0 else alpha * (mpmath.exp(x) - 1)),
    "elu-1.3": ("elu", {"alpha": 1.3}, [0], lambda x, alpha: x if x > 0 else alpha * (mpmath.exp(x) - 1)),
    "selu": ("selu", {}, [0], lambda x: SELU_SCALE * (x if x > 0 else SELU_ALPHA * (mpmath.exp(x) - 1))),
    "celu": ("celu", {"alpha": 1.0}, [0], lambda x, alpha: x if x > 0 else alpha * (mpmath.exp(x / alpha) - 1)),
    "celu-1.3": ("celu", {"alpha": 1.3}, [0], lambda x, alpha: x if x > 0 else alpha * (mpmath.exp(x / alpha) - 1)),
    "exponential": ("exponential", {}, [], lambda x: mpmath.exp(x)),
}

# Derivatives at kinks follow no limit but a convention, and are left to tests that name it.


def single(x):
    """The float nearest to x: the references promise most for those."""
    return struct.unpack("<f", struct.pack("<f", x))[0]


def bits(x, digits=16):
    return f"{struct.unpack('<Q', struct.pack('<d', x))[0]:016x}"[:digits].rstrip("0") or "0"


def rounded(value):
    """The double nearest to an exact value, subnormal numbers included."""
    if value == 0:
        return 0.0
    exponent = max(mpmath.frexp(value)[1] - 53, -1074)
    scaled = int(mpmath.nint(mpmath.ldexp(value, -exponent)))  # nint rounds halves to even
    try:
        return math.ldexp(scaled, exponent)
    except OverflowError:
        return math.copysign(math.inf, scaled)


def pattern(x):
    """Where x stands among all doubles in ascending order."""
    encoded = struct.unpack("<q", struct.pack("<d", x))[0]
    return encoded if encoded >= 0 else -(encoded & (1 << 63) - 1)


def double_at(place):
    return math.copysign(struct.unpack("<d", struct.pack("<q", abs(place)))[0], place)


def float_at(place):
    return math.copysign(struct.unpack("<f", struct.pack("<i", abs(place)))[0], place)


def around(x):
    """A number, those next to it, and some a little further off."""
    return [double_at(pattern(x) + offset) for offset in (-1 << 40, -1 << 20, -1000, -2, -1, 0, 1, 2, 1000, 1 << 20, 1 << 40)
            if abs(pattern(x) + offset) <= pattern(BIG)]


def inputs(name, kinks, factor):
    source = random.Random(name)
    count = lambda n: range(int(n * factor))
    points = [0.0]

    # Powers of two: each one and its neighbours where most happens, fewer far out.
    for exponent in [*range(-64, 12, 1 if factor == 1 else 6), *range(-1074, 1024, 16 if factor == 1 else 90)]:
        power = math.ldexp(1.0, exponent)
        points += [sign * double_at(pattern(power) + offset) for sign in (-1, 1) for offset in (-1, 0, 1)]
    for huge in (1e3, 1e6, single(3e38), 1e100, 1e160, BIG):
        points += [huge, -huge]

    # Uniformly in the bit pattern: of doubles, and of floats, which the references for floats are held to.
    points += [double_at(source.randint(-pattern(BIG), pattern(BIG))) for _ in count(700)]
    points += [float_at(source.randint(-0x7f7fffff, 0x7f7fffff)) for _ in count(500)]

    # Uniformly in value: where functions bend, in their tails, and near zero.
    points += [source.uniform(-4, 4) for _ in count(600)]
    points += [source.uniform(-40, 40) for _ in count(500)]
    points += [source.uniform(-760, 0) for _ in count(350)]
    points += [source.uniform(0, 720) for _ in count(150)]
    points += [source.choice((-1, 1)) * 10 ** source.uniform(-12, 0) for _ in count(300)]
    points += [single(source.uniform(-8, 8)) for _ in count(300)]
    points += [single(source.uniform(-110, 100)) for _ in count(300)]
    points += [single(source.choice((-1, 1)) * 10 ** source.uniform(-30, 0)) for _ in count(200)]

    for kink in kinks:
        points += around(float(kink))
        points += [single(kink + sign * 2.0 ** -20) for sign in (-1, 1)]
    return sorted(set(points))


def ends(f, points):
    """Where results become zero, subnormal, infinite, the limit or x itself: found by bisection between the points."""
    limits = [rounded(f(mpf(x))) for x in (-BIG, BIG)]

    def kind(x):
        y = rounded(f(mpf(x)))
        return "zero" if y == 0 else "limit" if y in limits else "identity" if y == x else "subnormal" if abs(y) < 2.0 ** -1022 else "other"

    kinds = [kind(x) for x in points]
    found = []
    for i in range(len(points) - 1):
        if kinds[i] != kinds[i + 1] and len(found) < 40:
            low, high = pattern(points[i]), pattern(points[i + 1])
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if kind(double_at(middle)) == kinds[i] else (low, middle)
            found.append(double_at(high))
    return found


def subnormals(name, f, points, count):
    """Random inputs between the points whose results are subnormal."""
    source = random.Random("subnormal " + name)
    places = [pattern(x) for x in points if 0 < abs(f(mpf(x))) < mpf(2) ** -1022 and abs(x) > 1e-300]
    runs = [places] if not places or places[0] * places[-1] > 0 else [[p for p in places if p < 0], [p for p in places if p > 0]]
    return [double_at(source.randint(run[0], run[-1])) for run in runs if run for _ in range(count)]


def write(file, folder):
    name, parameters, kinks, function = CASES[file]
    factor = 1 if file == name else 0.1  # the function itself, and the same one with other parameters
    exact = {key: mpf(value) for key, value in parameters.items()}
    f = lambda x: function(x, **exact)
    points = inputs(file, kinks, factor)
    turns = [x for end in ends(f, points) for x in around(end)]
    points = sorted({*points, *turns})
    points = sorted({*points, *subnormals(file, f, points, int(200 * factor))})
    lines = [name + "".join(f" {key}={bits(value)}" for key, value in parameters.items())]
    for x in points:
        value = f(mpf(x))
        high = rounded(value)
        low = rounded(value - mpf(high)) if math.isfinite(high) else 0.0
        derivative = "-" if x in kinks else bits(rounded((f(mpf(x) + STEP) - f(mpf(x) - STEP)) / (2 * STEP)))
        lines.append(f"{bits(x)} {bits(high)} {bits(low, 6)} {derivative}")
    (folder / f"{file}.txt").write_text("\n".join(lines) + "\n", newline="\n")
    return f"{file}: {len(points)}"


def main():
    files = sys.argv[1:] or list(CASES)
    if unknown := [file for file in files if file not in CASES]:
        sys.exit(f"There is no case for {', '.join(unknown)}.")
    folder = pathlib.Path(__file__).parent / "vectors"
    with multiprocessing.Pool() as pool:
        for done in pool.starmap(write, [(file, folder) for file in files], chunksize=1):
            print(done)


main()
