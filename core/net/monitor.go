package net

import (
	"github.com/bouton-sim/bouton/core/fault"
)

// Monitor records a state after each step.
type Monitor struct {
	object  *Object
	state   string
	isBool  bool
	indices []int64 // in the flat state, row after row of a batch; nil: all
	buffer  []byte
}

// AddMonitor records a state of an object, of all neurons or of those listed.
func (n *Network) AddMonitor(o *Object, state string, indices []int64) (*Monitor, error) {
	s, err := o.state(state)
	if err != nil {
		return nil, err
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
func (m *Monitor) Record(buffer []byte) { m.buffer = buffer }

func (p *plan) addMonitors() error {
	for _, m := range p.net.monitors {
		slot := p.slots[m.object][m.state]
		p.stages = append(p.stages, &stage{group: m.object.space, reads: []int{slot}, make: func() work { return recording{m, slot} }})
	}
	return nil
}

// RowBytes is the size of a row, for floats of that many bytes.
func (m *Monitor) RowBytes(float int) int {
	if m.isBool {
		return m.Width()
	}
	return m.Width() * float
}
