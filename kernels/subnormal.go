package kernels

import "runtime"

// WithoutSubnormals calls f on a thread where numbers too small for the exponent
// (below 2⁻¹²⁶ in float32) are taken as zero, as operands and as results. States
// that decay end there, and processors need a hundred times as long for them.
// Goroutines that f starts do without it.
func WithoutSubnormals(f func()) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	before := floatControl()
	setFloatControl(before | flushBits)
	defer setFloatControl(before)
	f()
}
