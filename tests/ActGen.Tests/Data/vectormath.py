#!/usr/bin/env python3
"""Writes vectormath.tsv: function, x, and the exact value as a sum of two doubles, for the tests of VectorMath.

Needs mpmath. The points are the same in every run: powers of two, places where the functions change form, and a
deterministic scatter over the domain, dense near zero and in the tails.
"""
import os
import random

from mpmath import cos, erf, erfc, exp, expm1, inf, isinf, ldexp, ln, log1p, mp, mpf, sin, sqrt, tanh

mp.prec = 1400  # x - tanh(x) at 1e-150 cancels a thousand bits

EXP_LIMIT, TAIL_LIMIT = 760, 39


def normal_tail(t):
    return erfc(t / sqrt(mpf(2))) / 2


# name: (function, low, high, places of interest)
FUNCTIONS = {
    "Exp": (exp, -750, 712, [709.78, -708.4, -745.13, 0.34657, -0.34657]),
    "ExpOfNonPositive": (exp, -750, 0, [-708.4, -745.13, -0.34657]),
    "ScaledExp": (lambda x: ldexp(exp(x), 128), -EXP_LIMIT, 0, [-708.4, -745.13, -0.34657]),
    "Expm1": (expm1, -50, 712, [709.78, 0.34657, -0.34657, -36.7, 1e-17]),
    "Expm1OfNonPositive": (expm1, -50, 0, [-0.34657, -1.0397, -36.7]),
    "Log1pOfUnit": (log1p, 0, 1, [0.99]),
    "Tanh": (tanh, -25, 25, [0.625, 0.5493, 19.06]),
    "Tanhshrink": (lambda x: x - tanh(x), -25, 25, [1, 0.99, 1e-103, 3e-108]),
    "ScaledNormalTail": (lambda t: ldexp(normal_tail(t), 128), 0, TAIL_LIMIT, [38.5]),
    "ScaledGeluTail": (lambda t: ldexp(t * normal_tail(t), 128), 0, TAIL_LIMIT, [38.5]),
    "Log": (ln, 5e-324, 1.7e308, [1, 0.70710678, 1.41421356, 0.5]),
    "Log2": (lambda x: ln(x) / ln(mpf(2)), 5e-324, 1.7e308, [1, 0.70710678, 1.41421356, 0.5]),
    "Log1p": (log1p, -0.9999999999999999, 1.7e308, [-0.29289, 0.41421356, -0.5]),
    "Exp2": (lambda x: mpf(2) ** x, -1080, 1030, [-1074, -1022.5, 0.5, -0.5, 1023.9]),
    "Sin": (sin, -(2.0**51), 2.0**51, [1.5707963267948966, 3.141592653589793, 355, 6381956970095103 / 4, 1e5]),
    "Cos": (cos, -(2.0**51), 2.0**51, [1.5707963267948966, 3.141592653589793, 355, 6381956970095103 / 4, 1e5]),
    "Erf": (erf, -7, 7, [0.85, 5.9, 1e-300]),
    "Softplus": (lambda x: log1p(exp(x)), -750, 750, [-0.5413, 0.5413, 36.7, -36.7]),
    "ExpOfNonPositive(x, tail)": (lambda x: exp(x + ldexp(x, -53)), -EXP_LIMIT, 0, [-708.4, -0.34657]),
    "ScaledExp(x, tail)": (lambda x: ldexp(exp(x + ldexp(x, -53)), 128), -EXP_LIMIT, 0, [-708.4, -0.34657]),
    "ScaledExpm1OfNonPositive(x, scale)": (lambda x: expm1(x) * mpf(1.7580993408473766), -50, 0, [-0.34657, -1.0397]),
    "ScaledExpm1OfNonPositive(x, tail, scale)": (lambda x: expm1(x + ldexp(x, -53)) * mpf(1.7580993408473766), -EXP_LIMIT, 0, [-0.34657, -1.0397]),
    "ScaledOnePlusExp(x, scale)": (lambda x: (1 + exp(x)) / 2, -60, 700, [-0.34657, 0.34657, 36.7]),
    "ScaledOnePlusExpOfNonNegative(x, scale)": (lambda x: (1 + exp(x)) / 2, 0, 700, [0.34657, 36.7]),
    "ScaledCothOfSoftplus(x, scale)": (lambda x: 1 / tanh(ln(1 + exp(-x))) / 2, -60, 700, [-0.34657, 0.34657, 36.7]),
    "ScaledOnePlusExp(x, tail, scale)": (lambda x: (1 + exp(x + ldexp(x, -53))) / 2, -60, 700, [-0.34657, 0.34657, 36.7]),
}

POINTS = 150


def points(name, low, high, places):
    scatter = random.Random(name)
    xs = {float(low), float(high)}
    xs.update(float(p) * (1 + k * 2.0**-52) for p in places for k in (-2, -1, 0, 1, 2))
    xs.update(s * 2.0**e for s in (-1, 1) for e in (*range(-6, 11), -20, -30, -52, -54, -100, -350, -1022, -1074))
    while len(xs) < POINTS + 100:
        u = scatter.random()
        kind = scatter.randrange(4)
        if kind == 0:
            xs.add(low + (high - low) * u)
        elif kind == 1:
            xs.add(2 * u - 1)
        elif kind == 2:
            xs.add(8 * u - 4)
        else:
            xs.add(scatter.choice((-1, 1)) * 2.0 ** (-60 * u))
    return sorted(x for x in xs if low <= x <= high)


def main():
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "vectormath.tsv")
    with open(path, "w", encoding="ascii", newline="\n") as file:
        for name, (function, low, high, places) in FUNCTIONS.items():
            for x in points(name, low, high, places):
                value = function(mpf(x))
                head = float(value)
                tail = 0.0 if head in (inf, -inf) else float(value - mpf(head))
                file.write(f"{name}\t{x!r}\t{head!r}\t{tail!r}\n")


if __name__ == "__main__":
    main()
