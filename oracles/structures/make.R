# Residual structures, robust covariances, predictions and analyses of variance on a simulated trial (24 participants, 5 visits, missing visits).
# Usage: Rscript make.R FOLDER: writes FOLDER/sim_visits.csv and FOLDER/results.json. R 4.2.2 with nlme, lme4, lmerTest, pbkrtest, clubSandwich.
# Structures: dense n by n REML, written here, maximised by optim and polished by Newton steps on central differences; held against nlme::gls
# where gls has the structure (stopifnot below). Robust covariances: clubSandwich. Predictions: lme4. Type I, II, III: lmerTest with pbkrtest.
suppressWarnings(suppressMessages({ library(nlme); library(lme4); library(lmerTest); library(clubSandwich) }))
folder <- commandArgs(TRUE)[1]
number <- function(x) paste(trimws(formatC(x, digits = 12, format = "g")), collapse = ", ")
RNGkind("Mersenne-Twister", "Inversion", "Rejection"); set.seed(20261126)
K <- 5; n <- 24
d <- expand.grid(visit = paste0("v", 1:K), id = sprintf("P%02d", 1:n), stringsAsFactors = FALSE)
d$arm <- ifelse(as.integer(substr(d$id, 2, 3)) %% 2 == 0, "placebo", "drug"); d$time <- as.integer(substr(d$visit, 2, 2))
S <- outer(1:K, 1:K, function(a, b) 0.6^abs(a - b)) * outer(1 + 0.2 * (1:K), 1 + 0.2 * (1:K)) * 4
d$y <- round(10 + 0.5 * d$time - 0.8 * (d$arm == "drug") * d$time + as.vector(replicate(n, as.vector(t(chol(S)) %*% rnorm(K)) + rnorm(1, 0, 1))), 3)
d <- d[!(runif(nrow(d)) < 0.15 & d$time > 1), c("id", "arm", "visit", "time", "y")]
d <- d[sample(nrow(d)), ]; d <- d[order(d$id, d$time), ]
write.csv(d, file.path(folder, "sim_visits.csv"), row.names = FALSE, quote = FALSE)
d$id <- factor(d$id); d$arm <- factor(d$arm, levels = c("placebo", "drug")); d$visit <- factor(d$visit)
X <- model.matrix(~ arm * visit, d)

