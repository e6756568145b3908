# How far R itself is from the robust errors of the reference case lm-02-longley, at the case's own tolerance.
# Usage: Rscript longley-sandwich.R CASE.json longley.csv (needs sandwich, jsonlite). Run it under another BLAS to see its numbers move:
#   OPENBLAS_CORETYPE=SkylakeX LD_PRELOAD=.../openblas-pthread/libblas.so.3 Rscript longley-sandwich.R ...
suppressMessages(library(sandwich)); a <- commandArgs(TRUE)
reference <- jsonlite::fromJSON(a[1])$results; d <- read.csv(a[2])
f <- lm(Employed ~ GNP.deflator + GNP + Unemployed + Armed.Forces + Population + Year, d)
table <- function(V) { se <- sqrt(diag(V)); t <- coef(f) / se; cbind(se, t, p = 2 * pt(-abs(t), f$df.residual)) }
ours <- list(hc0 = table(vcovHC(f, "HC0")), hc3 = table(vcovHC(f, "HC3")),
  newey_west = table(NeweyWest(f, lag = floor(4 * (nrow(d) / 100)^(2 / 9)), prewhite = FALSE, adjust = FALSE)))
missed <- worst <- 0
for (k in names(ours)) for (i in rownames(ours[[k]])) for (j in c("se", "t", "p")) {
  relative <- abs(ours[[k]][i, j] / reference[[k]][[i]][[j]] - 1); missed <- missed + (relative > 1e-8); worst <- max(worst, relative)
}
cat(basename(extSoftVersion()[["BLAS"]]), Sys.getenv("OPENBLAS_CORETYPE"), "numbers missed:", missed, "of 63; largest relative difference", format(worst, digits = 2), "; hc0 (Intercept)", format(ours$hc0[1, 1], digits = 16), "\n")
