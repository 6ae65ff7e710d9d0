package net

import (
	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/core/memory"
	"github.com/bouton-sim/bouton/core/rng"
	"github.com/bouton-sim/bouton/kernels"
)

// matrix is the weights of a connection: one for all synapses, or one for each in
// row order, or numbers to draw.
type matrix struct {
	conn    *conn.Conn
	weights []float64
	narrow  []float32   // instead of weights, one for each synapse
	drawn   *conn.Drawn // instead of weights
}

// uniform reports whether all pairs have a synapse of the same weight.
func (m matrix) uniform() bool { return m.conn.Kind == conn.AllToAll && len(m.weights) == 1 }

// even reports whether all post neurons receive the same.
func (m matrix) even() bool { return m.uniform() && m.conn.IncludeSelf }

// weightsOf returns weights, each multiplied by amount. Those that are given in
// the type T are not copied.
func weightsOf[T kernels.Float](m matrix, amount float64) ([]T, error) {
	var given any = m.weights
	switch {
	case m.drawn != nil:
		drawn := memory.Huge[T](int(m.conn.Len()))
		if err := rng.Fill(drawn, m.drawn.Law, m.drawn.Source, 0, 0); err != nil {
			return nil, err
		}
		given = drawn
	case m.narrow != nil:
		given = m.narrow
	}
	if same, ok := given.([]T); ok && amount == 1 {
		return same, nil
	}
	if narrow, ok := given.([]float32); ok {
		return scaled[T](narrow, amount), nil
	}
	return scaled[T](given.([]float64), amount), nil
}

// scaled returns values, each multiplied by amount.
func scaled[T, F kernels.Float](values []F, amount float64) []T {
	out := make([]T, len(values))
	for i, v := range values {
		out[i] = T(float64(v) * amount)
	}
	return out
}

// SetWeights sets the weight of the synapses: one value, or one for each
// synapse in row order (by pre neuron; within a row in the order given), which
// must stay as they are.
func (p *Projection) SetWeights(w []float64) error {
	p.matrix = matrix{conn: p.conn, weights: w}
	return p.checkWeights(len(w))
}

// ShareWeights is SetWeights with one value for each synapse, in the precision of
// float32 networks, which use them where they are.
func (p *Projection) ShareWeights(w []float32) error {
	p.matrix = matrix{conn: p.conn, narrow: w}
	return p.checkWeights(len(w))
}

func (p *Projection) checkWeights(given int) error {
	if given == 1 && p.narrow == nil {
		return nil
	}
	if count := p.conn.Len(); int64(given) != count {
		return fault.Value("%s: g_max must be one value or one for each of the %d synapses, got %d", p.label, count, given)
	}
	if p.conn.Kind == conn.Computed {
		return fault.NotImplemented("%s: synapses that are computed have weights that are computed too: "+
			"give one value, or a law to draw from", p.label)
	}
	return nil
}

// DrawWeights sets weights that are drawn from a law, those of Setup(seed,
// stream): rounded to the type of the network, in row order.
func (p *Projection) DrawWeights(law rng.Law, seed, stream uint64) error {
	p.matrix = matrix{conn: p.conn, drawn: &conn.Drawn{Law: law, Source: rng.Setup(seed, stream)}}
	return rng.Check(law)
}

// DrawnProduct is Product with weights that are drawn from a law, as
// [Projection.DrawWeights] does.
func (n *Network) DrawnProduct(c *conn.Conn, src, dst Variable, law rng.Law, seed, stream uint64) error {
	if err := rng.Check(law); err != nil {
		return err
	}
	drawn := &conn.Drawn{Law: law, Source: rng.Setup(seed, stream)}
	return n.multiply(&multiply{matrix: matrix{conn: c, drawn: drawn}, src: src, dst: dst})
}