reml <- function(theta, build) {
  p <- ncol(X); A <- matrix(0, p, p); b <- numeric(p); yy <- 0; ld <- 0
  for (g in split(seq_len(nrow(d)), d$id)) {
    R <- tryCatch(chol(build(theta, d$arm[g[1]])[d$time[g], d$time[g], drop = FALSE]), error = function(e) NULL)
    if (is.null(R)) return(list(value = -1e10))
    Z <- backsolve(R, cbind(X[g, , drop = FALSE], d$y[g]), transpose = TRUE)
    A <- A + crossprod(Z[, 1:p]); b <- b + crossprod(Z[, 1:p], Z[, p + 1]); yy <- yy + sum(Z[, p + 1]^2); ld <- ld + 2 * sum(log(diag(R)))
  }
  beta <- solve(A, b)
  list(value = -0.5 * ((nrow(d) - p) * log(2 * pi) + ld + as.numeric(determinant(A)$modulus) + yy - sum(b * beta)), beta = as.vector(beta), se = sqrt(diag(solve(A))))
}
fit <- function(start, build) {
  f <- function(t) -reml(t, build)$value
  o <- optim(start, f, method = "Nelder-Mead", control = list(maxit = 20000, reltol = 1e-14, parscale = pmax(abs(start), 0.1)))$par
  o <- optim(o, f, method = "BFGS", control = list(maxit = 500, reltol = 1e-15, parscale = pmax(abs(o), 0.1)))$par
  for (k in 1:12) {
    h <- 1e-4 * pmax(abs(o), 0.1); q <- length(o); e <- diag(h, q)
    g <- sapply(1:q, function(i) (f(o + e[, i]) - f(o - e[, i])) / (2 * h[i]))
    H <- sapply(1:q, function(i) sapply(1:q, function(j) (f(o + e[, i] + e[, j]) - f(o + e[, i] - e[, j]) - f(o - e[, i] + e[, j]) + f(o - e[, i] - e[, j])) / (4 * h[i] * h[j])))
    o <- o - as.vector(solve(H, g))
  }
  c(list(theta = o), reml(o, build))
}
lag <- abs(outer(1:K, 1:K, "-"))
steps <- function(r) { C <- diag(K); for (a in 1:K) for (b in 1:K) if (a < b) C[a, b] <- C[b, a] <- prod(r[a:(b - 1)]); C }
scaled <- function(v, C) C * outer(sqrt(v), sqrt(v))
un <- function(t) { M <- matrix(0, K, K); M[lower.tri(M, TRUE)] <- t; M + t(M) - diag(diag(M)) }
models <- list(
  "compound-symmetry" = list(c(10, 5), function(t, a) { M <- matrix(t[2], K, K); diag(M) <- t[1]; M }),
  "heterogeneous-compound-symmetry" = list(c(6, 8, 10, 12, 16, 0.5), function(t, a) { C <- matrix(t[6], K, K); diag(C) <- 1; scaled(t[1:5], C) }),
  "toeplitz" = list(c(10, 6, 5, 4, 3), function(t, a) matrix(t[lag + 1], K, K)),
  "heterogeneous-toeplitz" = list(c(6, 8, 10, 12, 16, 0.6, 0.5, 0.4, 0.3), function(t, a) scaled(t[1:5], matrix(c(1, t[6:9])[lag + 1], K, K))),
  "heterogeneous-autoregressive" = list(c(6, 8, 10, 12, 16, 0.6), function(t, a) scaled(t[1:5], t[6]^lag)),
  "ante-dependence" = list(c(6, 8, 10, 12, 16, 0.6, 0.6, 0.6, 0.6), function(t, a) scaled(t[1:5], steps(t[6:9]))),
  "homogeneous-ante-dependence" = list(c(10, 0.6, 0.6, 0.6, 0.6), function(t, a) t[1] * steps(t[2:5])),
  "unstructured" = list(S[lower.tri(S, TRUE)], function(t, a) un(t)),
  "autoregressive" = list(c(10, 0.6), function(t, a) t[1] * t[2]^lag),
  "autoregressive-by-arm" = list(c(10, 0.6, 10, 0.6), function(t, a) if (a == "placebo") t[1] * t[2]^lag else t[3] * t[4]^lag),
  "toeplitz-by-arm" = list(rep(c(10, 6, 5, 4, 3), 2), function(t, a) matrix((if (a == "placebo") t[1:5] else t[6:10])[lag + 1], K, K)))
fits <- lapply(models, function(m) fit(m[[1]], m[[2]]))
twin <- list(
  "compound-symmetry" = gls(y ~ arm * visit, d, correlation = corCompSymm(form = ~ 1 | id)),
  "heterogeneous-compound-symmetry" = gls(y ~ arm * visit, d, correlation = corCompSymm(form = ~ 1 | id), weights = varIdent(form = ~ 1 | visit)),
  "heterogeneous-autoregressive" = gls(y ~ arm * visit, d, correlation = corAR1(form = ~ time | id), weights = varIdent(form = ~ 1 | visit)),
  "unstructured" = gls(y ~ arm * visit, d, correlation = corSymm(form = ~ time | id), weights = varIdent(form = ~ 1 | visit)),
  "autoregressive" = gls(y ~ arm * visit, d, correlation = corAR1(form = ~ time | id)))
for (k in names(twin)) stopifnot(abs(as.numeric(logLik(twin[[k]])) - fits[[k]]$value) < 1e-4, max(abs(coef(twin[[k]]) - fits[[k]]$beta)) < 1e-2)

