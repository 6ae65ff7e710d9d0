package kernels

// scatterAddS delivers one event to the targets idx: each gets the weight w. A
// target that is named twice gets it twice.
func scatterAddS[T Float](g []T, idx []int32, w T) {
	for len(idx) >= 4 {
		i, j, k, l := idx[0], idx[1], idx[2], idx[3]
		g[i] += w
		g[j] += w
		g[k] += w
		g[l] += w
		idx = idx[4:]
	}
	for _, i := range idx {
		g[i] += w
	}
}

// scatterAdd delivers one event to the targets idx, with a weight for each.
func scatterAdd[T Float](g []T, idx []int32, w []T) {
	w = w[:len(idx)]
	for len(idx) >= 4 && len(w) >= 4 {
		i, j, k, l := idx[0], idx[1], idx[2], idx[3]
		g[i] += w[0]
		g[j] += w[1]
		g[k] += w[2]
		g[l] += w[3]
		idx, w = idx[4:], w[4:]
	}
	for k, i := range idx {
		g[i] += w[k]
	}
}

// scatterMulAdd delivers one event of strength s to the targets idx, with a
// weight for each.
func scatterMulAdd[T Float](g []T, idx []int32, w []T, s T) {
	w = w[:len(idx)]
	for k, i := range idx {
		g[i] += T(w[k] * s)
	}
}
