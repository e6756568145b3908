# Robust covariances, weights and dispersion of generalised linear models. R 4.2.2 with sandwich and MASS.
suppressMessages({ library(sandwich); library(MASS); library(jsonlite) })
RNGkind("Mersenne-Twister", "Inversion", "Rejection"); set.seed(20261127)
n <- 60
d <- data.frame(arm = rep(0:1, n / 2), age = round(rnorm(n, 50, 9), 1), id = rep(1:20, each = 3), exposure = round(runif(n, 0.5, 3), 2), weight = round(runif(n, 0.5, 2.5), 2))
u <- rep(rnorm(20, 0, 0.5), each = 3)
d$count <- rpois(n, d$exposure * exp(0.2 - 0.5 * d$arm + 0.02 * (d$age - 50) + u))
d$yes <- rbinom(n, 1, plogis(-0.3 + 0.9 * d$arm + 0.03 * (d$age - 50) + u))
control <- glm.control(epsilon = 1e-15, maxit = 100)
of <- function(m, quasi = NULL) {
  out <- list(coefficients = unname(coef(m)), model = unname(sqrt(diag(vcov(m)))), deviance = deviance(m), null = m$null.deviance,
    dispersion = sum(residuals(m, "pearson")^2) / df.residual(m), cluster = unname(sqrt(diag(vcovCL(m, d$id, type = "HC0", cadjust = FALSE)))))
  for (k in c("HC0", "HC1", "HC2", "HC3")) out[[k]] <- unname(sqrt(diag(vcovHC(m, type = k))))
  if (!is.null(quasi)) out$quasi <- unname(summary(quasi)$coefficients[, 2])
  out
}
f <- count ~ arm + age + offset(log(exposure))
nb <- glm.nb(f, d, control = glm.control(epsilon = 1e-15, maxit = 200))
cat(toJSON(list(
  data = as.list(d),
  poisson = of(glm(f, poisson, d, control = control), glm(f, quasipoisson, d, control = control)),
  poissonWeighted = of(glm(f, poisson, d, weights = weight, control = control)),
  logistic = of(glm(yes ~ arm + age, binomial, d, control = control), glm(yes ~ arm + age, quasibinomial, d, control = control)),
  logisticWeighted = of(suppressWarnings(glm(yes ~ arm + age, binomial, d, weights = weight, control = control))),
  riskRatio = of(glm(yes ~ arm, poisson, d, control = control)),
  negativeBinomial = list(theta = nb$theta, coefficients = unname(coef(nb)), HC0 = unname(sqrt(diag(sandwich(nb)))), cluster = unname(sqrt(diag(vcovCL(nb, d$id, type = "HC0", cadjust = FALSE))))))
  , digits = 15, auto_unbox = TRUE))
