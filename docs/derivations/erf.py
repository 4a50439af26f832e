#!/usr/bin/env python3
"""-ln(1 - erf(x)) as a polynomial above the crossover. Its error counts as much as e^-P does in 1 - e^-P, less and less."""
from mpmath import erf, erfc, log, mpf

from fitting import fit, report


def exponent(x):
    return -log(erfc(x))


def weight(x):
    return erfc(x) / erf(x)


for name, bits, degree, saturation in (("float", 24, 6, 4), ("double", 53, 18, 6)):
    low, high = mpf("0.85"), mpf(saturation)
    report(name, bits, fit(exponent, weight, low, high, degree, bits), exponent, weight, low, high)  # 0.039 and 0.040
