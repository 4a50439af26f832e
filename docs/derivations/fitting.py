"""Weighted least squares on Chebyshev nodes, close to minimax, with coefficients rounded to the type one by one."""
from mpmath import cos, floor, log, matrix, mp, nint, pi, polyval, qr_solve

mp.prec = 200


def round_to(value, bits):
    unit = 2 ** (floor(log(abs(value), 2)) + 1 - bits)
    return nint(value / unit) * unit


def fit(f, weight, low, high, degree, bits):
    """The coefficient that weighs most is rounded first, and the others make up for it."""
    count = 4 * (degree + 1)
    nodes = [(low + high) / 2 + (high - low) / 2 * cos(pi * (2 * i + 1) / (2 * count)) for i in range(count)]
    values = [f(x) for x in nodes]
    weights = [weight(x) for x in nodes]
    fixed = {}
    while len(fixed) <= degree:
        free = [j for j in range(degree + 1) if j not in fixed]
        system = matrix(count, len(free))
        right = matrix(count, 1)
        for i, (x, value, w) in enumerate(zip(nodes, values, weights)):
            for column, j in enumerate(free):
                system[i, column] = x**j * w
            right[i] = (value - sum(c * x**j for j, c in fixed.items())) * w
        solution = qr_solve(system, right)[0]

        def heaviness(q):
            return max(abs(solution[q]) * abs(x) ** free[q] * w for x, w in zip(nodes, weights))

        heaviest = max(range(len(free)), key=heaviness)
        fixed[free[heaviest]] = round_to(solution[heaviest], bits)
    return [fixed[j] for j in range(degree + 1)]


def report(name, bits, coefficients, f, weight, low, high):
    grid = [low + (high - low) * i / 400 for i in range(401)]
    error = max(abs(polyval(coefficients[::-1], x) - f(x)) * weight(x) for x in grid)
    print(f"{name}: error {float(error * 2**bits):.2g} units of 2^-{bits}")
    for c in coefficients:
        print("   ", float(c))
