package conn

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/stat/distuv"

	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/core/parallel"
	"github.com/bouton-sim/bouton/kernels"
)

// countedCSR gives the rows of a connector with num partners each: for FixedPreNum the columns.
func countedCSR(t testing.TB, pre bool, rows, others, num int, includeSelf, repeats bool, seed uint64) *CSR {
	t.Helper()
	if !pre {
		c, err := FixedPostNum(rows, others, num, includeSelf, repeats, seed, 0)
		require.NoError(t, err)
		require.EqualValues(t, rows*num, c.Len())
		return rowsOf(t, c)
	}
	c, err := FixedPreNum(others, rows, num, includeSelf, repeats, seed, 0)
	require.NoError(t, err)
	require.EqualValues(t, rows*num, c.Len())
	csr := rowsOf(t, c)
	requireValid(t, csr)
	columns, _ := csr.Transpose()
	return columns
}

func TestCountedRowsHaveTheirNumber(t *testing.T) {
	for _, pre := range []bool{false, true} {
		for _, others := range []int{1, 64, 70, 5000, kernels.MaxSet, kernels.MaxSet + 1, 90_000} {
			for _, num := range []int{0, 1, others / 3, others - 1, others} {
				c := countedCSR(t, pre, 3, others, num, true, false, 5)
				requireValid(t, c)
				requireDistinct(t, c)
				for i := range c.Pre {
					require.Len(t, c.Row(i), num)
				}
			}
		}
	}
}

func TestCountedWithoutSelf(t *testing.T) {
	for _, pre := range []bool{false, true} {
		for _, repeats := range []bool{false, true} {
			const n, num = 200, 120
			c := countedCSR(t, pre, n, n, num, false, repeats, 5)
			requireValid(t, c)
			seen := make([]int, n)
			for i := range n {
				require.NotContains(t, c.Row(i), int32(i))
				for _, other := range c.Row(i) {
					seen[other]++
				}
			}
			assert.NotContains(t, seen, 0)
		}
	}
}

// The first and the last neuron are chosen as often as the others: through the picker, the sampler, and with repeats.
func TestCountedPartnersAreUniform(t *testing.T) {
	for _, others := range []int{40, 40 * 4000} {
		for _, repeats := range []bool{false, true} {
			const rows, num, bins = 20_000, 12, 40
			c := countedCSR(t, false, rows, others, num, true, repeats, 11)
			var chi float64
			counts := make([]float64, bins)
			for _, other := range c.Indices {
				counts[int(other)*bins/others]++
			}
			for _, count := range counts {
				chi += (count - rows*num/bins) * (count - rows*num/bins) / (rows * num / bins)
			}
			assert.Greater(t, distuv.ChiSquared{K: bins - 1}.Survival(chi), 1e-4)
			assert.Equal(t, !repeats, slices.Equal(c.Unique().Indices, c.Indices) && c.Unique().Len() == c.Len())
		}
	}
}

func TestFixedTotalNum(t *testing.T) {
	for _, num := range []int64{0, 1, 500, 4000, 6399, 6400} {
		c, err := FixedTotalNum(80, 80, num, false, 1, 2)
		require.NoError(t, err)
		csr := rowsOf(t, c)
		requireValid(t, csr)
		requireDistinct(t, csr)
		require.Equal(t, num, csr.Len())
	}
	c, err := FixedTotalNum(2000, 3, 50_000, true, 1, 2)
	require.NoError(t, err)
	csr := rowsOf(t, c)
	requireValid(t, csr)
	requireBinomial(t, degrees(csr.Indptr), 50_000, 1.0/2000)
}

// Every pair is as likely as every other.
func TestFixedTotalNumIsUniform(t *testing.T) {
	for _, num := range []int64{4, 17} {
		counts := make([]float64, 20)
		const draws = 20_000
		for seed := range uint64(draws) {
			c, err := FixedTotalNum(4, 5, num, false, seed, 0)
			require.NoError(t, err)
			csr := rowsOf(t, c)
			for i := range 4 {
				for _, j := range csr.Row(i) {
					counts[i*5+int(j)]++
				}
			}
		}
		expected := draws * float64(num) / 20
		for _, count := range counts {
			assert.InDelta(t, expected, count, 5*139) // five standard deviations of 20 000 tosses, at most
		}
	}
}

func TestCountedDoesNotDependOnWorkers(t *testing.T) {
	defer parallel.SetWorkers(0)
	var digests []uint64
	for _, workers := range []int{1, 2, 3, 8} {
		parallel.SetWorkers(workers)
		digests = append(digests, digest(countedCSR(t, true, 700, 70_000, 50, true, false, 3))^
			digest(countedCSR(t, false, 700, 700, 50, false, true, 3)))
	}
	for _, other := range digests {
		assert.Equal(t, digests[0], other)
	}
	assert.NotEqual(t, digest(countedCSR(t, false, 70, 70, 5, true, false, 3)),
		digest(countedCSR(t, false, 70, 70, 5, true, false, 4)))
}

func TestCountedRefuses(t *testing.T) {
	for _, num := range []int{-1, 6} {
		_, err := FixedPostNum(3, 5, num, true, false, 1, 1)
		assert.ErrorContains(t, err, "FixedPostNum: \"num\" must be at most 5, the neurons in post to choose from")
		_, err = FixedPreNum(5, 3, num, true, false, 1, 1)
		assert.ErrorContains(t, err, "FixedPreNum: \"num\" must be at most 5, the neurons in pre to choose from")
	}
	_, err := FixedPostNum(3, 5, 1, false, false, 1, 1)
	assert.ErrorContains(t, err, "include_self=False")
	_, err = FixedPostNum(3, 0, 2, true, true, 1, 1)
	assert.ErrorContains(t, err, "at most 0")
	_, err = FixedTotalNum(3, 5, 16, false, 1, 1)
	assert.ErrorContains(t, err, "between 0 and 15")
	assert.Equal(t, fault.KindConnector, fault.Of(err))
	c, err := FixedPostNum(0, 5, 9, true, false, 1, 1)
	require.NoError(t, err)
	assert.Zero(t, c.Len())
}

func BenchmarkFixedPreNum(b *testing.B) {
	for b.Loop() {
		c, err := FixedPreNum(10_000, 10_000, 1000, true, false, 1, 1)
		require.NoError(b, err)
		rowsOf(b, c)
	}
}

func BenchmarkFixedTotalNum(b *testing.B) {
	for b.Loop() {
		c, err := FixedTotalNum(10_000, 10_000, 10_000_000, false, 1, 1)
		require.NoError(b, err)
		rowsOf(b, c)
	}
}
