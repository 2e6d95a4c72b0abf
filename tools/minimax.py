"""Minimax coefficients in single precision for the polynomials of VectorMath.

Weighted Remez exchange on a dense grid (linear systems solved exactly, in rationals); then the coefficients are
rounded to float32 one after the other, lowest power first, and the rest fitted again after each.
Prints each polynomial in use (the second of each pair) and, to show why it has its degree, the one below it.
Standard library only: python3 minimax.py
"""
import math
import struct
from fractions import Fraction


def to_float32(value):
    return struct.unpack("f", struct.pack("f", value))[0]


def solve(matrix, right):
    """Gaussian elimination in exact rationals."""
    n = len(right)
    rows = [[Fraction(v) for v in row] + [Fraction(r)] for row, r in zip(matrix, right)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for k in range(i + 1, n):
            factor = rows[k][i] / rows[i][i]
            if factor:
                rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i])]
    result = [Fraction(0)] * n
    for i in reversed(range(n)):
        result[i] = (rows[i][n] - sum(rows[i][k] * result[k] for k in range(i + 1, n))) / rows[i][i]
    return [float(v) for v in result]


def remez(xs, target, weight, powers):
    """The coefficients c that minimise max |weight * (target - sum c_j x^p_j)| over the grid, and that maximum."""
    count = len(powers) + 1
    n = len(xs)
    picks = [round((n - 1) * (0.5 - 0.5 * math.cos(math.pi * i / (count - 1)))) for i in range(count)]
    coefficients = []
    for _ in range(60):
        matrix = [[weight[i] * xs[i] ** p for p in powers] + [(-1) ** k] for k, i in enumerate(picks)]
        solution = solve(matrix, [weight[i] * target[i] for i in picks])
        coefficients, level = solution[:-1], abs(solution[-1])
        error = [w * (t - sum(c * x ** p for c, p in zip(coefficients, powers))) for x, t, w in zip(xs, target, weight)]
        extrema = []
        for i, e in enumerate(error):
            if extrema and (e > 0) == (error[extrema[-1]] > 0):
                if abs(e) > abs(error[extrema[-1]]):
                    extrema[-1] = i
            else:
                extrema.append(i)
        while len(extrema) > count:
            if len(extrema) == count + 1:
                extrema.pop(0 if abs(error[extrema[0]]) < abs(error[extrema[-1]]) else -1)
            else:
                k = min(range(len(extrema) - 1), key=lambda j: max(abs(error[extrema[j]]), abs(error[extrema[j + 1]])))
                del extrema[k:k + 2]
        worst = max(abs(e) for e in error)
        if len(extrema) < count or extrema == picks or worst < level * 1.0001:
            break
        picks = extrema
    return coefficients, max(abs(e) for e in error)


def fit(name, lo, hi, target, weight, degree, fixed=()):
    xs = [lo + (hi - lo) * (i + 0.5) / 2000 for i in range(2000)]
    ws = [weight(x) for x in xs]
    values = [target(x) for x in xs]
    rounded = list(fixed)
    exact = None
    for start in range(len(fixed), degree + 1):
        rest = [v - sum(c * x ** p for p, c in enumerate(rounded)) for x, v in zip(xs, values)]
        coefficients, level = remez(xs, rest, ws, list(range(start, degree + 1)))
        exact = exact or level
        rounded.append(to_float32(coefficients[0]))
    worst = max(abs(w * (v - sum(c * x ** p for p, c in enumerate(rounded)))) for x, v, w in zip(xs, values, ws))
    print(f"{name}, degree {degree}: error {exact:.2e} before rounding, {worst:.2e} after (an ulp is 6e-8 to 1.2e-7)")
    for p, c in enumerate(rounded):
        print(f"    x^{p}: {c:.9g}")


def exp_quotient(r):
    """(e^r - 1 - r) / r^2, by its series: the closed form cancels."""
    return sum(r ** k / math.factorial(k + 2) for k in range(24))


def log_quotient(f):
    """(log(1 + f) - f + f^2/2) / f^3, by its series near 0."""
    if abs(f) < 0.1:
        return sum((-f) ** k / (k + 3) for k in range(40))
    return (math.log1p(f) - f + f * f / 2) / f ** 3


if __name__ == "__main__":
    half = math.log(2) / 2 * 1.0001
    for degree in (3, 4):
        fit("exp: (e^r - 1 - r)/r^2", -half, half, exp_quotient, lambda r: abs(r * r / math.expm1(r)), degree)
    for degree in (6, 7):
        fit("log: (log(1+f) - f + f^2/2)/f^3", math.sqrt(0.5) - 1, math.sqrt(2) - 1, log_quotient, lambda f: abs(f ** 3 / math.log1p(f)), degree)
    for degree in (7, 8):
        fit("erf: -log(erfc(a))/a", 0, 4, lambda a: -math.log(math.erfc(a)) / a, lambda a: a * math.erfc(a) / math.erf(a), degree)
