package net

import (
	"slices"

	"github.com/bouton-sim/bouton/core/expr"
	"github.com/bouton-sim/bouton/kernels"
)

// firing is who of a group fired some steps ago, as a list, or for whom a mask was
// true that was written into a ring: what a mask holds that operations of the user
// read.
type firing struct {
	group *Group
	ring  *ring // or the operation that writes one
	lag   int64
}

// firing returns who a mask is true for when stage at of the step reads it, where
// that is known as a list: of the spikes of a group, of a copy, or of what comes
// out of a ring. Python, where it acts within the step, may write spikes that
// nobody lists.
func (p *plan) firing(all sequence, mask, at int) (f firing, ok bool) {
	for len(p.parts) == 0 {
		from, ok := all.writer(mask)
		if !ok {
			return f, false
		}
		s, before := all.stages[from], from >= at
		if s.emitter != nil && p.slots[&s.emitter.Object]["spike"] == mask {
			f.group = s.emitter
			if before {
				f.lag = 1
			}
			return f, true
		}
		if before {
			return f, false // it shows what was there before somebody wrote spikes
		}
		if old, ok := all.remembered(from); ok && old.from.ring.ring.isBool {
			return firing{ring: old.from.ring, lag: old.lag}, true
		}
		if mask, ok = s.copied(mask); !ok {
			return f, false
		}
		at = from
	}
	return f, false
}

// copied returns the memory slot of which code makes another one a copy.
func (s *stage) copied(slot int) (of int, ok bool) {
	if len(s.code) != 1 {
		return none, false
	}
	made, slots := expr.Follow(s.code[0].body), s.code[0].scope.Slots
	for name, to := range slots {
		if value := made.Values[name]; to == slot && value != nil {
			of, ok = slots[value.Name]
		}
	}
	return of, ok
}

// unheard lets code list nobody whom nobody asks for.
func (p *plan) unheard() {
	for _, s := range p.stages {
		if g := s.emitter; g != nil && !p.listed[g] && !p.net.hears(g) {
			s.emitter, s.code[0].scope.Emits = nil, false
			s.writes = slices.DeleteFunc(s.writes, func(slot int) bool { return slot == events(g) })
			p.mute[g] = true
		}
	}
}

// listen lets a stage read a list of spikes.
func (p *plan) listen(s *stage, f firing) {
	from := p.origin(f)
	if f.ring != nil {
		p.noted[f.ring] = true
	} else {
		p.listed[f.group], from = true, events(f.group)
	}
	if f.lag == 0 {
		s.reads, s.others = append(s.reads, from), append(s.others, from)
	}
}

// origin is the memory slot whose masks are listed.
func (p *plan) origin(f firing) int {
	if f.ring != nil {
		return p.slot(f.ring.ring)
	}
	return p.slots[&f.group.Object]["spike"]
}

// source is the spikes as lists.
func (s *Simulation[T]) source(f firing) *source {
	if f.ring != nil {
		return &source{ring: s.note(f.ring), lag: f.lag}
	}
	return &source{ring: s.spikes[f.group.index], lag: f.lag}
}

// spikeProduct is the product of a mask that is known as a list.
type spikeProduct struct {
	product
	firing
}

type spikeProductTask[T kernels.Float] struct {
	spiking[T]
	target
	rows rows[T]
}

func newSpikeProduct[T kernels.Float](s *Simulation[T], p spikeProduct) (task[T], error) {
	rows, err := newRows[T](p.matrix, 1)
	return &spikeProductTask[T]{spiking[T]{s.source(p.firing), none}, target{p.post.index, p.to}, rows}, err
}

func (p *spikeProductTask[T]) divide(bounds [][]int) error { return p.rows.divide(bounds[p.group]) }

func (p *spikeProductTask[T]) run(w *worker[T]) {
	r := w.reach(p.group)
	for b := range p.ring {
		state := w.state(p.slot, b)
		w.sim.kernels.Fill(state[r.lo:r.hi], 0)
		p.rows.addAll(w.sim.kernels, state, r, w.joined(p.due(b, w.tick)))
	}
}

// spikeTotal is the sum of a mask that is known as a list.
type spikeTotal struct {
	total
	firing
}

type spikeTotalTask[T kernels.Float] struct {
	spiking[T]
	shares[T]
}

func (t *spikeTotalTask[T]) divide([][]int) error { return nil }

func (t *spikeTotalTask[T]) run(w *worker[T]) {
	for b := range t.ring {
		t.bring(w, b, t.sum(w, b))
	}
}
