# Times (processor time, so that other work on the machine does not count) the R calls that bench/statistics wrote beside its data. Usage: Rscript timings.R DIR
dir <- commandArgs(TRUE)[1]
suppressWarnings(suppressMessages({ library(lme4); library(lmerTest); library(nlme); library(pbkrtest); suppressWarnings(require(survival, quietly = TRUE)); for (p in c('coin', 'boot', 'metafor', 'sandwich', 'MASS')) requireNamespace(p, quietly = TRUE) }))
calls <- read.delim(file.path(dir, "calls.txt"), header = FALSE, quote = "", stringsAsFactors = FALSE)
out <- character()
for (i in seq_len(nrow(calls))) {
  d <- read.csv(file.path(dir, paste0(calls[i, 2], ".csv")), stringsAsFactors = TRUE)
  if ("phase" %in% names(d)) d$phase <- factor(d$phase, levels = unique(d$phase))
  run <- parse(text = calls[i, 3])[[1]]
  # A call that R cannot do, for want of a package, has no time.
  if (inherits(try(suppressWarnings(suppressMessages(eval(run))), silent = TRUE), "try-error")) { cat(calls[i, 1], "failed\n"); next }
  cpu <- function(k) sum(system.time(for (j in seq_len(k)) tryCatch(suppressWarnings(suppressMessages(eval(run))), error = function(e) NULL))[1:2]) * 1000 / k
  ms <- cpu(1); if (ms < 1000) ms <- cpu(max(1, floor(1500 / max(ms, 1))))
  out <- c(out, paste(calls[i, 1], ms, sep = "\t")); cat(out[length(out)], "\n")
}
writeLines(out, file.path(dir, "r.txt"))
