# Reference-based imputation with jackknife errors and tipping points: gls with corSymm and varIdent, conditional means written here. R 4.2.2 with nlme.
suppressMessages({ library(nlme); library(jsonlite) })
RNGkind("Mersenne-Twister", "Inversion", "Rejection"); set.seed(20261201)
n <- 36; K <- 3
S <- outer(1:K, 1:K, function(a, b) 0.6^abs(a - b)) * 16
base <- round(rnorm(n, 50, 6), 1); arm <- rep(0:1, n / 2)
Y <- t(sapply(1:n, function(i) 10 + 0.7 * base[i] - 2.2 * arm[i] * (1:K) + as.vector(t(chol(S)) %*% rnorm(K))))
Y <- round(Y, 1); out <- sapply(1:n, function(i) if (i <= 2) K + 1 else sample(c(2, 3, K + 1, K + 1, K + 1), 1))
for (i in 1:n) if (out[i] <= K) Y[i, out[i]:K] <- NA
Y[5, 1] <- NA
effect <- function(keep, how, deltas) {
  d <- data.frame(id = rep(keep, each = K), visit = factor(rep(1:K, length(keep))), time = rep(1:K, length(keep)), base = rep(base[keep], each = K), arm = rep(arm[keep], each = K), y = as.vector(t(Y[keep, ])))
  m <- gls(y ~ 0 + visit + visit:base + visit:arm, na.omit(d), correlation = corSymm(form = ~ time | id), weights = varIdent(form = ~ 1 | visit), control = glsControl(tolerance = 1e-12, msTol = 1e-13, maxIter = 500, msMaxIter = 500, opt = "nlminb"))
  b <- matrix(coef(m), K)
  cs <- corMatrix(m$modelStruct$corStruct); C <- cs[[which(sapply(cs, nrow) == K)[1]]]
  sd <- m$sigma * coef(m$modelStruct$varStruct, uncons = FALSE, allCoef = TRUE)[as.character(1:K)]
  V <- C * outer(sd, sd)
  sapply(deltas, function(delta) {
    last <- sapply(keep, function(i) {
      y <- Y[i, ]; a <- b[, 1] + b[, 2] * base[i] + b[, 3]; r <- b[, 1] + b[, 2] * base[i]
      o <- which(!is.na(y)); u <- which(is.na(y)); if (!length(u)) return(y[K]); L <- if (length(o)) max(o) else 0
      mu <- if (arm[i] == 0) r else if (how == "MAR" || L == K) a else if (how == "J2R") ifelse(1:K > L, r, a) else if (how == "CR") r else ifelse(1:K > L, r + (if (L) (a - r)[L] else 0), a)
      z <- mu[u] + (if (length(o)) V[u, o, drop = FALSE] %*% solve(V[o, o], y[o] - mu[o]) else 0) + ifelse(arm[i] == 1 & u > L, delta, 0)
      y[u] <- z; y[K]
    })
    coef(lm(last ~ arm[keep] + base[keep]))[2]
  })
}
deltas <- c(0, 1, 4)
of <- function(how) {
  whole <- effect(1:n, how, deltas); left <- sapply(1:n, function(k) effect(setdiff(1:n, k), how, deltas))
  se <- apply(left, 1, function(e) sqrt((n - 1) / n * sum((e - mean(e))^2)))
  slope <- left[2, ] - left[1, ]
  p <- function(delta) { e <- whole[1] + delta * (whole[2] - whole[1]); l <- left[1, ] + delta * slope; 2 * pnorm(-abs(e / sqrt((n - 1) / n * sum((l - mean(l))^2)))) }
  list(estimate = unname(whole), se = se, tipping = if (p(0) < 0.05 && p(30) > 0.05) uniroot(function(x) p(x) - 0.05, c(0, 30), tol = 1e-12)$root else NA)
}
cat(toJSON(list(arm = arm, base = base, y = Y, deltas = deltas, MAR = of("MAR"), J2R = of("J2R"), CR = of("CR"), CIR = of("CIR")), digits = 15, auto_unbox = TRUE, na = "null"))
