# The same crossovers by a mixed model: outcome ~ treatment + period + (1 | subject), REML, Kenward-Roger (lme4, lmerTest, pbkrtest).
# Usage: Rscript mixed.R FOLDER > mixed.json, FOLDER as for make.R. All values are used, also of participants with a missing period.
suppressWarnings(suppressMessages({ library(lme4); library(lmerTest) }))
folder <- commandArgs(trailingOnly = TRUE)[1]
cases <- list(
  list(id = "asthma-2", y = "pef"), list(id = "asthma", y = "fev1"), list(id = "copd", y = "pefr"), list(id = "angina", y = "heart.rate"),
  list(id = "raynaud", y = "attacks"), list(id = "claudication", y = "lvet"), list(id = "eia", y = "fev1"))
number <- function(x) trimws(formatC(x, digits = 10, format = "g"))

analyse <- function(case) {
  d <- read.csv(file.path(folder, paste0("data_", gsub("-", "_", case$id), ".csv")), stringsAsFactors = FALSE)
  d$y <- d[[case$y]]; d <- d[!is.na(d$y), ]
  d$treatment <- factor(d$treatment, levels = sort(unique(d$treatment), method = "radix")); d$period <- factor(d$period); d$subject <- factor(d$subject)
  fit <- lmerTest::lmer(y ~ treatment + period + (1 | subject), d, control = lmerControl(optCtrl = list(xtol_abs = 1e-12, ftol_abs = 1e-12)))
  rows <- coef(summary(fit, ddf = "Kenward-Roger"))
  rows <- rows[grepl("^treatment", rownames(rows)), , drop = FALSE]
  paste0("{ \"id\": \"", case$id, "\", \"y\": \"", case$y, "\", \"rows\": ", nrow(d), ", \"effects\": { ",
    paste0("\"", rownames(rows), "\": [", number(rows[, 1]), ", ", number(rows[, 2]), ", ", number(rows[, 3]), "]", collapse = ", "), " } }")
}

cat("{\n  \"made-by\": \"", R.version.string, ", lme4 ", as.character(packageVersion("lme4")), ", pbkrtest ", as.character(packageVersion("pbkrtest")),
  ", oracles/xover/mixed.R\",\n  \"effect\": \"estimate, standard error, df\",\n  \"cases\": [\n    ", paste(vapply(cases, analyse, ""), collapse = ",\n    "), "\n  ]\n}\n", sep = "")
