# Empirical-Bayes shrinkage of several n-of-1 trials. R 4.2.2 with metafor 3.8-1: rma and blup.
suppressMessages({ library(metafor); library(jsonlite) })
y <- c(-12.1, 3.4, -8.8, -15.2, -1.1, -6.4, -20.3, 1.9); s <- c(4.1, 5.2, 3.3, 6.0, 2.9, 4.4, 7.5, 3.8)
flat <- c(1.0, 1.2, 0.9, 1.1)
of <- function(y, s, method) {
  m <- rma(y, sei = s, method = method, control = list(threshold = 1e-14, maxiter = 10000, stepadj = 0.5)); b <- blup(m)
  list(mean = as.numeric(coef(m)), error = m$se, tau2 = m$tau2, q = m$QE, p = m$QEp, blup = b$pred, se = b$se, lower = b$pred - qnorm(0.975) * b$se)
}
cat(toJSON(list(y = y, s = s, REML = of(y, s, "REML"), PM = of(y, s, "PM"), DL = of(y, s, "DL"), flat = flat, flatREML = of(flat, rep(1, 4), "REML")), digits = 15, auto_unbox = TRUE))
