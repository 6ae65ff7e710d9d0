package net

import (
	"math"

	"github.com/bouton-sim/bouton/kernels"
)

// solve returns the solution of as many linear equations as there are unknowns:
// each is its factors and then its right side. By elimination, the largest
// factors first; NaN or Inf where there is none. The equations are lost. No
// library does it, since the bits must be those of every machine.
func solve(equations [][]float64) []float64 {
	n := len(equations)
	for k := range n {
		for i := k + 1; i < n; i++ {
			if math.Abs(equations[i][k]) > math.Abs(equations[k][k]) {
				equations[i], equations[k] = equations[k], equations[i]
			}
		}
		for _, row := range equations[k+1:] {
			subtract(row[k:], equations[k][k:], row[k]/equations[k][k])
		}
	}
	x := make([]float64, n)
	for k := n - 1; k >= 0; k-- {
		row := equations[k]
		sum := row[n]
		for m := k + 1; m < n; m++ {
			sum -= float64(row[m] * x[m])
		}
		x[k] = sum / row[k]
	}
	return x
}

// subtract takes a multiple of one row from another.
func subtract(row, other []float64, times float64) {
	for k, v := range other {
		row[k] -= float64(v * times)
	}
}

// chebyshevZeros are those of the Chebyshev polynomial of [0, 1] of degree n.
func chebyshevZeros(n int) []float64 {
	u := make([]float64, n)
	for i := range u {
		u[i] = math.Pi * float64(2*i+1) / float64(2*n)
	}
	kernels.Plain[float64]().Cos(u, u)
	for i, v := range u {
		u[i] = (1 + v) / 2
	}
	return u
}
