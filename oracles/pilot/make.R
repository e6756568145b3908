# The analyses of ldn-fibromyalgia-2009 in R: nlme (random effects with AR(1), generalised least squares with compound symmetry), lmerTest (Satterthwaite), base R.
# Usage: Rscript make.R FOLDER > numbers.json, FOLDER holding main.csv, severity.csv (daybook simulate) and demo.csv (daybook export); README.md names the commands.
suppressMessages({ library(nlme); library(lmerTest) })
folder <- commandArgs(trailingOnly = TRUE)[1]
read <- function(file) read.csv(file.path(folder, file), stringsAsFactors = FALSE)
# A tight convergence, so that both programs stop at the same optimum.
tight <- lmeControl(maxIter = 500, msMaxIter = 500, msMaxEval = 5000, niterEM = 50, tolerance = 1e-9, msTol = 1e-10)
number <- function(x) trimws(formatC(unname(x), digits = 12, format = "g"))
say <- function(x) paste0("{ ", paste0("\"", names(x), "\": ", sapply(x, number), collapse = ", "), " }")

# Diaries of simulated trials: the primary model and the paper's.
periods <- function(d) relevel(factor(d$period), ref = "placebo")
model <- function(d, random) {
  d$p <- periods(d); d$drug <- as.numeric(d$period == "drug")
  fit <- lme(value ~ p, random = random, correlation = corAR1(form = ~ day | participant), data = d, method = "REML", control = tight)
  k <- fixef(fit); v <- vcov(fit); at <- paste0("p", setdiff(levels(d$p), "placebo"))
  list(difference = k[["pdrug"]], "unadjusted-standard-error" = sqrt(v["pdrug", "pdrug"]),
    "drug-baseline" = k[["pdrug"]] - k[["pbaseline"]],
    f = c(t(k[at]) %*% solve(v[at, at]) %*% k[at]) / length(at), "log-likelihood" = as.numeric(logLik(fit)),
    phi = coef(fit$modelStruct$corStruct, unconstrained = FALSE)[[1]])
}
of <- function(file, random, seed) { d <- read(file); model(d[d$seed == seed & (file != "main.csv" | d$period != "washout"), ], random) } # the primary model leaves the washout out

# The demo: entries that count, each in the period that its day falls into.
all <- read("demo.csv")
all$flags[is.na(all$flags)] <- ""
counts <- all[is.na(all$superseded_by) & !is.na(all$number) & (all$flags %in% c("", "late") | (all$form == "laboratory" & all$flags == "out-of-range")), ]
counts <- counts[order(counts$label, counts$form, counts$occasion_key, counts$item, counts[["repeat."]]), ]
counts <- counts[!duplicated(counts[c("label", "form", "occasion_key", "item")]), ]
held <- unique(all[all$occasion == "visit", c("label", "occasion_key", "study_day")])
start <- function(who, visit, planned) { day <- held$study_day[held$label == who & held$occasion_key == visit]; if (length(day)) day[1] else planned }
calendar <- sapply(sort(unique(counts$label)), function(who) {
  b <- 1; p <- start(who, "v2", b + 14); d <- start(who, "v3", p + 14); w <- start(who, "v7", d + 56)
  c(baseline = b, placebo = p, drug = d, washout = w, end = w + 14)
})
diary <- counts[counts$item == "severity", ]
diary$period <- mapply(function(who, day) { i <- findInterval(day, calendar[, who]); if (i < 5) rownames(calendar)[i] else NA }, diary$label, diary$study_day)
last <- mapply(function(who, period) { i <- match(period, rownames(calendar)); calendar[i + 1, who] - 14 }, diary$label, diary$period)
diary$last14 <- diary$study_day >= last
summary_of <- function(d, least) { m <- aggregate(number ~ label + period, d, function(x) if (length(x) >= least) mean(x) else NA)
  w <- reshape(m, idvar = "label", timevar = "period", direction = "wide"); rownames(w) <- w$label; names(w) <- sub("number.", "", names(w), fixed = TRUE); w }
response <- function(d, least) { w <- summary_of(d, least); w <- w[complete.cases(w[c("baseline", "placebo", "drug")]), ]
  w$points <- 100 * (w$baseline - w$drug) / w$baseline - 100 * (w$baseline - w$placebo) / w$baseline; w }
