//go:build !amd64

package kernels

import "unsafe"

// Hints that are not given change no result.

func prefetch(unsafe.Pointer, uintptr) {}

func prefetchEach(unsafe.Pointer, uintptr, *int32, int) {}

func prefetchRows(unsafe.Pointer, uintptr, *int64, *int64, *int32, int, uintptr) {}
