package rng

import (
	"math"

	"github.com/bouton-sim/bouton/kernels"
)

// poissonTable has the sums of chances of one mean. Elements that share a mean, as inputs of a constant rate do, look
// their count up; it is the one that inversion finds, to the bit.
type poissonTable struct {
	mean   float64
	made   bool
	sums   []float64      // as long as they grow
	limits kernels.Limits // the upper words of the first of them, all but those of rare counts
}

// A count is rare if the chance of it or a larger one is below rareTail of 2³².
const rareTail = 1 << 18

// set makes the table of a mean, by the operations of invertPoisson.
func (t *poissonTable) set(mean float64) {
	if t.made && t.mean == mean {
		return
	}
	t.mean, t.made = mean, true
	chance := kernels.ExpOf(-mean)
	t.sums = append(t.sums[:0], chance)
	for k := 1.0; k < mostTurns; k++ {
		chance = float64(chance*mean) / k
		sum := t.sums[len(t.sums)-1] + chance
		if sum == t.sums[len(t.sums)-1] && k > mean {
			break
		}
		t.sums = append(t.sums, sum)
	}
	t.setLimits()
}

func (t *poissonTable) setLimits() {
	var limits [kernels.MaxLimits]uint32
	n := 0
	for n < min(len(limits), len(t.sums)) {
		limits[n] = uint32(min(t.sums[n]*0x1p32, math.MaxUint32))
		if n++; limits[n-1] > math.MaxUint32-rareTail {
			break
		}
	}
	t.limits.Set(limits[:n])
}

// count is that of a number in [0, 1).
func (t *poissonTable) count(uniform float64) int {
	for k, sum := range t.sums {
		if sum > uniform {
			return k
		}
	}
	return mostTurns // the sums are rounded: the last may lie below 1
}
