package kernels

import "unsafe"

// prefetch asks for the lines of 64 bytes that begin in size bytes from p on.
//
//go:noescape
func prefetch(p unsafe.Pointer, size uintptr)
