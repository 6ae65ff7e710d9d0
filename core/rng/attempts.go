package rng

import "sync"

// attempts fills dst by rejection. A try writes one candidate for each element, and a number that is not 0 for those
// that are accepted; each element keeps its first accepted candidate. Every try has a source of its own, so that
// an element's number does not depend on how many tries its neighbours took.
func attempts(dst []float64, source Source, try func(candidate, accepted []float64, s Source)) {
	t := trials.Get().(*trial)
	defer trials.Put(t)
	candidate, accepted, waiting := t.candidate[:len(dst)], t.accepted[:len(dst)], t.waiting[:len(dst)]
	for i := range waiting {
		waiting[i] = int32(i)
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

// trial is scratch of attempts; waiting are the elements that have no number yet.
type trial struct {
	candidate, accepted [fillBlock]float64
	waiting             [fillBlock]int32
}

var trials = sync.Pool{New: func() any { return new(trial) }}
