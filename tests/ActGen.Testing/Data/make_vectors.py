#!/usr/bin/python3
"""Writes vectors/*.txt: every activation at a few hundred points, to 106 bits and more, computed with mpmath.

The definitions are the naive ones at a precision that leaves cancellation no chance, and derivatives are difference
quotients of them at that precision, so that nothing here shares a formula with the code under test.

    python3 make_vectors.py [points-factor] [folder]

The output depends on nothing but this file. A line is `x value-high value-low derivative`, doubles as hexadecimal bits;
value = high + low exactly, but for results below the normal range, where low cannot be held. At a kink the derivative is `-`.
"""
import math
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


def bits(x):
    return f"{struct.unpack('<Q', struct.pack('<d', x))[0]:x}"


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


def inputs(name, kinks, factor):
    source = random.Random(name)
    count = lambda n: range(int(n * factor))
    points = []
    for exponent in (-1074, -1060, -1022, -700, -149, -126, -60, -40, -27, -20, -12, -6, -3, 0, 1, 3):
        points += [math.ldexp(1.0, exponent), -math.ldexp(1.0, exponent)]
    for huge in (1e3, 1e6, single(3e38), 1e100, 1e160, BIG):
        points += [huge, -huge]
    points += [source.uniform(-4, 4) for _ in count(30)]
    points += [source.uniform(-40, 40) for _ in count(30)]
    points += [source.uniform(-760, 0) for _ in count(24)]
    points += [source.uniform(0, 720) for _ in count(6)]
    points += [source.choice((-1, 1)) * 10 ** source.uniform(-12, 0) for _ in count(24)]
    points += [single(source.uniform(-8, 8)) for _ in count(30)]
    points += [single(source.uniform(-110, 100)) for _ in count(30)]
    points += [single(source.choice((-1, 1)) * 10 ** source.uniform(-30, 0)) for _ in count(24)]
    for kink in kinks:
        points.append(float(kink))
        for distance in (1, 2, 1 << 20):
            for sign in (-1, 1):
                points.append(kink + sign * distance * (math.ulp(float(kink)) if kink else 5e-324))
        points += [single(kink + sign * 2.0 ** -20) for sign in (-1, 1)]
    return sorted(set(points))


def main():
    factor = float(sys.argv[1]) if len(sys.argv) > 1 else 1
    folder = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else pathlib.Path(__file__).parent / "vectors"
    folder.mkdir(parents=True, exist_ok=True)
    for file, (name, parameters, kinks, function) in CASES.items():
        exact = {key: mpf(value) for key, value in parameters.items()}
        f = lambda x: function(x, **exact)
        lines = [name + "".join(f" {key}={bits(value)}" for key, value in parameters.items())]
        for x in inputs(file, kinks, factor):
            value = f(mpf(x))
            high = rounded(value)
            low = rounded(value - mpf(high)) if math.isfinite(high) else 0.0
            derivative = "-" if x in kinks else bits(rounded((f(mpf(x) + STEP) - f(mpf(x) - STEP)) / (2 * STEP)))
            lines.append(f"{bits(x)} {bits(high)} {bits(low)} {derivative}")
        (folder / f"{file}.txt").write_text("\n".join(lines) + "\n", newline="\n")


main()
