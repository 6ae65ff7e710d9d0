// Package memory asks the system for large pages where the program reads and writes at random.
package memory

import "unsafe"

// hugePage is the size of the large pages of most systems.
const hugePage = 2 << 20

// Huge makes n zeros of a type without pointers. The system is asked for large pages for those that lie in whole ones:
// they are quicker to get, and to find.
func Huge[E any](n int) []E {
	v := make([]E, n)
	size := unsafe.Sizeof(*new(E))
	if uintptr(n)*size < 2*hugePage {
		return v
	}
	first := unsafe.Pointer(unsafe.SliceData(v))
	skip := -uintptr(first) % hugePage
	advise(unsafe.Slice((*byte)(unsafe.Add(first, skip)), (uintptr(n)*size-skip)&^(hugePage-1)))
	return v
}
