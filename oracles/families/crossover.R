# Balaam's design, ABB/BAA and a Williams square of four with carry-over, by the mixed model with Kenward-Roger. R 4.2.2 with lmerTest and pbkrtest.
suppressMessages({ library(lmerTest); library(pbkrtest); library(jsonlite) })
RNGkind("Mersenne-Twister", "Inversion", "Rejection"); set.seed(20261202)
make <- function(sequences, each, effects, carry) {
  d <- do.call(rbind, lapply(seq_len(length(sequences) * each), function(i) {
    s <- strsplit(sequences[(i - 1) %% length(sequences) + 1], "")[[1]]; before <- c("none", s[-length(s)])
    data.frame(id = sprintf("P%02d", i), sequence = paste(s, collapse = ""), period = seq_along(s), treatment = s, before = before,
      y = round(50 + rnorm(1, 0, 6) + effects[s] + ifelse(before == "none", 0, carry[before]) + 1.5 * (seq_along(s) == 2) + rnorm(length(s), 0, 3), 1))
  }))
  d
}
fit <- function(d, drop = integer(0)) {
  if (length(drop)) d <- d[-drop, ]
  e <- transform(d, id = factor(id), sequence = factor(sequence), period = factor(period), treatment = factor(treatment))
  # First-order carry-over of each treatment against the first, none in the first period.
  for (t in levels(e$treatment)[-1]) e[[paste0("after", t)]] <- as.numeric(e$before == t) - as.numeric(e$before == levels(e$treatment)[1])
  after <- paste0("after", levels(e$treatment)[-1])
  m <- lmer(as.formula(paste("y ~ sequence + period + treatment +", paste(after, collapse = " + "), "+ (1 | id)")), e, control = lmerControl(optimizer = "nloptwrap", optCtrl = list(xtol_abs = 1e-12, ftol_abs = 1e-14)))
  s <- summary(m, ddf = "Kenward-Roger")$coefficients; keep <- grep("^(treatment|after)", rownames(s))
  list(data = as.list(d), names = rownames(s)[keep], estimate = unname(s[keep, 1]), se = unname(s[keep, 2]), df = unname(s[keep, 3]), p = unname(s[keep, 5]), reml = as.numeric(logLik(m)))
}
effects <- c(A = 0, B = -5, C = -3, D = -1); carry <- c(A = 0, B = -1.5, C = 0, D = 0)
cat(toJSON(list(balaam = fit(make(c("AB", "BA", "AA", "BB"), 5, effects, carry)), extraPeriod = fit(make(c("ABB", "BAA"), 8, effects, carry), drop = c(9, 24)),
  williams = fit(make(c("ABDC", "BCAD", "CDBA", "DACB"), 3, effects, carry), drop = c(8, 21, 22))), digits = 15, auto_unbox = TRUE))
