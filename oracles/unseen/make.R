# Makes reference cases on data that nobody has seen: the reference's own scripts and families, with every outcome moved by
# noise, other seeds of its simulations, and random counts. What agrees here was not fitted to the published cases.
# Usage: DAYBOOK_FIXTURES=... Rscript oracles/unseen/make.R SEED FOLDER, then: daybook fit --all FOLDER/public
# Needs R with lme4, lmerTest, pbkrtest, emmeans, nlme, coin, exactRankTests, car, lmtest, sandwich, survival, boot, mice, jsonlite,
# multcomp, HSAUR3, vcd (all in Debian). One of the families' examples crashes R (tobit-02, a clustered survreg) and is left out.
arguments <- commandArgs(TRUE)
seed <- as.integer(arguments[1]); folder <- arguments[2]
reference <- file.path(Sys.getenv("DAYBOOK_FIXTURES"), "reference")
dir.create(file.path(folder, "public", "data"), recursive = TRUE, showWarnings = FALSE)
Sys.setenv(REF_ROOT = folder)
for (f in c("00_lib.R", "01_oracle.R", "02_mixed.R", "03_other.R", "10_simulate.R")) source(file.path(reference, "make", f))

# ---- noise on outcomes; times, visits, codes and covariates of a design stay ----
design <- c("day", "day_c", "hours", "days_exact", "week", "visit", "visit_n", "period", "Days", "Days_c", "age", "age_c", "t", "Time", "s1", "c1",
            "ord", "month", "time", "temp", "day2", "hours_f", "carry_c", "status", "event", "x1", "x2", "x3", "ldn", "drug", "subject", "id",
            "repeat_no", "segment", "day_in_segment", "sens1", "sens2", "censored", "cold_censored", "replicate", "durable", "frail", "high")
as_published <- export_data
moved <- function(v) {
  w <- v + rnorm(length(v), 0, 0.35 * sd(v, na.rm = TRUE))
  if (all(v >= 0, na.rm = TRUE)) w <- pmax(w, 0)
  if (all(v == round(v), na.rm = TRUE)) round(w) else signif(w, 5)
}
export_data <- function(split, name, df, origin) {
  df <- as.data.frame(df, stringsAsFactors = FALSE)
  set.seed(1000 * seed + nchar(name) + sum(utf8ToInt(name)))
  for (n in setdiff(names(df), design))
    if (is.numeric(df[[n]]) && length(unique(df[[n]])) > 6) df[[n]] <- moved(df[[n]])
  as_published(split, name, df, origin)
}

# ---- trial data that no R package carries are taken from the published cases ----
published <- file.path(reference, "public"); columns <- list()
for (f in list.files(published, "json$", full.names = TRUE)) {
  case <- jsonlite::fromJSON(f, simplifyVector = FALSE)
  if (!is.null(case$data$file)) columns[[case$data$file]] <- case$data$columns
}
set.seed(99 + seed)
for (n in c("xo_copd", "xo_patel", "xo_senn_pef", "xo_bp_repeated", "xo_hypertension", "xo_cerebro1", "fev")) {
  file <- paste0("data/", n, ".csv")
  d <- read.csv(file.path(published, file), colClasses = "character", na.strings = "NA", check.names = FALSE)
  for (k in names(d)) d[[k]] <- if (columns[[file]][[k]]$type == "factor") factor(d[[k]], levels = unlist(columns[[file]][[k]]$levels)) else as.numeric(d[[k]])
  if (n == "xo_cerebro1") d$y <- ifelse(runif(nrow(d)) < 0.15, 1 - d$y, d$y)
  export_data("public", n, d, list(kind = "published data, moved"))
}

