#!/usr/bin/env python3
"""The upper tail Q of the normal distribution: (t + 4) e^(t^2/2) Q(t) as a polynomial in z = 1 / (t + 4) - centre.

The centre splits the burden: near an end of the range the leading coefficient dominates the sum, at the other end the sum
cancels. Among the centres around the best one, the script takes that whose two leading coefficients happen to lie close to
numbers of the type, for their rounding is the only one that no later coefficient can repair.
"""
import struct
import sys

from mpmath import cos, diff, erfc, exp, floor, log, matrix, mp, mpf, nint, nstr, pi, polyval, qr_solve, sqrt

mp.prec = 200
OFFSET = 4


def ratio(t):
    """e^(t^2/2) Q(t); Laplace's continued fraction where erfc is too slow."""
    if t < 12:
        return exp(t * t / 2) * erfc(t / sqrt(mpf(2))) / 2
    fraction = t
    for k in range(120, 0, -1):
        fraction = t + k / fraction
    return 1 / (fraction * sqrt(2 * pi))


def target(centre):
    return lambda z: (lambda t: (t + OFFSET) * ratio(t))(1 / (z + centre) - OFFSET)


def round_to(value, bits):
    unit = mpf(2) ** (floor(log(abs(value), 2)) + 1 - bits)
    return nint(value / unit) * unit


def choose_centre(around, bits):
    def loss(centre):
        f = target(centre)
        leading, slope = f(mpf(0)), diff(f, 0)
        return abs(leading - round_to(leading, bits)) / leading + abs(slope - round_to(slope, bits)) / slope * mpf("0.3")

    return min((mpf(around) + mpf(j) / 2**17 for j in range(-700, 700)), key=loss)


def fit(f, low, high, degree, bits):
    """Weighted least squares on Chebyshev nodes; the heaviest coefficient is rounded first, the others make up for it."""
    count = 3 * (degree + 1)
    nodes = [(low + high) / 2 + (high - low) / 2 * cos(pi * (2 * i + 1) / (2 * count)) for i in range(count)]
    values = [f(z) for z in nodes]
    fixed = {}
    while len(fixed) <= degree:
        free = [j for j in range(degree + 1) if j not in fixed]
        system = matrix(count, len(free))
        right = matrix(count, 1)
        for i, (z, value) in enumerate(zip(nodes, values)):
            for column, j in enumerate(free):
                system[i, column] = z**j / value
            right[i] = 1 - sum(c * z**j for j, c in fixed.items()) / value
        solution = qr_solve(system, right)[0]
        heaviest = max(range(len(free)), key=lambda q: abs(solution[q]) * max(abs(low), abs(high)) ** free[q])
        fixed[free[heaviest]] = round_to(solution[heaviest], bits)
    return [fixed[j] for j in range(degree + 1)]


def main():
    for name, bits, degree, limit, around in (("float", 24, 9, 14.6, 0.109375), ("double", 53, 22, 39.2, 0.125)):
        centre = choose_centre(around, bits)
        f = target(centre)
        low, high = 1 / (mpf(limit) + OFFSET) - centre, mpf(1) / OFFSET - centre
        coefficients = fit(f, low, high, degree, bits)
        grid = [low + (high - low) * i / 400 for i in range(401)]
        error = max(abs(polyval(coefficients[::-1], z) / f(z) - 1) for z in grid)
        print(f"{name}: centre {nstr(centre, 20)}, error {nstr(error * 2**bits, 3)} units of 2^-{bits}")  # 0.17 and 0.21
        for c in coefficients:
            print("   ", struct.unpack("f", struct.pack("f", c))[0] if bits == 24 else float(c))


if __name__ == "__main__":
    sys.exit(main())
