//go:build !amd64

package kernels

import "unsafe"

// prefetch does nothing: a hint that is not given changes no result.
func prefetch(unsafe.Pointer, uintptr) {}
