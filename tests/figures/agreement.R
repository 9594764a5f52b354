# Works out the figures of AgreementTests with R 4.2, multilevel 2.7 and psych 2.2.9. Run: Rscript agreement.R
suppressMessages({library(multilevel); library(psych)})
x <- matrix(c(4,5,4,4, 5,5,4,5, 3,4,4,3, 2,2,3,2, 3,2,2,2, 4,3,3,4, 3,3,2,4), ncol=4, byrow=TRUE)
g <- c(1,1,1,2,2,3,3)
print(rwg.j(x, rep(1,7), ranvar=2), digits=15)
print(ad.m(x, rep(1,7)), digits=15)
print(psych::alpha(as.data.frame(x))$total$raw_alpha, digits=15)
s <- rowMeans(x)
print(ICC1(aov(s ~ as.factor(g))), digits=15)
print(qt(.975, c(1,4,30)), digits=15)
print(s); 
