package net

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/conn"
)

// connections are one of each kind, from 70 to 90 neurons but where both must
// be equal.
func connections(t *testing.T) map[string]*conn.Conn {
	all := map[string]*conn.Conn{}
	add := func(name string) func(*conn.Conn, error) {
		return func(c *conn.Conn, err error) {
			require.NoError(t, err)
			all[name] = c
		}
	}
	add("fixed")(conn.FixedProb(70, 90, 0.2, 1, true, 1, 1))
	add("all")(conn.All2All(70, 90, true))
	add("all others")(conn.All2All(70, 90, false))
	add("one")(conn.One2One(70, 70))
	add("none")(conn.FromPairs(nil, nil, 70, 90))
	add("unsorted")(conn.FromPairs([]int64{3, 3, 1, 3, 69, 1}, []int64{80, 2, 7, 80, 0, 1}, 70, 90))
	return all
}

// productOf runs one step of a product with weights, as numbers or as a state, and
// returns the result of both rows of a batch.
func productOf(t *testing.T, c *conn.Conn, src, weights []float64, plastic, mask bool) []float64 {
	n := network(t, 2)
	a, b := space(t, n, c.Pre), space(t, n, c.Post, "y")
	require.NoError(t, a.AddState("x", mask, 1))
	x, y := of(t, a, "x"), of(t, b, "y")
	synapses := space(t, n, int(c.Len()), "w")
	w := of(t, synapses, "w")
	if plastic {
		require.NoError(t, n.ProductOf(c, x, y, w))
	} else {
		require.NoError(t, n.Product(c, x, y, weights))
	}
	sim, err := Build[float64](n)
	require.NoError(t, err)
	copy(values(sim, x), src)
	for row := range 2 {
		copy(values(sim, w)[row*w.size():], weights)
	}
	steps(t, sim, 2)
	return values(sim, y)
}

func TestProductsOfEveryConnection(t *testing.T) {
	t.Cleanup(func() { require.NoError(t, SetWorkers(0)) })
	draw := rand.New(rand.NewPCG(1, 2))
	for name, c := range connections(t) {
		weights := make([]float64, c.Len())
		for k := range weights {
			weights[k] = draw.Float64()
		}
		for _, mask := range []bool{false, true} {
			src := make([]float64, 2*c.Pre)
			for j := range src {
				if draw.IntN(2) == 0 {
					src[j] = 1
				}
				if !mask {
					src[j] *= draw.Float64()
				}
			}
			want := expected(t, c, src, weights)
			for _, workers := range []int{1, 2} {
				require.NoError(t, SetWorkers(workers))
				assert.Equal(t, want, productOf(t, c, src, weights, false, mask), "%s, mask %v", name, mask)
				assert.Equal(t, want, productOf(t, c, src, weights, true, mask), "%s, mask %v", name, mask)
			}
			one := make([]float64, len(weights))
			for k := range one {
				one[k] = 0.25
			}
			assert.InDeltaSlice(t, expected(t, c, src, one), productOf(t, c, src, []float64{0.25}, false, mask), 1e-12, "%s, mask %v", name, mask)
		}
	}
}

// expected adds up synapse by synapse, by pre neuron.
func expected(t *testing.T, c *conn.Conn, src, weights []float64) []float64 {
	csr, err := c.CSR()
	require.NoError(t, err)
	sum := make([]float64, 2*c.Post)
	for row := range 2 {
		for j := range c.Pre {
			for k := csr.Indptr[j]; k < csr.Indptr[j+1]; k++ {
				place := k
				if csr.Order != nil {
					place = csr.Order[k]
				}
				sum[row*c.Post+int(csr.Indices[k])] += weights[place] * src[row*c.Pre+j]
			}
		}
	}
	return sum
}

func TestProductRefuses(t *testing.T) {
	n := network(t, 1)
	a, b := space(t, n, 4, "x", "u"), space(t, n, 3, "y")
	x, y := of(t, a, "x"), of(t, b, "y")
	c, err := conn.All2All(4, 3, true)
	require.NoError(t, err)
	square, err := conn.All2All(4, 4, true)
	require.NoError(t, err)
	assert.EqualError(t, n.Product(c, x, y, []float64{1, 2}), "Product: weights must be one value or one for each of the 12 synapses, got 2")
	assert.EqualError(t, n.Product(c, y, x, []float64{1}), "Product: the connection is from 4 to 3 neurons, but space.y has 3 values and space.x has 4")
	assert.EqualError(t, n.Product(square, x, x, []float64{1}), "Product: space.x cannot be factor and result at once")
	assert.EqualError(t, n.ProductOf(c, x, y, x), "Product: space.x must have one value for each of the 12 synapses, and has 4")
}
