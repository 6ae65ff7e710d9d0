package net

import (
	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/core/fault"
)

// multiply is a product of a state with a matrix, where the user wants it. The
// weights are numbers, or another state: one for each synapse in row order.
type multiply struct {
	matrix
	src, dst, by Variable
}

// Product lets dst_i = Σ_j src_j w_ji here, over the synapses of a connection:
// with one weight, or one for each synapse in row order. What is 0 costs nothing.
func (n *Network) Product(c *conn.Conn, src, dst Variable, weights []float64) error {
	if count := c.Len(); len(weights) != 1 && int64(len(weights)) != count {
		return fault.Value("Product: weights must be one value or one for each of the %d synapses, got %d", count, len(weights))
	}
	return n.multiply(&multiply{matrix: matrix{conn: c, weights: weights}, src: src, dst: dst})
}

// ProductOf is Product with weights that are a state.
func (n *Network) ProductOf(c *conn.Conn, src, dst, weights Variable) error {
	if count := c.Len(); int64(weights.size()) != count {
		return fault.Value("Product: %v must have one value for each of the %d synapses, and has %d", weights, count, weights.size())
	}
	if weights == dst {
		return fault.Value("Product: %v cannot be weight and result at once", dst)
	}
	return n.multiply(&multiply{matrix: matrix{conn: c}, src: src, dst: dst, by: weights})
}

func (n *Network) multiply(m *multiply) error {
	switch {
	case m.conn.Pre != m.src.size() || m.conn.Post != m.dst.size():
		return fault.Connector("Product: the connection is from %d to %d neurons, but %v has %d values and %v has %d",
			m.conn.Pre, m.conn.Post, m.src, m.src.size(), m.dst, m.dst.size())
	case m.conn.Kind == conn.Computed && m.drawn == nil && len(m.weights) != 1:
		return fault.NotImplemented("Product: synapses that are computed have one weight, or weights that are drawn from a law")
	case m.src == m.dst:
		return fault.Value("Product: %v cannot be factor and result at once", m.src)
	}
	n.then(m)
	if m.by.object != nil {
		return flat("Product", m.src, m.dst, m.by)
	}
	return flat("Product", m.src, m.dst)
}

func (m *multiply) add(p *plan) error {
	with := product{matrix: m.matrix, from: p.slot(m.src), to: p.slot(m.dst), post: m.dst.object.space, mask: m.src.isBool}
	if m.by.object == nil {
		p.addMultiply(with)
		p.products[p.stages[len(p.stages)-1]] = m
	} else {
		weights := p.slot(m.by)
		read := []int{with.from, weights}
		p.stages = append(p.stages, &stage{group: with.post, reads: read, others: read, writes: []int{with.to},
			make: func() work { return plastic{with, weights} }})
	}
	return p.written("Product", m.dst)
}
