package net

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/core/model"
	"github.com/bouton-sim/bouton/kernels"
)

// Operations are drawn at random, over spaces that share states. A step that is
// cut into a part for each operation does exactly what stands there, in that
// order; put together, scheduled, merged and divided among workers, it must do
// the same to the bit.

// program is a network of random operations; cut puts a break between any two.
type program struct {
	*rand.Rand
	t      *testing.T
	net    *Network
	spaces []*Group
	cut    bool
}

// sizes are those of the spaces: equal ones may share code, and some are long
// enough for several workers.
var sizes = []int{300, 300, 300, 150, 5000, 1}

func newProgram(t *testing.T, seed uint64, cut bool) *program {
	n, err := New(0.1, 0)
	require.NoError(t, err)
	require.NoError(t, n.Batch(2))
	p := &program{Rand: rand.New(rand.NewPCG(seed, 1)), t: t, net: n, cut: cut}
	for k, size := range sizes {
		g, err := n.AddSpace(fmt.Sprint("space", k), size)
		require.NoError(t, err)
		for _, state := range []string{"a", "b", "c"} {
			require.NoError(t, g.AddState(state, false, 1))
		}
		require.NoError(t, g.AddState("spike", true, 1))
		require.NoError(t, g.AddState("past", false, 4))
		p.spaces = append(p.spaces, g)
	}
	for range 25 {
		p.operation()
		if cut {
			require.NoError(t, n.BreakHere())
		}
	}
	return p
}

// operation adds one of all operations.
func (p *program) operation() {
	ways := []func() error{p.code, p.code, p.code, p.gather, p.take, p.reduce, p.product, p.ring, p.spikes}
	require.NoError(p.t, ways[p.IntN(len(ways))]())
}

func (p *program) space() *Group { return p.spaces[p.IntN(len(p.spaces))] }

// state is any of a space.
func (p *program) state(g *Group) Variable {
	return of(p.t, g, []string{"a", "b", "c"}[p.IntN(3)])
}

// pair is a state of a space, and another that it may be computed from.
func (p *program) pair(from, to *Group) (src, dst Variable) {
	for src, dst = p.state(from), p.state(to); src == dst; {
		src = p.state(from)
	}
	return src, dst
}

var bodies = []string{
	"x = 0.5*x + 0.25*y - 0.125*z + 0.01*i",
	"s := y > 0.5\nif s { x = y - 1\nz = z + 1 }",
	"x = where(y > z, normal(1), k*y)",
	"u := exp_auto(x, func(x) { return (y - x)/10 })\nx = u\nz = 0.5*z + k*u",
	"y = abs(x) - floor(abs(x))\nx = y + 0.1*t",
}

// code runs over a space, with states of any space of its size.
func (p *program) code() error {
	g := p.space()
	names := map[string]Variable{}
	for _, name := range []string{"x", "y", "z"} {
		from := g
		for _, other := range []*Group{p.space(), p.space()} {
			if other.size == g.size {
				from = other
			}
		}
		names[name] = p.state(from)
	}
	if names["x"] == names["y"] || names["x"] == names["z"] || names["y"] == names["z"] {
		return p.code()
	}
	body, emits := bodies[p.IntN(len(bodies))], p.IntN(2) == 0
	if emits {
		names["spike"] = of(p.t, g, "spike")
		body += "\nspike = x > 0.75"
		if p.IntN(2) == 0 {
			body += "\nif spike { y = 0 }"
		}
	}
	c, err := p.net.AddCode(g, "code", body, names, emits)
	require.NoError(p.t, err)
	values := make([]float64, g.width())
	for i := range values {
		values[i] = p.Float64()
	}
	return c.Set("k", values)
}

func (p *program) gather() error {
	src, dst := p.pair(p.space(), p.space())
	count := p.IntN(dst.size()) + 1
	var from, to []int64
	for k := range count {
		from, to = append(from, p.Int64N(int64(src.size()))), append(to, p.Int64N(int64(dst.size())))
		switch p.IntN(3) {
		case 0:
			from[k] = from[0]
		case 1:
			from[k], to[k] = int64(k%src.size()), int64(k)
		}
	}
	return p.net.Gather(src, dst, from, to)
}

