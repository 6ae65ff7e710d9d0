//go:build !(goexperiment.simd && amd64)

package kernels

// vectorTiers returns no tier: this build has plain loops only.
func vectorTiers() []tier { return nil }

// clearUpper has nothing to clear.
func clearUpper() {}
