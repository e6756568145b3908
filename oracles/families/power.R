# Exact power by enumeration with R's own tests, sizes by power.t.test, Schoenfeld's events. R 4.2.2.
suppressMessages(library(jsonlite))
two <- function(n1, n2, p1, p2, test) sum(outer(0:n1, 0:n2, Vectorize(function(a, b) dbinom(a, n1, p1) * dbinom(b, n2, p2) * (test(a, b) <= 0.05))))
fisher <- function(n1, n2) function(a, b) fisher.test(matrix(c(a, n1 - a, b, n2 - b), 2))$p.value
one <- function(n, p, p0) sum(dbinom(0:n, n, p)[sapply(0:n, function(x) binom.test(x, n, p0)$p.value <= 0.05)])
midp <- function(b, c) if (b + c == 0) 1 else min(1, 2 * pbinom(min(b, c), b + c, 0.5) - dbinom(min(b, c), b + c, 0.5))
paired <- function(n, p10, p01) { s <- 0; for (m in 0:n) for (k in 0:m) s <- s + dbinom(m, n, p10 + p01) * dbinom(k, m, p10 / (p10 + p01)) * (midp(k, m - k) <= 0.05); s }
size <- function(...) ceiling(power.t.test(...)$n - 1e-6)
cat(toJSON(list(
  fisher = c(two(12, 12, 0.2, 0.7, fisher(12, 12)), two(15, 9, 0.5, 0.5, fisher(15, 9)), two(20, 25, 0.1, 0.4, fisher(20, 25))),
  one = c(one(20, 0.5, 0.3), one(31, 0.6, 0.3), one(25, 0.3, 0.3)), paired = c(paired(31, 0.35, 0.1), paired(20, 0.2, 0.2)),
  sizes = c(size(delta = 5, sd = 10, power = 0.8, type = "two.sample", strict = TRUE), size(delta = 5, sd = 10, power = 0.9, type = "paired", strict = TRUE), size(delta = 1, sd = 10, power = 0.8, type = "two.sample", strict = TRUE)),
  events = c((qnorm(0.975) + qnorm(0.8))^2 / (0.25 * log(0.7)^2), (qnorm(0.975) + qnorm(0.9))^2 / (2 / 9 * log(0.6)^2)),
  seen = integrate(function(t) (1 - exp(-(0.1 + 0.02) * t)) * 0.1 / 0.12 / 12, 6, 18, rel.tol = 1e-12)$value), digits = 15, auto_unbox = TRUE))
