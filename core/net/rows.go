package net

import (
	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/kernels"
)

// rows are the weights of a matrix: row j holds those of the synapses of pre
// neuron j.
type rows[T kernels.Float] interface {
	// add adds s times row j to a state of the post neurons, within reach.
	add(k *kernels.Table[T], state []T, r reach, j int, s T)
	// addAll adds the rows of all neurons of a list.
	addAll(k *kernels.Table[T], state []T, r reach, list []int32)
	// divide tells the bounds of the workers' ranges of post neurons.
	divide(bounds []int) error
}

// reach is a worker's range of post neurons.
type reach struct{ worker, lo, hi int }

// newRows returns the weights of a matrix, each multiplied by amount, in the
// form that suits its connection.
func newRows[T kernels.Float](m matrix, amount float64) (rows[T], error) {
	if bits, err := newBitRows[T](m, amount); bits != nil || err != nil {
		return bits, err
	}
	return newListed[T](m, amount)
}

// newListed is newRows without bits.
func newListed[T kernels.Float](m matrix, amount float64) (rows[T], error) {
	if m.conn.Kind == conn.Computed {
		return &computed[T]{matrix: m, amount: amount}, nil
	}
	weights, err := weightsOf[T](m, amount)
	if err != nil {
		return nil, err
	}
	switch {
	case m.conn.Kind == conn.OneToOne:
		return &diagonal[T]{weights}, nil
	case m.conn.Kind == conn.AllToAll && m.conn.IncludeSelf && len(weights) > 1:
		return &dense[T]{weights, m.conn.Post}, nil
	}
	list, err := m.conn.Packed()
	if err != nil {
		return nil, err
	}
	if len(weights) == 0 {
		weights = make([]T, 1) // of no synapse
	} else if len(weights) > 1 {
		weights = conn.Stored(list, weights)
	}
	if list.Short != nil {
		return &sparse[T, uint16]{newCuts(list), list.Short, shortDelivery[T](), weights}, nil
	}
	return &sparse[T, int32]{newCuts(list), list.Indices, wideDelivery[T](), weights}, nil
}

// diagonal connects neuron j with neuron j.
type diagonal[T kernels.Float] struct {
	weights []T // one, or one for each neuron
}

func (d *diagonal[T]) divide([]int) error { return nil }

func (d *diagonal[T]) addAll(_ *kernels.Table[T], state []T, r reach, list []int32) {
	for _, i := range list {
		if j := int(i); j >= r.lo && j < r.hi {
			state[j] += d.weights[min(j, len(d.weights)-1)]
		}
	}
}

func (d *diagonal[T]) add(_ *kernels.Table[T], state []T, r reach, j int, s T) {
	if j >= r.lo && j < r.hi {
		state[j] += T(d.weights[min(j, len(d.weights)-1)] * s)
	}
}

// dense is a (pre, post) matrix.
type dense[T kernels.Float] struct {
	weights []T
	width   int
}

func (d *dense[T]) divide([]int) error { return nil }

func (d *dense[T]) addAll(k *kernels.Table[T], state []T, r reach, list []int32) {
	mine := state[r.lo:r.hi]
	for _, j := range list {
		k.Add(mine, mine, d.weights[int(j)*d.width+r.lo:int(j)*d.width+r.hi])
	}
}

func (d *dense[T]) add(k *kernels.Table[T], state []T, r reach, j int, s T) {
	mine := state[r.lo:r.hi]
	k.MulAddS(mine, d.weights[j*d.width+r.lo:j*d.width+r.hi], s, mine)
}
