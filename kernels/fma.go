//go:build !arm64 && !amd64.v3

package kernels

import "math"

// fma32 is x·y + z, rounded once, where that is at least 2⁻¹²⁶ or exact: what
// vector instructions do, and package math has for float64 alone.
//
// In float64 the product is exact; the sum is rounded there and again to float32.
// That goes wrong only where the first rounding ends halfway between two float32:
// then what it lost decides.
func fma32(x, y, z float32) float32 {
	product := float64(x) * float64(y)
	sum := product + float64(z)
	b := math.Float64bits(sum)
	if b<<35 == 1<<63 {
		back := sum - product
		lost := product - (sum - back) + (float64(z) - back)
		if lost*sum > 0 {
			b++
		}
		if lost*sum < 0 {
			b--
		}
	}
	return float32(math.Float64frombits(b))
}