tight <- lmerControl(optCtrl = list(xtol_abs = 1e-13, ftol_abs = 1e-13))
m <- lmerTest::lmer(y ~ arm * visit + (1 | id), d, control = tight)
robust <- sapply(c("CR0", "CR2", "CR3"), function(k) sqrt(diag(as.matrix(vcovCR(m, cluster = d$id, type = k)))))
ols <- sapply(c("CR0", "CR2", "CR3"), function(k) sqrt(diag(as.matrix(vcovCR(lm(y ~ arm * visit, d), cluster = d$id, type = k)))))
re <- ranef(m, condVar = TRUE)$id
V <- VarCorr(m)$id[1] * outer(d$id, d$id, "==") + sigma(m)^2 * diag(nrow(d)); W <- solve(V); Z <- model.matrix(~ 0 + id, d)
Phi <- solve(t(X) %*% W %*% X); G <- VarCorr(m)$id[1]; B <- G * t(Z) %*% W
prediction <- sqrt(diag(G * diag(nlevels(d$id)) - B %*% Z * G + B %*% X %*% Phi %*% t(X) %*% t(B)))
slope <- lmerTest::lmer(y ~ arm * time + (1 | id), d, control = tight)
tests <- lapply(1:3, function(k) anova(slope, type = k, ddf = "Kenward-Roger"))
ml0 <- lme4::lmer(y ~ time + (1 | id), d, REML = FALSE, control = tight); ml1 <- lme4::lmer(y ~ arm * time + (1 | id), d, REML = FALSE, control = tight); lr <- anova(ml0, ml1)
fitted <- list(marginal = as.vector(X %*% fixef(m)), conditional = fitted(m))
drop <- t(sapply(levels(d$id), function(g) { k <- d$id != g; as.vector(solve(t(X[k, ]) %*% solve(V[k, k]) %*% X[k, ], t(X[k, ]) %*% solve(V[k, k], d$y[k]))) - fixef(m) }))

lines <- c(
  paste0("\"made-by\": \"", R.version.string, ", nlme ", packageVersion("nlme"), ", lme4 ", packageVersion("lme4"), ", clubSandwich ", packageVersion("clubSandwich"), ", oracles/structures/make.R\""),
  paste0("\"structures\": {\n    ", paste0("\"", names(fits), "\": { \"reml\": ", sapply(fits, function(f) number(f$value)), ", \"parameters\": [", sapply(fits, function(f) number(f$theta)),
    "],\n      \"coefficients\": [", sapply(fits, function(f) number(f$beta)), "],\n      \"errors\": [", sapply(fits, function(f) number(f$se)), "] }", collapse = ",\n    "), "\n  }"),
  paste0("\"robust-mixed\": { ", paste0("\"", colnames(robust), "\": [", apply(robust, 2, number), "]", collapse = ", "), " }"),
  paste0("\"robust-least-squares\": { ", paste0("\"", colnames(ols), "\": [", apply(ols, 2, number), "]", collapse = ", "), " }"),
  paste0("\"predictions\": { \"values\": [", number(re[, 1]), "], \"conditional\": [", number(sqrt(attr(re, "postVar")[1, 1, ])), "], \"prediction\": [", number(prediction), "] }"),
  paste0("\"fitted\": { \"marginal\": [", number(fitted$marginal), "], \"conditional\": [", number(fitted$conditional), "] }"),
  paste0("\"without\": { ", paste0("\"", rownames(drop), "\": [", apply(drop, 1, number), "]", collapse = ",\n    "), " }"),
  paste0("\"anova\": { ", paste0("\"", 1:3, "\": { ", sapply(tests, function(a) paste0("\"", rownames(a), "\": [", a[["F value"]], ", ", a[["NumDF"]], ", ", a[["DenDF"]], ", ", a[["Pr(>F)"]], "]", collapse = ", ")), " }", collapse = ", "), " }"),
  paste0("\"likelihood-ratio\": [", number(c(lr$Chisq[2], lr$Df[2], lr$`Pr(>Chisq)`[2], lr$AIC[1], lr$AIC[2], lr$BIC[2])), "]"))
writeLines(c("{", paste0("  ", lines, c(rep(",", length(lines) - 1), "")), "}"), file.path(folder, "results.json"))
