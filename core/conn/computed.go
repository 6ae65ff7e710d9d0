package conn

import (
	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/core/rng"
	"github.com/bouton-sim/bouton/kernels"
)

// Computed is the same connection, whose rows are made each time they are asked for, and not kept. Only a rule that can
// make a part of a row without the rest allows that.
func (c *Conn) Computed() (*Conn, error) {
	if c.blocks == nil {
		return nil, fault.Connector("only the synapses of FixedProb can be computed instead of stored")
	}
	computed := *c
	computed.Kind = Computed
	return &computed, nil
}

// Drawn are weights that follow a law: that of synapse k, in row order, is element k of the source.
type Drawn struct {
	Law    rng.Law
	Source rng.Source
}

// Rows are the rows of a computed connection with their weights. They belong to one goroutine.
type Rows[T kernels.Float] struct {
	maker
	table   *kernels.Table[T]
	weight  T       // of all synapses, unless weights are drawn
	drawn   *Drawn  // or nil
	amount  float64 // what drawn weights are multiplied by
	indptr  []int64
	numbers rng.Numbers[T]
	weights []T
}

// NewRows returns the rows of a computed connection, which all have one weight.
func NewRows[T kernels.Float](c *Conn, weight float64) *Rows[T] {
	return &Rows[T]{maker: maker{rule: c.blocks}, table: kernels.For[T](), weight: T(weight)}
}

// NewDrawnRows returns the rows of a computed connection, with weights that are drawn and multiplied by amount.
func NewDrawnRows[T kernels.Float](c *Conn, drawn Drawn, amount float64) *Rows[T] {
	r := NewRows[T](c, 0)
	r.drawn, r.amount, r.indptr = &drawn, amount, c.counted().Indptr
	return r
}

// Add adds s times the weights of rows, which ascend, to the states of post neurons lo to hi-1.
func (r *Rows[T]) Add(state []T, rows []int32, lo, hi int, s T) {
	r.each(rows, lo, hi, func(p part) {
		if r.drawn == nil {
			addPart(&r.maker, r.table, state, p, T(r.weight*s))
			return
		}
		targets, weights := r.part(p)
		if s == 1 {
			r.table.ScatterAdd(state, targets, weights)
		} else {
			r.table.ScatterMulAdd(state, targets, weights, s)
		}
	})
}

// Visit calls visit for parts of a row in the range of post neurons lo to hi-1, with their weights: one for all, or one
// for each. Both lists are good until visit returns.
func (r *Rows[T]) Visit(row int32, lo, hi int, visit func(targets []int32, weights []T)) {
	r.each([]int32{row}, lo, hi, func(p part) { visit(r.part(p)) })
}

// part lists the post neurons of a part and their weights.
func (r *Rows[T]) part(p part) (targets []int32, weights []T) {
	targets, begin := r.targets(p)
	if r.drawn == nil {
		r.weights = append(r.weights[:0], r.weight)
		return targets, r.weights
	}
	r.weights = append(r.weights[:0], make([]T, len(targets))...)
	r.numbers.Draw(r.weights, r.drawn.Law, r.drawn.Source, 0, uint64(r.indptr[p.row]+int64(begin)))
	if r.amount != 1 {
		for k, w := range r.weights {
			r.weights[k] = T(float64(w) * r.amount)
		}
	}
	return targets, r.weights
}