reduction <- function(d, least) { w <- response(d, least); t <- t.test(w$points)
  c30 <- binom.test(sum(w$points >= 30), nrow(w))$conf.int
  list(n = nrow(w), difference = unname(t$estimate), "standard-error" = t$stderr, low = t$conf.int[1], high = t$conf.int[2], p = t$p.value,
    "mean-of-ratios-drug" = mean(100 * (w$baseline - w$drug) / w$baseline), "ratio-of-means-drug" = 100 * (mean(w$baseline) - mean(w$drug)) / mean(w$baseline),
    "mean-of-ratios-placebo" = mean(100 * (w$baseline - w$placebo) / w$baseline), "ratio-of-means-placebo" = 100 * (mean(w$baseline) - mean(w$placebo)) / mean(w$baseline),
    "responders-30" = sum(w$points >= 30), "responders-30-low" = c30[1], "responders-30-high" = c30[2], "responders-50" = sum(w$points >= 50)) }

# The questionnaire of 1997 from its twenty items, complete forms only: eleven of daily life as a mean, two counts of days, seven lines, with the printed factors.
items <- counts[grepl("^fiq-", counts$item), ]
items$i <- as.integer(sub("fiq-", "", items$item))
forms <- reshape(items[c("label", "occasion_key", "study_day", "i", "number")], idvar = c("label", "occasion_key", "study_day"), timevar = "i", direction = "wide")
x <- as.matrix(forms[paste0("number.", 1:20)])
forms$value <- rowMeans(x[, 1:11]) * 3.33 + (7 - x[, 12]) * 1.43 + x[, 13] * 1.43 + rowSums(x[, 14:20])
forms$value <- pmin(100, forms$value) # the factors are rounded, and the worst answers would make 100.01
stopifnot(!anyNA(forms$value))
forms$period <- c(v1 = "baseline", v2 = "baseline", v3 = "placebo", v4 = "drug", v5 = "drug", v6 = "drug", v7 = "drug", v8 = "washout")[forms$occasion_key]
forms$p <- periods(forms)
symmetric <- gls(value ~ p, correlation = corCompSymm(form = ~ 1 | label), data = forms, method = "REML", control = glsControl(tolerance = 1e-10, msTol = 1e-12))
# With a positive correlation it is the model with a random level, of which lmerTest counts the degrees of freedom.
level <- lmer(value ~ p + (1 | label), forms, REML = TRUE, control = lmerControl(optCtrl = list(xtol_rel = 1e-12, ftol_rel = 1e-14)))
one <- contest(level, c(0, 0, 1, 0), joint = FALSE); stopifnot(names(fixef(level))[3] == "pdrug"); together <- contest(level, diag(4)[2:4, ])
fiq <- list(n = length(unique(forms$label)), difference = coef(symmetric)[["pdrug"]], "standard-error" = sqrt(vcov(symmetric)["pdrug", "pdrug"]), "log-likelihood" = as.numeric(logLik(symmetric)),
  df = one$df, p = one[["Pr(>|t|)"]], f = together[["F value"]], "f-df" = together$NumDF, "f-ddf" = together$DenDF, "f-p" = together[["Pr(>F)"]])

whole <- response(diary, 7)
predictor <- function(known) { x <- known[rownames(whole)]; keep <- !is.na(x); t <- cor.test(x[keep], whole$points[keep])
  out <- sapply(which(keep), function(i) cor(x[keep & seq_along(x) != i], whole$points[keep & seq_along(x) != i]))
  list(n = sum(keep), r = unname(t$estimate), low = t$conf.int[1], high = t$conf.int[2], p = t$p.value, spearman = cor(x[keep], whole$points[keep], method = "spearman"),
    "leave-one-out-lowest" = min(out), "leave-one-out-highest" = max(out)) }
first <- function(item) { d <- counts[counts$item == item & counts$occasion_key == "v1", ]; setNames(d$number, d$label) }
impact <- with(forms[forms$occasion_key == "v1", ], setNames(value, label))

simulated <- function(file, random) paste0("{ \"1\": ", say(of(file, random, 1)), ",\n    \"2\": ", say(of(file, random, 2)), " }")
cat("{\n  \"main\": ", simulated("main.csv", ~ drug | participant), ",\n  \"model-severity\": ", simulated("severity.csv", ~ 1 | participant),
  ",\n  \"demo\": {\n    \"model-fiq\": ", say(fiq), ",\n    \"reduction-whole\": ", say(reduction(diary, 7)), ",\n    \"reduction-last-14\": ", say(reduction(diary[diary$last14, ], 7)),
  ",\n    \"predictor-esr\": ", say(predictor(first("esr"))), ",\n    \"predictor-duration\": ", say(predictor(first("duration"))), ",\n    \"predictor-impact\": ", say(predictor(impact)), "\n  }\n}\n", sep = "")
