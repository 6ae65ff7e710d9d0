package net

import "github.com/bouton-sim/bouton/core/fault"

// TakeFlight brings the spikes of a group that are still on their way in
// another simulation of the same network, so that this one goes on from there.
// Spikes older than the longest delay of either simulation are left behind.
func (s *Simulation[T]) TakeFlight(to *Group, other any, from *Group) error {
	o, ok := other.(*Simulation[T])
	if !ok || to.size != from.size || len(s.spikes[to.index]) != len(o.spikes[from.index]) {
		return fault.Value("%s: spikes can come from a group of the same size, batch and float type only", to.label)
	}
	if (!o.net.listens(from) || o.plan.mute[from]) && from.has("spike") {
		o.listSpikes(from.index, o.memory[o.plan.slots[&from.Object]["spike"]])
	}
	s.markStale(&to.Object, "spike")
	for b, ring := range s.spikes[to.index] {
		ring.take(s.tick, o.spikes[from.index][b], o.tick)
	}
	return nil
}

// take replaces all past steps by those of another ring, counted back from the
// step now of this one and then of the other.
func (s *spikes) take(now int64, other *spikes, then int64) {
	for lag := int64(1); lag < int64(len(s.ring)); lag++ {
		s.clear(now-lag, 0)
		if lag >= int64(len(other.ring)) {
			continue
		}
		list := s.at(now - lag)
		for _, spikes := range other.at(then - lag) {
			list[0] = append(list[0], spikes...)
		}
	}
}
