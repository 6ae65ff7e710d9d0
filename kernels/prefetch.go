package kernels

import "unsafe"

// Prefetch asks the processor to bring the beginning of row to its caches and
// returns at once: for rows of events that will be delivered soon, too far apart
// for the processor to guess.
func Prefetch[E any](row []E) {
	size := uintptr(len(row)) * unsafe.Sizeof(*new(E))
	prefetch(unsafe.Pointer(unsafe.SliceData(row)), min(size, prefetchBytes))
}

// prefetchBytes is how much of a row is asked for; its first lines tell the
// processor to go on.
const prefetchBytes = 512
