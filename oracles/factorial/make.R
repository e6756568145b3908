# Main effects and interactions of R's data set npk (Venables and Ripley), blocks left out of the model, two rows left out so that the cells are not alike.
# Sum contrasts of the full model weigh every cell alike. Run: Rscript make.R
d <- npk[-c(3, 17), ]
fit <- lm(yield ~ N * P * K, data = d, contrasts = list(N = contr.sum, P = contr.sum, K = contr.sum))
est <- summary(fit)$coefficients
# Level 0 is +1 in contr.sum: a main effect, given minus not given, is -2 coefficients; of two factors the signs cancel, and it is 4.
row <- function(name, factors, times) {
  b <- est[name, ]
  half <- qt(0.975, fit$df.residual) * b["Std. Error"] * abs(times)
  data.frame(factors, estimate = times * b["Estimate"], se = abs(times) * b["Std. Error"], df = fit$df.residual, p = b["Pr(>|t|)"], low = times * b["Estimate"] - half, high = times * b["Estimate"] + half)
}
found <- rbind(row("N1", "N", -2), row("P1", "P", -2), row("K1", "K", -2), row("N1:P1", "N P", 4), row("P1:K1", "P K", 4))
write.csv(format(found, digits = 15, trim = TRUE), "effects.csv", row.names = FALSE, quote = FALSE)
write.csv(d[, c("N", "P", "K", "yield")], "npk.csv", row.names = FALSE, quote = FALSE)
