package rng

import "github.com/bouton-sim/bouton/kernels"

// poissonTable has the sums of chances of one mean. Elements that share a mean, as inputs of a constant rate do, look
// their count up; it is the one that inversion finds, to the bit.
type poissonTable struct {
	mean  float64
	made  bool
	sums  [mostTurns]float64
	guide [guides]uint8 // how many sums are not above the start of each part of [0, 1)
}

// guides is into how many equal parts [0, 1) is cut: few have a sum inside.
const guides = 256

// shared reports whether all means are one that is drawn by inversion.
func shared[T kernels.Float](mean []T) bool {
	for _, m := range mean {
		if m != mean[0] {
			return false
		}
	}
	return mean[0] >= 0 && mean[0] <= smallMean
}

// set makes the table of a mean, by the operations of invertPoisson.
func (t *poissonTable) set(mean float64) {
	if t.made && t.mean == mean {
		return
	}
	t.mean, t.made = mean, true
	chance := kernels.ExpOf(-mean)
	sum := chance
	for k := range t.sums {
		t.sums[k] = sum
		chance = float64(chance*mean) / float64(k+1)
		sum += chance
	}
	k := 0
	for part := range t.guide {
		for k < mostTurns && t.sums[k] <= float64(part)/guides {
			k++
		}
		t.guide[part] = uint8(k)
	}
}

// count is that of a number in [0, 1).
func (t *poissonTable) count(uniform float64) int {
	k := int(t.guide[int(uniform*guides)])
	for k < mostTurns && t.sums[k] <= uniform {
		k++
	}
	return k
}

// poissonShared fills dst with Poisson numbers of one small mean.
func (s *Sampler[T]) poissonShared(dst []T, mean float64, stream kernels.Stream, first uint64) {
	uniform := s.uniform[:len(dst)]
	kernels.For[float64]().Uniform(uniform, stream, first)
	s.table.set(mean)
	for i, u := range uniform {
		dst[i] = T(s.table.count(u))
	}
}
