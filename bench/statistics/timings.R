# Times the R calls that bench/statistics wrote beside its data. Usage: Rscript timings.R DIR
dir <- commandArgs(TRUE)[1]
suppressWarnings(suppressMessages({ library(lme4); library(lmerTest); library(nlme); library(pbkrtest) }))
calls <- read.delim(file.path(dir, "calls.txt"), header = FALSE, quote = "", stringsAsFactors = FALSE)
out <- character()
for (i in seq_len(nrow(calls))) {
  d <- read.csv(file.path(dir, paste0(calls[i, 2], ".csv")), stringsAsFactors = TRUE)
  if ("phase" %in% names(d)) d$phase <- factor(d$phase, levels = unique(d$phase))
  run <- parse(text = calls[i, 3])[[1]]
  one <- function() system.time(tryCatch(suppressWarnings(suppressMessages(eval(run))), error = function(e) NULL))[["elapsed"]] * 1000
  first <- one()
  reps <- max(1, min(30, floor(5000 / max(first, 1))))
  ms <- if (reps > 1) median(replicate(reps, one())) else first
  out <- c(out, paste(calls[i, 1], ms, sep = "\t")); cat(out[length(out)], "\n")
}
writeLines(out, file.path(dir, "r.txt"))
