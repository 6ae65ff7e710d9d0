package conn

import (
	"slices"

	"github.com/bouton-sim/bouton/kernels"
)

// rowsAtATime is the number of rows that a maker looks at together: their parts in one block of post neurons follow
// each other, so that what they are delivered to stays in the cache.
const rowsAtATime = 256

// maker makes rows of a computed connection, or parts of them. It belongs to one goroutine.
type maker struct {
	rule   *fixedProb
	picker picker
	draws  []uint32
	begins []int // of some rows: the number of synapses before each block, and in all
}

// part is what a row has in one block of post neurons and in the range that was asked for.
type part struct {
	block
	begin  int // number of the row's synapses before the block
	lo, hi int // the range
}

// each calls visit for the parts of rows, which ascend, in the range of post neurons lo to hi-1. Of two rows that reach
// the same neuron, the first comes first.
func (m *maker) each(rows []int32, lo, hi int, visit func(part)) {
	for hi > lo && len(rows) > 0 {
		some := rows[:min(rowsAtATime, len(rows))]
		m.measure(some)
		for b := lo / m.rule.width; b*m.rule.width < hi; b++ {
			for k, row := range some {
				begins := m.begins[k*(m.rule.blocks+1)+b:]
				if n := begins[1] - begins[0]; n > 0 {
					p := part{m.rule.blockAt(int(row), b), begins[0], lo, hi}
					p.n = n
					visit(p)
				}
			}
		}
		rows = rows[len(some):]
	}
}

// measure finds where the blocks of some rows begin.
func (m *maker) measure(rows []int32) {
	m.begins = m.begins[:0]
	for _, row := range rows {
		begin := 0
		m.draws = m.rule.each(int(row), int(row)+1, m.draws, func(k block) {
			m.begins = append(m.begins, begin)
			begin += k.n
		})
		m.begins = append(m.begins, begin)
	}
}

// targets lists the post neurons of a part, in memory that is good until the next call, and tells the number of the
// row's synapses before them.
func (m *maker) targets(p part) (list []int32, begin int) {
	list = m.rule.pick(&m.picker, p.block)
	from, _ := slices.BinarySearch(list, int32(p.lo))
	to, _ := slices.BinarySearch(list, int32(p.hi))
	return list[from:to], p.begin + from
}

// addPart adds w to the states of the post neurons of a part.
func addPart[T kernels.Float](m *maker, table *kernels.Table[T], state []T, p part, w T) {
	if p.lo <= p.base && p.base+p.width <= p.hi && p.n < p.width/2 {
		pickAdd(&m.picker, state[p.base:p.base+p.width], p.n, p.except, m.rule.stream(p.block), w)
		return
	}
	targets, _ := m.targets(p)
	table.ScatterAddS(state, targets, w)
}
