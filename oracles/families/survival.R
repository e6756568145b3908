# Stratified log-rank and Cox, robust covariances, exact ties, log-log limits, interval-censored regression. R 4.2.2 with survival 3.5-3.
suppressMessages({ library(survival); library(jsonlite) })
RNGkind("Mersenne-Twister", "Inversion", "Rejection"); set.seed(20261129)
n <- 90
d <- data.frame(arm = rep(0:1, n / 2), age = round(rnorm(n, 0, 1), 2), site = rep(1:3, each = n / 3), id = rep(1:30, 3))
d$time <- ceiling(rexp(n, 0.1 * exp(-0.6 * d$arm + 0.3 * d$age + 0.2 * d$site)) * 2) / 2
limit <- ceiling(runif(n, 5, 25)); d$event <- as.integer(d$time <= limit); d$time <- pmin(d$time, limit)
control <- coxph.control(eps = 1e-13, iter.max = 50)
cox <- function(f, ties, robust = TRUE) {
  m <- coxph(f, d, ties = ties, control = control); s <- survdiff(Surv(time, event) ~ arm, d)
  out <- list(coefficients = unname(coef(m)), se = unname(sqrt(diag(vcov(m)))), loglik = m$loglik, score = m$score)
  if (robust) {
    out$robust <- unname(sqrt(diag(coxph(update(f, . ~ . + cluster(row)), transform(d, row = 1:n), ties = ties, control = control)$var)))
    out$cluster <- unname(sqrt(diag(coxph(update(f, . ~ . + cluster(id)), d, ties = ties, control = control)$var)))
    out$concordance <- unname(m$concordance["concordance"])
  }
  out
}
lr <- function(f, rho) { s <- survdiff(f, d, rho = rho); ob <- if (is.matrix(s$obs)) rowSums(s$obs) else s$obs; ex <- if (is.matrix(s$exp)) rowSums(s$exp) else s$exp; list(chi = s$chisq, observed = unname(ob), expected = unname(ex)) }
km <- survfit(Surv(time, event) ~ 1, d, conf.type = "log-log")
v <- transform(d, low = floor(time / 4) * 4, high = floor(time / 4) * 4 + 4)
y <- with(v, Surv(ifelse(low == 0, NA, low), ifelse(event == 1, high, NA), type = "interval2"))
aft <- function(dist) { m <- survreg(y ~ arm + age, v, dist = dist, control = survreg.control(rel.tolerance = 1e-14, maxiter = 100)); list(parameters = unname(c(coef(m), log(m$scale))), se = unname(sqrt(diag(vcov(m)))), loglik = m$loglik[2]) }
cat(toJSON(list(data = as.list(d),
  logrank = lr(Surv(time, event) ~ arm + strata(site), 0), peto = lr(Surv(time, event) ~ arm + strata(site), 1), three = lr(Surv(time, event) ~ site + strata(arm), 0),
  efron = cox(Surv(time, event) ~ arm + age + strata(site), "efron"), breslow = cox(Surv(time, event) ~ arm + age + strata(site), "breslow"),
  exact = cox(Surv(time, event) ~ arm + age + strata(site), "exact", FALSE), plain = cox(Surv(time, event) ~ arm + age, "efron"), plainBreslow = cox(Surv(time, event) ~ arm + age, "breslow"),
  kaplanMeier = list(time = km$time, lower = km$lower, upper = km$upper),
  between = list(low = v$low, high = v$high, weibull = aft("weibull"), lognormal = aft("lognormal"))), digits = 15, auto_unbox = TRUE, na = "null"))
