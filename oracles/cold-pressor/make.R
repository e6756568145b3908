# Times of a hand in cold water, capped at 120 s: a normal regression of right-censored times, Cox's model, the log-rank test and medians.
# The times are made up. Run: Rscript make.R (R 4.2.2, survival).
suppressMessages(library(survival))
d <- data.frame(
  treatment = rep(c("ldn", "dummy"), each = 12),
  time = c(120, 88, 120, 43, 120, 97, 61, 120, 35, 110, 120, 74, 52, 31, 120, 66, 43, 29, 88, 70, 24, 120, 58, 39),
  event = c(0, 1, 0, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 0, 1, 1))
d$group <- as.numeric(d$treatment == "ldn")
tobit <- survreg(Surv(time, event) ~ group, d, dist = "gaussian", control = survreg.control(rel.tolerance = 1e-14, maxiter = 200))
cox <- coxph(Surv(time, event) ~ group, d, ties = "efron", control = coxph.control(eps = 1e-14, iter.max = 100))
rank <- survdiff(Surv(time, event) ~ group, d)
km <- survfit(Surv(time, event) ~ group, d)
est <- coef(tobit)["group"]; se <- sqrt(vcov(tobit)["group", "group"]); b <- coef(cox); sb <- sqrt(vcov(cox)[1, 1]); z <- qnorm(0.975)
rows <- c("difference" = est, "standard-error" = se, "low" = est - z * se, "high" = est + z * se, "z" = est / se, "p" = 2 * pnorm(-abs(est / se)), "sigma" = tobit$scale,
  "hazard-ratio" = exp(b), "hazard-ratio-low" = exp(b - z * sb), "hazard-ratio-high" = exp(b + z * sb), "hazard-ratio-p" = 2 * pnorm(-abs(b / sb)), "log-rank" = rank$chisq, "log-rank-p" = pchisq(rank$chisq, 1, lower.tail = FALSE),
  "median-control" = unname(quantile(km, 0.5)$quantile[1]), "median-active" = unname(quantile(km, 0.5)$quantile[2]))
names(rows) <- sub("[.]group$", "", names(rows))
write.csv(data.frame(name = names(rows), value = format(unname(rows), digits = 15, trim = TRUE)), "reference.csv", row.names = FALSE, quote = FALSE)
write.csv(d[, c("treatment", "time", "event")], "times.csv", row.names = FALSE, quote = FALSE)
