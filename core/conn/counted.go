package conn

import (
	"sync"

	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/core/rng"
	"github.com/bouton-sim/bouton/kernels"
)

// FixedPostNum connects each pre neuron with num post neurons, all sets of num being equally likely. With repeats the
// num are drawn one by one, and can come several times. Without includeSelf, neuron i does not reach neuron i, which
// needs groups of one size.
func FixedPostNum(pre, post, num int, includeSelf, repeats bool, seed, stream uint64) (*Conn, error) {
	const who = "FixedPostNum"
	r, err := newCounted(who, "post", pre, post, num, includeSelf, repeats, seed, stream)
	if err != nil {
		return nil, err
	}
	return ruled(who, Sparse, pre, post, includeSelf, r), nil
}

// FixedPreNum connects each post neuron with num pre neurons, as FixedPostNum does with the groups exchanged.
func FixedPreNum(pre, post, num int, includeSelf, repeats bool, seed, stream uint64) (*Conn, error) {
	const who = "FixedPreNum"
	r, err := newCounted(who, "pre", post, pre, num, includeSelf, repeats, seed, stream)
	if err != nil {
		return nil, err
	}
	c := &Conn{Kind: Sparse, Pre: pre, Post: post, IncludeSelf: includeSelf,
		len: func() int64 { return int64(post) * int64(num) },
		list: sync.OnceValues(func() (*CSR, error) {
			columns, err := writeRows(who, countRows(post, pre, r), r)
			if err != nil {
				return nil, err
			}
			rows, _ := columns.unpacked().Transpose()
			return rows.packed(), nil
		})}
	return c.withBits(func(b *Bits) (bool, error) { return b.fillColumns(r, post) }), nil
}

// counted is the rule of rows that all have num synapses, to neurons of a group of others.
type counted struct {
	num, others          int
	includeSelf, repeats bool
	members              rng.Source // of row i at step i
}

func newCounted(who, group string, rows, others, num int, includeSelf, repeats bool, seed, stream uint64) (*counted, error) {
	if err := checkSizes(who, rows, others); err != nil {
		return nil, err
	}
	if !includeSelf && rows != others {
		return nil, fault.Connector("%s: include_self=False needs pre and post groups of the same size, got %d neurons "+
			"in %s and %d in the other; leave include_self out", who, others, group, rows)
	}
	r := &counted{num, others, includeSelf, repeats, rng.Setup(seed, stream)}
	if most := r.choices(); num < 0 || rows > 0 && num > most && !(repeats && most > 0) {
		return nil, fault.Connector("%s: \"num\" must be at most %d, the neurons in %s to choose from, got %d",
			who, most, group, num)
	}
	return r, nil
}

// choices is the number of neurons that one row can reach.
func (r *counted) choices() int {
	if r.includeSelf {
		return r.others
	}
	return max(r.others-1, 0)
}

func (r *counted) degrees(dst []int64, _ int) {
	for i := range dst {
		dst[i] = int64(r.num)
	}
}

func (r *counted) targets(lo, hi int, emit func([]int32)) {
	if r.repeats || r.others > kernels.MaxSet {
		r.sample(lo, hi, emit)
		return
	}
	var p picker
	for i := lo; i < hi; i++ {
		except := -1
		if !r.includeSelf {
			except = i
		}
		emit(p.pick(r.num, 0, r.others, except, r.members.At(uint64(i))))
	}
}

// sample is for repeats, which a picker does not have, and for groups that are too large for it.
func (r *counted) sample(lo, hi int, emit func([]int32)) {
	var s sampler
	draw := s.distinct
	if r.repeats {
		draw = s.any
	}
	row := make([]int32, r.num)
	for i := lo; i < hi; i++ {
		for k, at := range draw(r.num, uint64(r.choices()), r.members.At(uint64(i))) {
			if !r.includeSelf && at >= uint64(i) {
				at++
			}
			row[k] = int32(at)
		}
		emit(row)
	}
}
