package kernels

import "unsafe"

// prefetch asks for the lines of 64 bytes that have some of the size bytes from
// p on.
//
//go:noescape
func prefetch(p unsafe.Pointer, size uintptr)

// prefetchEach asks for the line of each of n elements, by their numbers.
//
//go:noescape
func prefetchEach(first unsafe.Pointer, size uintptr, list *int32, n int)

// prefetchRows asks for the lines of each of n rows, and of none for more bytes
// than most.
//
//go:noescape
func prefetchRows(first unsafe.Pointer, size uintptr, begin, end *int64, list *int32, n int, most uintptr)
