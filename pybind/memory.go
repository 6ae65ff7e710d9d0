package pybind

import "unsafe"

// view is the memory of n values at an address of Python's. The detour over a
// pointer to the address is what go vet accepts: the memory is not Go's.
func view[T any](addr uint64, n int) []T {
	if n == 0 || addr == 0 {
		return nil
	}
	p := uintptr(addr)
	return unsafe.Slice(*(**T)(unsafe.Pointer(&p)), n)
}

// copied is a copy of n values at an address of Python's, for what is kept.
func copied[T any](addr uint64, n int) []T {
	return append([]T(nil), view[T](addr, n)...)
}