# ---- the published families on the moved data; what needs a file that is not here is named ----
for (f in c("20_public_mixed.R", "21_public_other.R")) {
  text <- gsub("(sim_pilot|sim_crossover|sim_parallel)\\(([0-9]{8})\\)", paste0("\\1(\\2 + ", seed, ")"), readLines(file.path(reference, "make", f)))
  for (e in parse(text = text)) {
    words <- paste(deparse(e), collapse = "")
    if (grepl("tobit-02", words)) next
    tryCatch(eval(e, globalenv()), error = function(err) cat("left out:", substr(words, 1, 60), "-", conditionMessage(err), "\n"))
  }
}

# ---- families of numbers without a file ----
set.seed(7 * seed)
some <- function(n) rbinom(1, n, runif(1))
fam_binom("exact-90", S, "Random proportions", lapply(1:12, function(i) { n <- sample(3:200, 1); list(x = some(n), n = n, p0 = round(runif(1, 0.05, 0.95), 2)) }))
fam_twoprop("exact-91", S, "Random pairs of proportions", lapply(1:10, function(i) { n <- sample(5:60, 1); m <- sample(5:60, 1); list(x1 = some(n), n1 = n, x2 = some(m), n2 = m) }))
fam_paired_binary("exact-92", S, "Random paired answers", lapply(1:8, function(i) list(both = rpois(1, 5), only_first = rpois(1, 6), only_second = rpois(1, 3), neither = rpois(1, 8))))
table3x4 <- matrix(rpois(12, 6) + 1, 3, dimnames = list(r = letters[1:3], c = LETTERS[1:4]))
fam_rxc("exact-93", S, "A random table", as.table(table3x4), ordinal = TRUE)
for (m in c(4, 7)) { g <- matrix(runif(m * m), m); diag(g) <- 0; fam_multiplicity(paste0("mult-9", m), S, "A random graph", round(rbeta(m, 0.5, 4), 4), rep(1 / m, m), g / rowSums(g)) }
fam_desc("desc-90", S, "Random samples", list(a = round(rnorm(11, 50, 9), 2), b = round(rexp(26), 3) + 0.01, c = c(1, 1, 2, 2, 2, 5, 9)))
fam_nof1("nof1-90", S, "A random series", A = round(rnorm(9, 60, 8)), B = round(rnorm(13, 52, 8)), improvement = "decrease", blocks = round(rnorm(10, 50, 6)))
fam_nof1("nof1-91", S, "A short random series", A = round(rnorm(5, 20, 8)), B = round(rnorm(7, 25, 8)), improvement = "increase", start_min = 3)
fam_randtest("rand-90", S, "Random differences", round(rnorm(11, 3, 6), 1))
fam_rates("ae-90", S, "Random rates", lapply(1:6, function(i) list(x1 = rpois(1, 9), t1 = round(runif(1, 10, 200), 1), x2 = rpois(1, 5), t2 = round(runif(1, 10, 200), 1))))
fam_dist("dist-90", S, "Random arguments", 40 + seed)
fam_rubin("miss-90", S, "Random imputations", list(few = list(est = rnorm(8, -5, 1), se = runif(8, 1, 2), dfcom = 60), many = list(est = rnorm(30, 2, 0.2), se = runif(30, 0.5, 0.6), dfcom = 900)))
fam_bayes("bayes-90", S, "A random participant", round(50 + as.vector(arima.sim(list(ar = 0.4), 36)) * 6 - rep(c(0, 8), each = 18), 2), rep(0:1, each = 18))
fam_power("power-90", S, "Random sizes", list(two_sample = list(kind = "t_two", n = sample(10:200, 1), delta = 4, sd = 11), paired = list(kind = "t_paired", n = sample(6:40, 1), delta = 7, sd = 12), n_two = list(kind = "t_n", delta = 3, sd = 9, power = 0.8)))
fam_boot("boot-90", S, "Other draws", "cd4", c("baseline", "oneyear"), "Pearson correlation of baseline and oneyear", function(z) cor(z[[1]], z[[2]]), 999, 10 + seed)
cat(length(CASES), "cases\n")
