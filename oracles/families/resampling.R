# Studentised bootstrap (boot.ci's "stud") on given replicates, and a cost-effectiveness plane on given points. R 4.2.2 with boot.
suppressMessages({ library(boot); library(jsonlite) })
RNGkind("Mersenne-Twister", "Inversion", "Rejection"); set.seed(20261130)
x <- round(rgamma(25, 2, 0.2), 2)
b <- boot(x, function(d, i) c(mean(d[i]), var(d[i]) / length(i)), 399)
ci <- sapply(c(0.9, 0.95), function(l) boot.ci(b, l, type = "stud", var.t0 = b$t0[2], var.t = b$t[, 2])$student[4:5])
cost <- round(rnorm(200, 150, 300), 1); effect <- round(rnorm(200, 0.03, 0.02), 4)
wtp <- c(0, 1000, 5000, 20000)
cat(toJSON(list(values = x, replicates = b$t[, 1], errors = sqrt(b$t[, 2]), estimate = b$t0[1], error = sqrt(b$t0[2]), level90 = ci[, 1], level95 = ci[, 2],
  cost = cost, effect = effect, wtp = wtp, acceptability = sapply(wtp, function(l) mean(l * effect - cost > 0)),
  quadrants = c(mean(cost >= 0 & effect >= 0), mean(cost < 0 & effect >= 0), mean(cost < 0 & effect < 0), mean(cost >= 0 & effect < 0))), digits = 15, auto_unbox = TRUE))