func (p *program) take() error {
	g := p.space()
	index, dst := p.pair(g, g)
	src := p.state(p.space())
	if src == dst {
		return p.take()
	}
	return p.net.Take(src, index, dst)
}

func (p *program) reduce() error {
	src, dst := p.pair(p.space(), p.space())
	if src.size()%dst.size() != 0 {
		return p.reduce()
	}
	return p.net.Reduce(reductions[p.IntN(len(reductions))], src, dst)
}

func (p *program) product() error {
	src, dst := p.pair(p.space(), p.space())
	if p.IntN(2) == 0 {
		src = of(p.t, src.object, "spike")
	}
	c, err := conn.FixedProb(src.size(), dst.size(), 0.02, 1, true, 1, uint64(p.IntN(100)))
	require.NoError(p.t, err)
	if p.IntN(2) == 0 {
		c, err = conn.All2All(src.size(), dst.size(), p.IntN(2) == 0)
		require.NoError(p.t, err)
	}
	return p.net.Product(c, src, dst, []float64{0.01})
}

func (p *program) ring() error {
	g := p.space()
	past := of(p.t, g, "past")
	state, lags := p.pair(g, g)
	switch p.IntN(3) {
	case 0:
		return p.net.RingWrite(state, past)
	case 1:
		return p.net.RingReadAt(past, state, lags)
	}
	return p.net.RingRead(past, state, []int64{p.Int64N(4)})
}

// spikes updates a projection, before or after its pre group fires in this step,
// or lists who fires.
func (p *program) spikes() error {
	pre, post := p.space(), p.space()
	if p.IntN(2) == 0 {
		return p.net.Emit(pre)
	}
	c, err := conn.FixedProb(pre.size, post.size, 0.02, 1, true, 1, uint64(p.IntN(100)))
	require.NoError(p.t, err)
	m := []*model.Synapse{model.Exponential, model.DualExponential, model.AMPA}[p.IntN(3)]
	pr, err := p.net.AddProjection("projection", m, "exp_auto", pre, post, c)
	require.NoError(p.t, err)
	if p.IntN(2) == 0 {
		require.NoError(p.t, pr.SetDelays([]int64{p.Int64N(4)}))
	}
	_, err = pr.SetOutput(model.CUBA, "a", "")
	require.NoError(p.t, err)
	return p.net.UpdateProjection(pr)
}

// run does some steps and returns a digest of all states.
func (p *program) run(table *kernels.Table[float64]) string {
	sim, err := build(p.net, table)
	require.NoError(p.t, err)
	for _, g := range p.spaces {
		for _, name := range []string{"a", "b", "c"} {
			state := values(sim, of(p.t, g, name))
			for i := range state {
				state[i] = float64(i%17) / 8
			}
		}
	}
	if !p.cut {
		_, err = sim.Run(5, time.Minute)
		require.NoError(p.t, err)
	}
	for sim.Step() < 5 {
		for part := range len(sim.parts) {
			require.NoError(p.t, sim.RunPart(part))
		}
	}
	assert.EqualValues(p.t, 5, sim.Step())
	return digest(sim)
}

func TestRandomProgramsDoWhatStandsThere(t *testing.T) {
	t.Cleanup(func() { require.NoError(t, SetWorkers(0)) })
	merged := 0
	for seed := range uint64(30) {
		require.NoError(t, SetWorkers(1))
		want := newProgram(t, seed, true).run(kernels.Plain[float64]())
		for _, workers := range []int{1, 2, 3, 8} {
			require.NoError(t, SetWorkers(workers))
			p := newProgram(t, seed, false)
			require.Equal(t, want, p.run(kernels.For[float64]()), "program %d, %d workers", seed, workers)
			pl, err := newPlan(p.net, nil)
			require.NoError(t, err)
			for _, st := range schedule(pl.parts[0]) {
				merged += max(0, len(st.code)-1)
			}
		}
	}
	assert.Positive(t, merged, "no code was merged")
}
