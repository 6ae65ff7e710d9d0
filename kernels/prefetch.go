package kernels

import "unsafe"

// Prefetching asks the processor to bring something to its caches, and returns at
// once: for rows of events that will be delivered soon, too far apart for the
// processor to guess.

// Prefetch asks for the beginning of a row.
func Prefetch[E any](row []E) {
	size := uintptr(len(row)) * unsafe.Sizeof(*new(E))
	prefetch(unsafe.Pointer(unsafe.SliceData(row)), min(size, prefetchBytes))
}

// prefetchBytes is how much of a row is asked for; its first lines tell the
// processor to go on.
const prefetchBytes = 512

// PrefetchEach asks for values[j] for each j of a list.
func PrefetchEach[E any](values []E, list []int32) {
	prefetchEach(unsafe.Pointer(unsafe.SliceData(values)), unsafe.Sizeof(*new(E)), unsafe.SliceData(list), len(list))
}

// PrefetchRows asks for the beginning of values[begin[j]:end[j]] for each j of a
// list.
func PrefetchRows[E any](values []E, begin, end []int64, list []int32) {
	prefetchRows(unsafe.Pointer(unsafe.SliceData(values)), unsafe.Sizeof(*new(E)), unsafe.SliceData(begin), unsafe.SliceData(end),
		unsafe.SliceData(list), len(list), prefetchBytes)
}
