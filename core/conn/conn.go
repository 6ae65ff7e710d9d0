// Package conn says which neurons of a pre group reach which neurons of a post group.
//
// A Conn knows its kind and its size. All-to-all and one-to-one stay rules, which the simulator carries out
// without a list of synapses; CSR writes the list of any connection when it is asked for, in parallel, and with
// the same result for any number of workers.
package conn

import (
	"math"
	"sync"

	"github.com/bouton-sim/bouton/core/fault"
)

// Kind tells the forms of connection apart that the simulator treats in different ways.
type Kind uint8

// The kinds of connection.
const (
	Sparse   Kind = iota // a list of synapses, as CSR
	AllToAll             // every pre neuron reaches every post neuron
	OneToOne             // pre neuron i reaches post neuron i
	Computed             // synapses that are made anew each time: see NewRows
)

// Conn is a connection from a group of Pre neurons to a group of Post neurons.
type Conn struct {
	Kind        Kind
	Pre, Post   int
	IncludeSelf bool // whether neuron i may reach neuron i

	list    func() (*CSR, error) // packed
	bits    func() (*Bits, error)
	len     func() int64
	counted func() *CSR // of a rule: the rows without their Indices
	blocks  *fixedProb  // the rule, if it makes rows block by block
}

// Len is the number of synapses. It costs no memory: rules count without writing their rows.
func (c *Conn) Len() int64 { return c.len() }

// Packed is the list of all synapses as it is kept: with Short instead of Indices where that is possible, which saves
// half of the memory and some of the time of who goes through it. A rule writes it at the first call; if it does not fit
// into the memory that is free, the error says so.
func (c *Conn) Packed() (*CSR, error) { return c.list() }

// CSR is the list of all synapses, with Indices.
func (c *Conn) CSR() (*CSR, error) {
	list, err := c.list()
	if err != nil {
		return nil, err
	}
	return list.unpacked(), nil
}

// rule makes the rows of a connection: each from its number alone, so that they can be made in any order.
type rule interface {
	// degrees writes the number of synapses of rows lo, lo+1, … into dst.
	degrees(dst []int64, lo int)
	// targets emits the post neurons of rows lo to hi-1 in their order, in pieces of any length, which are not kept.
	targets(lo, hi int, emit func(piece []int32))
}

// ruled is a connection that writes its rows when they are first asked for.
func ruled(who string, kind Kind, pre, post int, includeSelf bool, r rule) *Conn {
	rows := sync.OnceValue(func() *CSR { return countRows(pre, post, r) })
	c := &Conn{Kind: kind, Pre: pre, Post: post, IncludeSelf: includeSelf, counted: rows,
		len:  func() int64 { return rows().Len() },
		list: sync.OnceValues(func() (*CSR, error) { return writeRows(who, rows(), r) })}
	return c.withBits(func(b *Bits) (bool, error) { return b.fillRows(r, pre) })
}

func checkSizes(who string, pre, post int) error {
	if pre < 0 || pre > math.MaxInt32 {
		return fault.Value("%s: pre must have between 0 and %d neurons, got %d", who, math.MaxInt32, pre)
	}
	if post < 0 || post > math.MaxInt32 {
		return fault.Value("%s: post must have between 0 and %d neurons, got %d", who, math.MaxInt32, post)
	}
	return nil
}
