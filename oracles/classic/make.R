# Reference numbers for the distribution, t and rank tests: R's own functions on points and samples made up here.
# Run: Rscript make.R > classic.json     (R 4.2.2; only the stats package)
num <- function(x) { if (is.nan(x)) return('"NaN"'); if (is.infinite(x)) return(if (x > 0) '"Inf"' else '"-Inf"'); sprintf("%.17g", x) }
arr <- function(x) paste0("[", paste(vapply(x, num, ""), collapse = ", "), "]")
out <- character()
add <- function(fn, args, value) out <<- c(out, sprintf('    { "fn": "%s", "args": %s, "value": %s }', fn, arr(args), num(value)))
for (t in c(-25, -3.2, -0.4, 1e-6, 0.7, 2.6, 14, 900)) for (v in c(0.4, 1.7, 4, 33.3, 5200)) { add("t.survival", c(t, v), pt(t, v, lower.tail = FALSE)) }
for (p in c(1e-30, 3e-6, 0.02, 0.41, 0.6, 0.999)) for (v in c(1.2, 2.5, 7.7, 250)) add("t.quantile", c(p, v), qt(p, v))
for (f in c(0.03, 0.9, 4.4, 35)) for (k in list(c(1, 1.5), c(2.5, 9), c(5, 5000), c(60, 80))) add("f.survival", c(f, k), pf(f, k[1], k[2], lower.tail = FALSE))
for (p in c(1e-3, 0.1, 0.5, 0.97)) for (k in list(c(1, 6), c(4.5, 30), c(9, 2.2))) add("f.quantile", c(p, k), qf(p, k[1], k[2]))
for (x in c(0.001, 0.8, 7, 60, 1300)) for (k in c(0.7, 3, 18, 1100)) add("chisq.survival", c(x, k), pchisq(x, k, lower.tail = FALSE))
for (p in c(1e-12, 0.2, 0.8, 1 - 1e-6)) for (k in c(0.6, 2, 75)) add("chisq.quantile", c(p, k), qchisq(p, k))
for (z in c(-37, -9.3, -5.7, -2, -0.6, 0, 0.3, 1, 6.1)) { add("norm.cdf", z, pnorm(z)); add("norm.log_survival", z, pnorm(z, lower.tail = FALSE, log.p = TRUE)) }
for (p in c(1e-250, 1e-9, 0.03, 0.46, 0.87, 1 - 1e-10)) add("norm.quantile", p, qnorm(p))
for (x in c(1e-5, 0.1, 0.62, 0.999)) for (k in list(c(0.2, 3), c(4, 4), c(80, 0.6), c(5e4, 4.9e4))) add("beta.cdf", c(x, k), pbeta(x, k[1], k[2]))
for (p in c(0.001, 0.4, 0.99)) for (k in list(c(0.5, 0.5), c(11, 3), c(300, 900))) add("beta.quantile", c(p, k), qbeta(p, k[1], k[2]))
for (k in c(0, 4, 20, 40)) { add("binom.pmf", c(k, 40, 0.27), dbinom(k, 40, 0.27)); add("binom.cdf", c(k, 40, 0.27), pbinom(k, 40, 0.27)); if (k < 20) add("binom.quantile", c(pbinom(k, 40, 0.27), 40, 0.27), k); add("poisson.pmf", c(k, 11.3), dpois(k, 11.3)); add("poisson.cdf", c(k, 11.3), ppois(k, 11.3)) }
for (k in c(0, 3, 9)) { add("hyper.pmf", c(k, 9, 14, 12), dhyper(k, 9, 14, 12)); add("hyper.cdf", c(k, 9, 14, 12), phyper(k, 9, 14, 12)) }
for (t in c(-2, 0, 0.9, 6)) for (l in c(-1.5, 0.4, 5)) add("nct.cdf", c(t, 8.3, l), pt(t, 8.3, l))
for (x in c(0.05, 0.9, 1.6, 7.7, 40)) { add("lgamma", x, lgamma(x)); add("digamma", x, digamma(x)); add("trigamma", x, trigamma(x)) }
for (q in c(3, 30, 70)) { add("signrank.cdf", c(q, 12), psignrank(q, 12)); add("wilcox.cdf", c(q, 7, 11), pwilcox(q, 7, 11)) }
x <- c(0.2, 1.4, 3.1, 3.1, 4.8, 9.6, 10.1, 12.7, 20.05)
for (type in 1:9) for (p in c(0, 0.07, 0.25, 1 / 3, 0.5, 2 / 3, 0.9, 1)) add("quantile", c(type, p, x), quantile(x, p, type = type, names = FALSE))
a <- c(51.2, 47.9, 60.3, 55.5, 38.4, 44.0, 52.8, 61.7); b <- c(48.8, 40.1, 58.9, 46.2, 39.0, 37.7, 50.3, 49.6)
add("shapiro.w", a - b, shapiro.test(a - b)$statistic); add("shapiro.p", a - b, shapiro.test(a - b)$p.value)
y <- c(x, 1.1, 2.2, 6.4, 8.8); add("shapiro.w", y, shapiro.test(y)$statistic); add("shapiro.p", y, shapiro.test(y)$p.value)
for (h in list(t.test(a - b), t.test(a, b), t.test(a, b, var.equal = TRUE))) add("t.test", c(if (grepl("One", h$method)) 1 else if (grepl("Welch", h$method)) 2 else 3, a, b), h$statistic)
for (h in list(t.test(a - b), t.test(a, b), t.test(a, b, var.equal = TRUE))) add("t.lower", c(if (grepl("One", h$method)) 1 else if (grepl("Welch", h$method)) 2 else 3, a, b), h$conf.int[1])
cat("{\n  \"about\": \"Values of R's own functions at points made up in make.R\",\n  \"points\": [\n", paste(out, collapse = ",\n"), "\n  ]\n}\n", sep = "")
