# Writes the data sets of the false-positive study (the generator and seeds of reference/bench/typeI.R).
# Usage: Rscript type1-data.R FIXTURES TRIALS PARTICIPANTS FILE
a <- commandArgs(TRUE); source(file.path(a[1], "reference", "make", "10_simulate.R"))
RNGkind("Mersenne-Twister", "Inversion", "Rejection"); con <- file(a[4], "w"); writeLines("trial,id,day,phase,severity", con)
for (r in seq_len(as.integer(a[2]))) {
  d <- sim_pilot(500000 + r, n = as.integer(a[3]), drug = 0, plac = 0, esr_slope = 0, trend = 0)$diary
  d <- d[!is.na(d$severity) & d$phase %in% c("placebo", "drug"), ]
  writeLines(paste(r, d$id, d$day, d$phase, d$severity, sep = ","), con)
}
close(con)
