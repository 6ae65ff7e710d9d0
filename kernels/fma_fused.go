//go:build arm64 || amd64.v3

package kernels

// fma32 is x·y + z, rounded once: the compiler makes one instruction of it.
func fma32(x, y, z float32) float32 { return x*y + z }
