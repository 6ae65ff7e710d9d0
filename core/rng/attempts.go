package rng

// attempts fills dst by rejection. A try writes one candidate for each element, and a number that is not 0 for those
// that are accepted; each element keeps its first accepted candidate. Every try has a source of its own, so that
// an element's number does not depend on how many tries its neighbours took.
func attempts(dst []float64, source Source, try func(candidate, accepted []float64, s Source)) {
	var buffers [2][fillBlock]float64
	candidate, accepted := buffers[0][:len(dst)], buffers[1][:len(dst)]
	waiting := make([]int, len(dst))
	for i := range waiting {
		waiting[i] = i
	}
	for n := uint32(0); len(waiting) > 0; n++ {
		try(candidate, accepted, source.Part(n))
		rejected := waiting[:0]
		for _, i := range waiting {
			if accepted[i] != 0 {
				dst[i] = candidate[i]
			} else {
				rejected = append(rejected, i)
			}
		}
		waiting = rejected
	}
}
