package rng

import (
	"math"

	"github.com/bouton-sim/bouton/kernels"
)

// Logarithms of probabilities, which keep their digits for large means (C. Loader, "Fast and accurate computation of
// binomial probabilities", 2000).

// logPoisson is that of x when mean are expected.
func logPoisson(x, mean float64) float64 {
	if x == 0 {
		return -mean
	}
	return -deviance(x, mean) - stirlingError(x) - float64(0.5*kernels.LogOf(2*math.Pi*x))
}

// logBinomial is that of x successes in n trials of probability p.
func logBinomial(x, n, p float64) float64 {
	switch x {
	case 0:
		return n * kernels.Log1pOf(-p)
	case n:
		return n * kernels.LogOf(p)
	}
	rest := stirlingError(n) - stirlingError(x) - stirlingError(n-x)
	return rest - deviance(x, n*p) - deviance(n-x, n*(1-p)) + float64(0.5*kernels.LogOf(n/(2*math.Pi*x*(n-x))))
}

// deviance is x·log(x/mean) + mean - x.
func deviance(x, mean float64) float64 {
	d := (x - mean) / mean
	return mean * (float64((1+d)*kernels.Log1pOf(d)) - d)
}

// stirlingError is log x! - ((x + ½)·log x - x + ½·log 2π) of a whole number above 0, by Stirling's series from 10 on.
func stirlingError(x float64) float64 {
	if x < 10 {
		return logFactorials[int(x)] - (float64((x+0.5)*kernels.LogOf(x)) - x + halfLog2Pi)
	}
	r := 1 / float64(x*x)
	tail := 1./1260 - r/1680
	tail = 1./360 - float64(r*tail)
	return (1./12 - float64(r*tail)) / x
}

const halfLog2Pi = 0.9189385332046727418

var logFactorials = [10]float64{0, 0, math.Ln2, 1.7917594692280550008, 3.1780538303479456196, 4.7874917427820459942,
	6.5792512120101009951, 8.5251613610654143002, 10.604602902745250228, 12.801827480081469611}
