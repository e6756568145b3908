# Treatment difference adjusted for period in two-period crossovers, in base R.
# Usage: Rscript make.R FOLDER > results.json, FOLDER holding the CSV files of the R package xover (mjg211/xover, data/*.rda as CSV).
# Participants with both periods only: half the difference between the sequences of the within-participant difference (Hills and Armitage 1979).
folder <- commandArgs(trailingOnly = TRUE)[1]

cases <- list(
  list(id = "asthma-2", file = "data_asthma_2.csv", y = "pef", a = "F", b = "S"),
  list(id = "asthma", file = "data_asthma.csv", y = "fev1", a = "A", b = "B"),
  list(id = "copd", file = "data_copd.csv", y = "pefr", a = "A", b = "B"),
  list(id = "angina", file = "data_angina.csv", y = "heart.rate", a = "L", b = "M"),
  list(id = "raynaud", file = "data_raynaud.csv", y = "attacks", a = "N", b = "P"))

number <- function(x) trimws(formatC(x, digits = 15, format = "g"))
pairs <- function(x) paste0("{ ", paste0("\"", names(x), "\": ", x, collapse = ", "), " }")

analyse <- function(case) {
  d <- read.csv(file.path(folder, case$file), stringsAsFactors = FALSE)
  d <- d[!is.na(d[[case$y]]), ]
  w <- merge(d[d$treatment == case$a, ], d[d$treatment == case$b, ], by = "subject", suffixes = c(".a", ".b"))
  # first minus second treatment, within the participant; a-first participants have a in period 1
  w$d <- w[[paste0(case$y, ".a")]] - w[[paste0(case$y, ".b")]]
  w$first <- factor(w$period.a == 1, levels = c(TRUE, FALSE))
  p <- ifelse(w$period.a == 1, w$d, -w$d) # period 1 minus period 2
  t <- t.test(p ~ w$first, var.equal = TRUE)
  estimate <- unname(diff(rev(t$estimate))) / 2
  # the same by a linear model with participants as fixed effects
  both <- d[d$subject %in% w$subject, ]
  both$treatment <- factor(both$treatment, levels = c(case$b, case$a))
  fit <- summary(lm(reformulate(c("factor(subject)", "treatment", "factor(period)"), case$y), both))$coefficients
  row <- fit[paste0("treatment", case$a), ]
  stopifnot(abs(row[["Estimate"]] - estimate) < 1e-8, abs(row[["Std. Error"]] - t$stderr / 2) < 1e-8)
  naive <- t.test(w$d)
  pairs(c(
    id = paste0("\"", case$id, "\""), file = paste0("\"", case$file, "\""),
    subjects = length(unique(d$subject)), pairs = nrow(w), df = unname(t$parameter),
    difference = number(estimate), se = number(unname(t$stderr) / 2),
    lower = number(t$conf.int[1] / 2), upper = number(t$conf.int[2] / 2), p = number(t$p.value),
    "paired-difference" = number(unname(naive$estimate)), "paired-se" = number(naive$stderr)))
}

cat("{\n  \"made-by\": \"", R.version.string, ", oracles/xover/make.R\",\n  \"cases\": [\n    ",
  paste(vapply(cases, analyse, ""), collapse = ",\n    "), "\n  ]\n}\n", sep = "")
