//go:build !amd64 && !arm64

package kernels

// Elsewhere subnormal numbers stay: they change no result that anyone sees.

const flushBits = 0

func floatControl() uint32 { return 0 }

func setFloatControl(uint32) {}
