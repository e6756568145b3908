# Cochran's Q, and exact p values by enumerating every arrangement of every person's answers. R 4.2.2 with coin for the asymptotic test.
suppressMessages({ library(coin); library(jsonlite) })
RNGkind("Mersenne-Twister", "Inversion", "Rejection"); set.seed(20261128)
q <- function(x) { k <- ncol(x); C <- colSums(x); R <- rowSums(x); (k - 1) * (k * sum(C^2) - sum(C)^2) / (k * sum(R) - sum(R^2)) }
exact <- function(x) {
  k <- ncol(x); sums <- matrix(0, 1, k); observed <- sum(colSums(x)^2)
  for (i in seq_len(nrow(x))) {
    r <- sum(x[i, ]); sets <- combn(k, r, simplify = FALSE); if (r == 0) sets <- list(integer(0))
    sums <- do.call(rbind, lapply(sets, function(s) { y <- sums; y[, s] <- y[, s] + 1; y }))
  }
  mean(rowSums(sums^2) >= observed - 1e-9)
}
case <- function(n, p) {
  x <- sapply(p, function(q) rbinom(n, 1, q)); storage.mode(x) <- "integer"
  long <- data.frame(y = factor(as.vector(x), levels = 0:1), condition = factor(rep(seq_along(p), each = n)), id = factor(rep(1:n, length(p))))
  t <- symmetry_test(y ~ condition | id, long, teststat = "quadratic")
  list(x = x, q = q(x), coin = as.numeric(statistic(t)), p = as.numeric(pvalue(t)), exact = exact(x))
}
cat(toJSON(list(case(8, c(0.2, 0.5, 0.8)), case(7, c(0.3, 0.4, 0.5, 0.8)), case(9, c(0.5, 0.5, 0.6))), digits = 15, auto_unbox = TRUE))
