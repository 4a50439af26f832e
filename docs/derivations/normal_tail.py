#!/usr/bin/env python3
"""The upper tail Q of the normal distribution: (t + 4) e^(t^2/2) Q(t) as a polynomial in z = 1 / (t + 4) - centre.

The centre splits the burden: near an end of the range the leading coefficient dominates the sum, at the other end the sum
cancels. Among the centres around the best one, the script takes that whose two leading coefficients happen to lie close to
numbers of the type, for their rounding is the only one that no later coefficient can repair.
"""
from mpmath import diff, erfc, exp, mpf, pi, sqrt

from fitting import fit, report, round_to

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


def choose_centre(around, bits):
    def loss(centre):
        f = target(centre)
        leading, slope = f(mpf(0)), diff(f, 0)
        return abs(leading - round_to(leading, bits)) / leading + abs(slope - round_to(slope, bits)) / slope * mpf("0.3")

    return min((mpf(around) + mpf(j) / 2**17 for j in range(-700, 700)), key=loss)


for name, bits, degree, limit, around in (("float", 24, 9, 14.6, 0.109375), ("double", 53, 22, 39.2, 0.125)):
    centre = choose_centre(around, bits)
    f = target(centre)
    low, high = 1 / (mpf(limit) + OFFSET) - centre, mpf(1) / OFFSET - centre
    report(f"{name}, centre {float(centre)}", bits, fit(f, lambda z: 1 / f(z), low, high, degree, bits), f, lambda z: 1 / f(z), low, high)
