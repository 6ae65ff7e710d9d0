package net

import (
	"slices"

	"github.com/bouton-sim/bouton/core/fault"
)

// Monitor records a state after each step.
type Monitor struct {
	object  *Object
	state   string
	isBool  bool
	indices []int64 // in the flat state, row after row of a batch; nil: all
	buffer  []byte
	logging bool
	log     [][]int64 // of each worker: places of the spikes in the rows, one row after the other
}

// AddMonitor records a state of an object, of all neurons or of those listed.
func (n *Network) AddMonitor(o *Object, state string, indices []int64) (*Monitor, error) {
	s, err := o.state(state)
	if err == nil {
		err = o.visible(state)
	}
	if err != nil {
		return nil, err
	}
	if o.extent(state) != o.width() {
		return nil, fault.Value("%s.%s: a ring of rows cannot be monitored", o.label, state)
	}
	for _, i := range indices {
		if i < 0 || i >= int64(o.width()) {
			return nil, fault.Index("%s.%s: monitor index %d is out of range for %d values", o.label, state, i, o.width())
		}
	}
	m := &Monitor{object: o, state: state, isBool: s.Bool, indices: indices}
	n.monitors = append(n.monitors, m)
	return m, nil
}

// ofEvents reports whether it records the spikes of a whole group: who is on the
// list of those who fired.
func (m *Monitor) ofEvents() bool {
	return m.object == &m.object.space.Object && m.state == "spike" && m.indices == nil
}

// Width is the number of values in a row.
func (m *Monitor) Width() int {
	if m.indices != nil {
		return len(m.indices)
	}
	return m.object.width()
}

// Record sets where the coming steps write their rows, one after the other:
// values of the network's float type, or one byte for each boolean. The
// buffer holds zeros at first. When it is full, or nil, nothing is recorded.
func (m *Monitor) Record(buffer []byte) { m.buffer, m.logging = buffer, false }

// Log lets the coming steps note the places of spikes instead: few numbers where
// rows would hold almost only zeros. It is for the spikes of a whole group.
func (m *Monitor) Log() error {
	if !m.ofEvents() {
		return fault.Value("%s.%s: only the spikes of a whole group can be logged", m.object.label, m.state)
	}
	m.buffer, m.logging = nil, true
	for w := range m.log {
		m.log[w] = m.log[w][:0]
	}
	return nil
}

// Logged returns what was noted since Log: row times width plus place in the
// row, in no particular order.
func (m *Monitor) Logged() []int64 { return slices.Concat(m.log...) }

// addMonitors makes the stages of the monitors, once in a step. Whose firing no
// operation has listed by then, of those it is listed here.
func (p *plan) addMonitors() {
	if p.recorded {
		return
	}
	p.recorded = true
	for _, g := range p.net.groups {
		if g.has("spike") && !p.emitted[g] && p.net.listens(g) {
			p.addEmission(g)
		}
	}
	for _, m := range p.net.monitors {
		p.addShowing(m.object, m.state)
		slot := p.slots[m.object][m.state]
		reads := []int{events(m.object.space)}
		if !m.ofEvents() {
			reads = append(reads, slot)
		}
		p.stages = append(p.stages, &stage{group: m.object.space, reads: reads, make: func() work { return recording{m, slot} }})
	}
}

// RowBytes is the size of a row, for floats of that many bytes.
func (m *Monitor) RowBytes(float int) int {
	if m.isBool {
		return m.Width()
	}
	return m.Width() * float
}
