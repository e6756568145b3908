# How often R finds a drug effect in simulated pilots in which there is none.
#   daybook simulate ldn-fibromyalgia-2009 --runs 2000 --effects none --csv null.csv
#   Rscript null.R null.csv 1 2000 results.csv
# R 4.2.2, nlme 3.1-162 with its default control, lmerTest 3.1-3. The model is the pilot's primary one: a level and a drug effect for every participant,
# AR(1) over the days (nlme; its own degrees of freedom), or without AR(1) (lmerTest, Satterthwaite). NA: R could not fit the trial.
suppressMessages({library(nlme); library(lmerTest)})
a <- commandArgs(TRUE); d <- read.csv(a[1], stringsAsFactors = TRUE); d <- d[d$period != "washout", ]
d$period <- relevel(droplevels(d$period), ref = "placebo"); d$varies <- as.integer(d$period == "drug")
z0 <- split(d, d$seed); out <- NULL
for (s in names(z0)[as.integer(a[2]):as.integer(a[3])]) {
  z <- z0[[s]]
  p1 <- tryCatch({ f <- lme(value ~ period, data = z, random = ~ 1 + varies | participant, correlation = corAR1(form = ~ day | participant)); summary(f)$tTable["perioddrug", c("p-value", "t-value")] }, error = function(e) c(NA, NA))
  p2 <- tryCatch({ f <- suppressMessages(suppressWarnings(lmerTest::lmer(value ~ period + (1 + varies | participant), data = z))); suppressMessages(suppressWarnings(coef(summary(f))))["perioddrug", "Pr(>|t|)"] }, error = function(e) NA)
  out <- rbind(out, c(as.integer(s), p1, p2))
}
colnames(out) <- c("seed", "nlme_p", "nlme_t", "lmer_p")
write.csv(out, a[4], row.names = FALSE)
