# Shared frailty with the searches of R driven further than their defaults. R 4.2.2 with survival 3.5-3.
suppressMessages({ library(survival); library(jsonlite) })
RNGkind("Mersenne-Twister", "Inversion", "Rejection"); set.seed(20261203)
n <- 120; id <- rep(1:30, each = 4); z <- rgamma(30, 1.5, 1.5)[id]
arm <- rep(0:1, n / 2); x <- round(rnorm(n), 2)
time <- round(rexp(n, 0.1 * z * exp(-0.7 * arm + 0.4 * x)), 1) + 0.1; limit <- round(runif(n, 5, 30), 1)
d <- data.frame(id, arm, x, event = as.integer(time <= limit), time = pmin(time, limit))
of <- function(m, history) list(coefficients = unname(coef(m)), variance = history$theta, loglik = m$loglik[2], integrated = if (is.null(history$c.loglik)) NA else history$c.loglik)
cp <- coxph.control(eps = 1e-12, iter.max = 100, outer.max = 200)
g <- coxph(Surv(time, event) ~ arm + x + frailty(id, eps = 1e-11), d, control = cp)
s <- coxph(Surv(time, event) ~ arm + x + frailty.gaussian(id, eps = 1e-9), d, control = cp)
cat(toJSON(list(data = as.list(d), gamma = of(g, g$history[[1]]), lognormal = of(s, s$history[[1]])), digits = 15, auto_unbox = TRUE, na = "null"))
