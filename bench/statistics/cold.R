# One fit of the pilot's AR(1) model in a fresh process, as an analyst would run it. Usage: Rscript cold.R DIR (data written by the benchmark)
suppressWarnings(suppressMessages({ library(nlme); library(lmerTest) }))
d <- read.csv(file.path(commandArgs(TRUE)[1], "pilot-gaps.csv"), stringsAsFactors = TRUE); d$phase <- factor(d$phase, levels = unique(d$phase))
summary(lme(severity ~ phase, d, random = ~ 1 + drug | id, correlation = corAR1(form = ~ day | id)))
