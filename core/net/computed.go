package net

import (
	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/kernels"
)

// computed is rows that are made when their neuron fires, and not kept. Each
// worker makes those parts of them that it needs.
type computed[T kernels.Float] struct {
	matrix
	amount float64
	made   []*conn.Rows[T] // by each worker
}

func (d *computed[T]) divide(bounds []int) error {
	for len(d.made) < len(bounds)-1 {
		d.made = append(d.made, d.rows())
	}
	return nil
}

func (d *computed[T]) rows() *conn.Rows[T] {
	if d.drawn != nil {
		return conn.NewDrawnRows[T](d.conn, *d.drawn, d.amount)
	}
	return conn.NewRows[T](d.conn, d.weights[0]*d.amount)
}

func (d *computed[T]) addAll(_ *kernels.Table[T], state []T, r reach, list []int32) {
	d.made[r.worker].Add(state, list, r.lo, r.hi, 1)
}

func (d *computed[T]) add(_ *kernels.Table[T], state []T, r reach, j int, s T) {
	d.made[r.worker].Add(state, []int32{int32(j)}, r.lo, r.hi, s)
}

func (d *computed[T]) common() float64 {
	if d.drawn == nil {
		return float64(T(d.weights[0] * d.amount))
	}
	return 1
}

func (d *computed[T]) addRow(k *kernels.Table[T], sums []T, r reach, j int, modes []T) {
	d.made[r.worker].Visit(int32(j), r.lo, r.hi, func(targets []int32, weights []T) {
		if d.drawn == nil {
			k.ScatterRow(sums, targets, modes)
		} else {
			k.ScatterMulRow(sums, targets, weights, modes)
		}
	})
}
