package kernels

import "unsafe"

// Events are delivered faster to targets whose numbers have 16 bits: there is
// less to read, and nothing to check in the loop. The targets ascend, so that
// the last one shows whether all are within g.

// short is g as the targets see it. It points beyond the end of g, where no
// target lies, which the checks of the race detector would not allow.
//
//go:nocheckptr
func short[T Float](g []T, idx []uint16) *[MaxSet]T {
	_ = g[idx[len(idx)-1]]
	return (*[MaxSet]T)(unsafe.Pointer(unsafe.SliceData(g)))
}

// ShortAddS delivers one event to the ascending targets idx: each gets the weight
// w. A target that is named twice gets it twice.
func ShortAddS[T Float](g []T, idx []uint16, w T) {
	if len(idx) == 0 {
		return
	}
	to := short(g, idx)
	for len(idx) >= 8 {
		i := (*[8]uint16)(idx)
		to[i[0]] += w
		to[i[1]] += w
		to[i[2]] += w
		to[i[3]] += w
		to[i[4]] += w
		to[i[5]] += w
		to[i[6]] += w
		to[i[7]] += w
		idx = idx[8:]
	}
	for _, i := range idx {
		to[i] += w
	}
}

// ShortAdd delivers one event to the ascending targets idx, with a weight for
// each.
func ShortAdd[T Float](g []T, idx []uint16, w []T) {
	if len(idx) == 0 {
		return
	}
	to := short(g, idx)
	w = w[:len(idx)]
	for len(idx) >= 4 && len(w) >= 4 {
		i, j, k, l := idx[0], idx[1], idx[2], idx[3]
		to[i] += w[0]
		to[j] += w[1]
		to[k] += w[2]
		to[l] += w[3]
		idx, w = idx[4:], w[4:]
	}
	for k, i := range idx {
		to[i] += w[k]
	}
}

// ShortMulAdd delivers one event of strength s to the ascending targets idx, with
// a weight for each.
func ShortMulAdd[T Float](g []T, idx []uint16, w []T, s T) {
	if len(idx) == 0 {
		return
	}
	to := short(g, idx)
	w = w[:len(idx)]
	for k, i := range idx {
		to[i] += T(w[k] * s)
	}
}
