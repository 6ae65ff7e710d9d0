package block

import "unsafe"

// cacheLine is what vectors are aligned to: a load that crosses it costs twice.
const cacheLine = 64

// Aligned returns n zeros that begin at a cache line.
func Aligned[T any](n int) []T {
	var v T
	extra := cacheLine / int(unsafe.Sizeof(v))
	raw := make([]T, n+extra)
	skip := 0
	if rest := int(uintptr(unsafe.Pointer(&raw[0])) % cacheLine); rest != 0 {
		skip = (cacheLine - rest) / int(unsafe.Sizeof(v))
	}
	return raw[skip : skip+n : skip+n]
}
