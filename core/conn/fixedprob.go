package conn

import (
	"math"
	"slices"
	"sync"

	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/core/rng"
	"github.com/bouton-sim/bouton/kernels"
)

// FixedProb connects each pair with probability prob, independently of all others. Only a part preRatio of the pre
// neurons, chosen at random, sends at all. Without includeSelf, neuron i does not reach neuron i, which needs
// groups of one size.
//
// A row is made of blocks of post neurons. For each block the number of synapses is drawn first, from its binomial law,
// and then which they are. Both have random numbers of their own, so that a block can be made without the rest.
func FixedProb(pre, post int, prob, preRatio float64, includeSelf bool, seed, stream uint64) (*Conn, error) {
	const who = "FixedProb"
	if err := checkSizes(who, pre, post); err != nil {
		return nil, err
	}
	if !(prob >= 0 && prob <= 1) {
		return nil, fault.Value("%s: prob must be a probability, a number in [0, 1], got %v", who, prob)
	}
	if !(preRatio >= 0 && preRatio <= 1) {
		return nil, fault.Value("%s: pre_ratio must be the part of pre neurons that send, a number in [0, 1], got %v",
			who, preRatio)
	}
	if !includeSelf && pre != post {
		return nil, fault.Connector("%s: include_self=False needs pre and post groups of the same size, got %d and %d; "+
			"leave include_self out", who, pre, post)
	}
	rule := newFixedProb(pre, post, prob, preRatio, includeSelf, seed, stream)
	c := ruled(who, Sparse, pre, post, includeSelf, rule)
	c.blocks = rule
	return c, nil
}

// fixedProb is the rule. Block b of row i has number i·blocks + b: the place of the draw of its size, and the step
// at which its members are drawn.
type fixedProb struct {
	post, width, blocks int
	includeSelf         bool
	sends               []bool          // nil where all pre neurons do
	laws                [2][2]*binomial // of the size of a block: [whether it is the last][whether it lacks self]
	sizes, members      rng.Source
}

func newFixedProb(pre, post int, prob, preRatio float64, includeSelf bool, seed, stream uint64) *fixedProb {
	source := rng.Setup(seed, stream)
	r := &fixedProb{post: post, width: blockWidth(prob), includeSelf: includeSelf,
		sizes: source.Part(0), members: source.Part(1)}
	r.blocks = (post + r.width - 1) / r.width
	if preRatio < 1 {
		r.sends = choose(pre, int(math.RoundToEven(preRatio*float64(pre))), source.Part(2))
	}
	for lacks := range 2 {
		r.laws[0][lacks] = newBinomial(r.width-lacks, prob)
		r.laws[1][lacks] = newBinomial(max(post-(r.blocks-1)*r.width-lacks, 0), prob)
	}
	return r
}

// blockWidth is the number of post neurons in a block: enough for some 256 synapses, between 4096 and kernels.MaxSet.
func blockWidth(prob float64) int {
	width := 4096
	for width < kernels.MaxSet && float64(width)*prob < 256 {
		width *= 2
	}
	return width
}

// block is a part of a row: post neurons base to base+width-1, without base+except, have n synapses.
type block struct{ row, number, base, width, except, n int }

// each calls visit for the blocks of rows lo to hi-1, in order. draws is scratch, returned to be used again.
func (r *fixedProb) each(lo, hi int, draws []uint32, visit func(block)) []uint32 {
	words := 2 * (hi - lo) * r.blocks
	draws = slices.Grow(draws[:0], words)[:words]
	kernels.Bits(draws, r.sizes.At(0), uint64(2*lo*r.blocks))
	for i := lo; i < hi; i++ {
		for b := range r.blocks {
			k := r.blockAt(i, b)
			if r.sends == nil || r.sends[i] {
				k.n = r.law(k).draw(wide(draws, k.number-lo*r.blocks))
			}
			visit(k)
		}
	}
	return draws
}

func (r *fixedProb) blockAt(i, b int) block {
	k := block{row: i, number: i*r.blocks + b, base: b * r.width, except: -1}
	k.width = min(r.width, r.post-k.base)
	if self := i - k.base; !r.includeSelf && self >= 0 && self < k.width {
		k.except = self
	}
	return k
}

func (r *fixedProb) law(k block) *binomial {
	last, lacks := 0, 0
	if k.base+r.width >= r.post {
		last = 1
	}
	if k.except >= 0 {
		lacks = 1
	}
	return r.laws[last][lacks]
}

func (r *fixedProb) degrees(dst []int64, lo int) {
	m := makers.Get().(*maker)
	m.draws = r.each(lo, lo+len(dst), m.draws, func(k block) { dst[k.row-lo] += int64(k.n) })
	makers.Put(m)
}

func (r *fixedProb) targets(lo, hi int, emit func([]int32)) {
	m := makers.Get().(*maker)
	m.draws = r.each(lo, hi, m.draws, func(k block) { emit(r.pick(&m.picker, k)) })
	makers.Put(m)
}

// makers are used again: what they hold would be much of the garbage of a large connection.
var makers = sync.Pool{New: func() any { return new(maker) }}

// pick lists the post neurons of a block.
func (r *fixedProb) pick(p *picker, k block) []int32 {
	return p.pick(k.n, k.base, k.width, k.except, r.stream(k))
}

// stream has the draws of the members of a block.
func (r *fixedProb) stream(k block) kernels.Stream { return r.members.At(uint64(k.number)) }
