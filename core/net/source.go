package net

import (
	"slices"

	"github.com/bouton-sim/bouton/kernels"
)

// source is the spikes of a pre group as a projection sees them: those of some
// steps ago, the same for all neurons or one number for each.
type source struct {
	ring []*spikes // of each row of the batch
	lag  int64
	lags []int64 // of each neuron, or nil
	kind []int64 // the different lags, where there are several
}

func newSource[T kernels.Float](s *Simulation[T], p *Projection) *source {
	src := &source{ring: s.spikes[p.pre.index], lag: s.plan.earliest(p)}
	switch len(p.delays) {
	case 0:
	case 1:
		src.lag = s.plan.lag(p, p.delays[0])
	default:
		for _, k := range p.delays {
			src.lags = append(src.lags, s.plan.lag(p, k))
		}
		src.kind = slices.Compact(slices.Sorted(slices.Values(src.lags)))
	}
	return src
}

// due lists the neurons whose spikes arrive in a step of a row, ascending when
// the lists are read one after the other.
func (s *source) due(row int, tick int64) [][]int32 {
	if s.lags == nil {
		return s.ring[row].at(tick - s.lag)
	}
	var due []int32
	for _, lag := range s.kind {
		for _, list := range s.ring[row].at(tick - lag) {
			for _, j := range list {
				if s.lags[j] == lag {
					due = append(due, j)
				}
			}
		}
	}
	slices.Sort(due)
	return [][]int32{due}
}
