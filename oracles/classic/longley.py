"""Robust standard errors of Longley's regression in exact rational arithmetic, 30 digits printed.

Run: python3 longley.py < longley.csv   (header row; columns GNP.deflator,GNP,Unemployed,Armed.Forces,Population,Year,Employed)
The data are those of NIST StRD (Longley 1967). Used by LinearRegressionTests.
"""
import csv
import sys
from decimal import Decimal, getcontext
from fractions import Fraction

getcontext().prec = 60
rows = list(csv.DictReader(sys.stdin))
names = ["GNP.deflator", "GNP", "Unemployed", "Armed.Forces", "Population", "Year"]
X = [[Fraction(1)] + [Fraction(r[n]) for n in names] for r in rows]
y = [Fraction(r["Employed"]) for r in rows]
n, p = len(X), 7
M = [[sum(X[i][a] * X[i][b] for i in range(n)) for b in range(p)] + [Fraction(int(a == b)) for b in range(p)] for a in range(p)]
for i in range(p):
    pivot = M[i][i]
    M[i] = [v / pivot for v in M[i]]
    for k in range(p):
        if k != i:
            factor = M[k][i]
            M[k] = [a - factor * b for a, b in zip(M[k], M[i])]
inverse = [row[p:] for row in M]
W = [[sum(inverse[a][k] * X[i][k] for k in range(p)) for i in range(n)] for a in range(p)]
beta = [sum(W[a][i] * y[i] for i in range(n)) for a in range(p)]
e = [y[i] - sum(X[i][k] * beta[k] for k in range(p)) for i in range(n)]
for a, name in enumerate(["(Intercept)"] + names):
    v = sum((W[a][i] * e[i]) ** 2 for i in range(n))
    print(name, "HC0", +(Decimal(v.numerator) / Decimal(v.denominator)).sqrt())
