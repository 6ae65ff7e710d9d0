package net

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/core/model"
)

// summed is a network of two products of one state with one weight for all pairs,
// before and after the state changes. Code adds them up, and another operation
// may read the second, too.
func summed(t *testing.T, local, read bool) (n *Network, x, g Variable) {
	n = network(t, 2)
	pre, post := space(t, n, 70, "x"), space(t, n, 90, "g", "copy")
	for _, name := range []string{"a", "b", "c"} {
		if local {
			require.NoError(t, post.AddLocal(name))
		} else {
			require.NoError(t, post.AddState(name, false, 1))
		}
	}
	all, err := conn.All2All(70, 90, true)
	require.NoError(t, err)
	x, g = of(t, pre, "x"), of(t, post, "g")
	multiply := func(to string, weight float64) {
		require.NoError(t, n.Product(all, x, of(t, post, to), []float64{weight}))
	}
	multiply("a", 0.5)
	multiply("b", -2)
	_, err = n.AddCode(pre, "code", "x = x*0.9 + t", names(t, pre, "x"), false)
	require.NoError(t, err)
	multiply("c", 3)
	if read {
		require.NoError(t, n.Gather(of(t, post, "b"), of(t, post, "copy"), make([]int64, 90), nil))
	}
	_, err = n.AddCode(post, "code", "d := b; g1 := euler(g, func(g) { return (a - g)/10 + c }); g = g1 + d*c", names(t, post, "a", "b", "c", "g"), false)
	require.NoError(t, err)
	return n, x, g
}

// count counts the tasks of a kind in a step that stands alone.
func count[K any](sim *Simulation[float32]) int {
	return countIn(slices.Concat(sim.parts[0].opening, sim.parts[0].closing), func(K) bool { return true })
}

// Products that are local to the step are numbers, as many sums as the state has
// values in the step, and give the bits of vectors.
func TestEvenProductsAreNumbers(t *testing.T) {
	t.Cleanup(func() { require.NoError(t, SetWorkers(0)) })
	want := ""
	for _, c := range []struct {
		local, read      bool
		totals, products int
	}{{false, false, 0, 3}, {true, false, 2, 0}, {true, true, 2, 1}} {
		for workers := range 3 {
			require.NoError(t, SetWorkers(workers+1))
			n, x, g := summed(t, c.local, c.read)
			sim, err := Build[float32](n)
			require.NoError(t, err)
			assert.Equal(t, c.totals, count[*totalTask[float32]](sim))
			assert.Equal(t, c.products, count[*uniformProduct[float32]](sim))
			for i := range values(sim, x) {
				values(sim, x)[i] = float32(i%13) / 7
			}
			steps(t, sim, 20)
			got := fmt.Sprint(values(sim, x), values(sim, g))
			if want == "" {
				want = got
			}
			assert.Equal(t, want, got, "%+v", c)
		}
	}
}

func TestNobodySeesWhatIsLocal(t *testing.T) {
	n, _, g := summed(t, true, false)
	o := g.object
	assert.ErrorContains(t, o.space.AddLocal("a"), "already")
	_, err := n.AddMonitor(o, "a", nil)
	assert.ErrorContains(t, err, "local")
	assert.ErrorContains(t, n.AddInput(o, "a", "=", []float64{1}, 0, 1, 0), "local")
	sim, err := Build[float32](n)
	require.NoError(t, err)
	buffer := make([]byte, 4*o.width())
	assert.ErrorContains(t, sim.Read(o, "a", buffer), "local")
	assert.ErrorContains(t, sim.Write(o, "a", buffer), "local")
}

// The sum of spikes is how many are on the list.
func TestEvenProductsOfSpikes(t *testing.T) {
	var want []float32
	for _, local := range []bool{false, true} {
		n := network(t, 2)
		n.Seed(3, 0)
		pre, err := n.AddGroup("pre", model.PoissonGroup, "exp_auto", 70)
		require.NoError(t, err)
		require.NoError(t, pre.Set("freqs", []float64{1000}))
		post := space(t, n, 90, "g")
		if local {
			require.NoError(t, post.AddLocal("a"))
		} else {
			require.NoError(t, post.AddState("a", false, 1))
		}
		all, err := conn.All2All(70, 90, true)
		require.NoError(t, err)
		require.NoError(t, n.Product(all, of(t, pre, "spike"), of(t, post, "a"), []float64{0.3}))
		_, err = n.AddCode(post, "code", "g = g*0.9 + a", names(t, post, "a", "g"), false)
		require.NoError(t, err)
		require.NoError(t, n.UpdateGroup(pre))
		sim, err := Build[float32](n)
		require.NoError(t, err)
		assert.Equal(t, local, count[*spikeTotalTask[float32]](sim) == 1)
		steps(t, sim, 50)
		if !local {
			want = values(sim, of(t, post, "g"))
		}
		assert.Equal(t, want, values(sim, of(t, post, "g")))
		assert.NotZero(t, want[0])
	}
}
