package conn

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"

	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/core/parallel"
)

func fixedProbCSR(t testing.TB, pre, post int, prob, preRatio float64, includeSelf bool, seed, stream uint64) *CSR {
	t.Helper()
	c, err := FixedProb(pre, post, prob, preRatio, includeSelf, seed, stream)
	require.NoError(t, err)
	return rowsOf(t, c)
}

// digest is one number for the whole of a connection.
func digest(c *CSR) uint64 {
	h := fnv.New64a()
	binary.Write(h, binary.LittleEndian, c.Indptr)
	binary.Write(h, binary.LittleEndian, c.Indices)
	binary.Write(h, binary.LittleEndian, c.Order)
	return h.Sum64()
}

func TestFixedProbRowsAscendWithoutRepeats(t *testing.T) {
	for _, post := range []int{0, 1, 2, 63, 64, 65, 4095, 4096, 4097, 9000} {
		for _, prob := range []float64{0, 0.001, 0.02, 0.3, 0.5, 0.7, 0.999, 1} {
			c := fixedProbCSR(t, 70, post, prob, 1, true, 1, 2)
			requireValid(t, c)
			requireDistinct(t, c)
		}
	}
}

func TestFixedProbExtremes(t *testing.T) {
	assert.Zero(t, fixedProbCSR(t, 50, 5000, 0, 1, true, 1, 2).Len())
	assert.Zero(t, fixedProbCSR(t, 50, 5000, 1, 0, true, 1, 2).Len())
	assert.EqualValues(t, 50*5000, fixedProbCSR(t, 50, 5000, 1, 1, true, 1, 2).Len())
	assert.EqualValues(t, 300*299, fixedProbCSR(t, 300, 300, 1, 1, false, 1, 2).Len())
	tiny := fixedProbCSR(t, 1000, 100_000, 1e-300, 1, true, 1, 2)
	assert.Zero(t, tiny.Len())
}

// Degrees of rows and of columns are binomial: chi-square over bins of expected count 5 and more.
func TestFixedProbDegreesAreBinomial(t *testing.T) {
	for _, prob := range []float64{0.003, 0.1, 0.6} {
		c := fixedProbCSR(t, 5000, 5000, prob, 1, true, 7, 0)
		requireBinomial(t, degrees(c.Indptr), 5000, prob)
		columns, _ := c.Transpose()
		requireBinomial(t, degrees(columns.Indptr), 5000, prob)
	}
}

func TestFixedProbWithoutSelf(t *testing.T) {
	const n, prob = 5000, 0.1
	c := fixedProbCSR(t, n, n, prob, 1, false, 3, 4)
	requireValid(t, c)
	requireDistinct(t, c)
	for i := range n {
		if slices.Contains(c.Row(i), int32(i)) {
			t.Fatalf("neuron %d reaches itself", i)
		}
	}
	requireBinomial(t, degrees(c.Indptr), n-1, prob)
}

// Positions in a row are uniform: those of a small post group over all its neurons, those of a large one in 100 bins.
func TestFixedProbPositionsAreUniform(t *testing.T) {
	for _, post := range []int{77, 5000, 70_000} {
		c := fixedProbCSR(t, 4000, post, 0.05, 1, true, 11, 12)
		bins := min(post, 100)
		observed := make([]float64, bins)
		for _, j := range c.Indices {
			observed[int(j)*bins/post]++
		}
		expected := make([]float64, bins)
		for j := range post {
			expected[j*bins/post] += float64(c.Len()) / float64(post)
		}
		requireChiSquare(t, observed, expected)
	}
}

// Neighbouring positions and neighbouring rows are chosen independently of each other.
func TestFixedProbPairsAreIndependent(t *testing.T) {
	const n, prob = 3000, 0.2
	c := fixedProbCSR(t, n, n, prob, 1, true, 5, 6)
	var beside, below float64
	for i := range n {
		row := c.Row(i)
		for k := range row {
			if k > 0 && row[k] == row[k-1]+1 {
				beside++
			}
			if i > 0 {
				if _, found := slices.BinarySearch(c.Row(i-1), row[k]); found {
					below++
				}
			}
		}
	}
	expected := n * (n - 1) * prob * prob
	assert.InDelta(t, expected, beside, 5*math.Sqrt(expected))
	assert.InDelta(t, expected, below, 5*math.Sqrt(expected))
}

func TestFixedProbPreRatio(t *testing.T) {
	const n = 400
	times := make([]float64, n)
	for seed := range uint64(500) {
		c := fixedProbCSR(t, n, 50, 1, 0.25, true, seed, 1)
		require.EqualValues(t, 100*50, c.Len(), "a quarter of the rows, each complete")
		for i, degree := range degrees(c.Indptr) {
			times[i] += degree / 50
		}
	}
	// Rows are chosen without replacement: their variance is that of the hypergeometric law.
	mean, variance := stat.MeanVariance(times, nil)
	assert.InDelta(t, 125, mean, 1e-9)
	assert.InDelta(t, 500*0.25*0.75, variance, 5*500*0.25*0.75*math.Sqrt(2.0/n))
}

func TestFixedProbDependsOnSeedAndStreamAlone(t *testing.T) {
	defer parallel.SetWorkers(0)
	build := func(seed, stream uint64) uint64 {
		return digest(fixedProbCSR(t, 1000, 9000, 0.03, 0.9, true, seed, stream))
	}
	parallel.SetWorkers(1)
	one := build(1, 2)
	for _, workers := range []int{1, 2, 3, 8} {
		parallel.SetWorkers(workers)
		assert.Equal(t, one, build(1, 2), "%d workers", workers)
	}
	assert.NotEqual(t, one, build(2, 2))
	assert.NotEqual(t, one, build(1, 3))
	assert.NotEqual(t, build(1, 1<<32), build(1, 0))
}

// The networks that a seed gives are frozen: these numbers may never change.
func TestFixedProbKnownAnswers(t *testing.T) {
	assert.Equal(t, uint64(0xa013ca0cdb8a02aa), digest(fixedProbCSR(t, 300, 9000, 0.02, 0.5, true, 1, 2)))
	assert.Equal(t, uint64(0x4240d218bb259c8d), digest(fixedProbCSR(t, 500, 500, 0.7, 1, false, 3, 4)))
	assert.Equal(t, uint64(0xbb48789ca87e04ff), digest(fixedProbCSR(t, 100, 200_000, 0.0001, 1, true, 5, 6)))
}

func TestFixedProbRefuses(t *testing.T) {
	for _, c := range []struct {
		pre, post      int
		prob, preRatio float64
		includeSelf    bool
		kind           fault.Kind
		text           string
	}{
		{4, 3, 1.5, 1, true, fault.KindValue, "FixedProb: prob must be a probability, a number in [0, 1], got 1.5"},
		{4, 3, -0.1, 1, true, fault.KindValue, "got -0.1"},
		{4, 3, math.NaN(), 1, true, fault.KindValue, "got NaN"},
		{4, 3, 0.5, 2, true, fault.KindValue, "pre_ratio"},
		{4, 3, 0.5, math.NaN(), true, fault.KindValue, "pre_ratio"},
		{-1, 3, 0.5, 1, true, fault.KindValue, "pre must have"},
		{4, 1 << 31, 0.5, 1, true, fault.KindValue, "post must have"},
		{4, 3, 0.5, 1, false, fault.KindConnector, "same size, got 4 and 3"},
	} {
		_, err := FixedProb(c.pre, c.post, c.prob, c.preRatio, c.includeSelf, 1, 1)
		require.ErrorContains(t, err, c.text)
		assert.Equal(t, c.kind, fault.Of(err))
	}
}

func TestTooManySynapsesAreAnError(t *testing.T) {
	all, err := All2All(1<<20, math.MaxInt32, true)
	require.NoError(t, err)
	_, err = all.CSR()
	require.ErrorContains(t, err, "All2All: a list of 2251799812636672 synapses takes 9007199.3 GB")
	assert.Equal(t, fault.KindMemory, fault.Of(err))
}

func degrees(indptr []int64) []float64 {
	d := make([]float64, len(indptr)-1)
	for i := range d {
		d[i] = float64(indptr[i+1] - indptr[i])
	}
	return d
}

func requireBinomial(t *testing.T, degrees []float64, n int, prob float64) {
	t.Helper()
	law := distuv.Binomial{N: float64(n), P: prob}
	observed, expected := make([]float64, n+1), make([]float64, n+1)
	for k := range expected {
		expected[k] = law.Prob(float64(k)) * float64(len(degrees))
	}
	for _, d := range degrees {
		observed[int(d)]++
	}
	requireChiSquare(t, observed, expected)
}

// requireChiSquare joins neighbouring bins until each is expected 5 times, and refuses at one chance in a million.
func requireChiSquare(t *testing.T, observed, expected []float64) {
	t.Helper()
	var statistic, o, e float64
	bins := 0
	for k := range expected {
		o, e = o+observed[k], e+expected[k]
		if e >= 5 {
			statistic += (o - e) * (o - e) / e
			o, e = 0, 0
			bins++
		}
	}
	chance := distuv.ChiSquared{K: float64(bins - 1)}.Survival(statistic)
	require.Greater(t, chance, 1e-6, "chi-square %g with %d bins", statistic, bins)
}

func BenchmarkFixedProb(b *testing.B) {
	for _, c := range []struct {
		pre, post int
		prob      float64
	}{{4000, 4000, 0.02}, {12_500, 12_500, 0.1}, {100_000, 100_000, 0.0008}, {3000, 3000, 0.5}} {
		for _, workers := range []int{1, 2} {
			b.Run(fmt.Sprintf("%dx%d/p=%g/workers=%d", c.pre, c.post, c.prob, workers), func(b *testing.B) {
				defer parallel.SetWorkers(0)
				parallel.SetWorkers(workers)
				var synapses int64
				for range b.N {
					made, err := FixedProb(c.pre, c.post, c.prob, 1, true, 1, 1)
					require.NoError(b, err)
					list, err := made.Packed()
					require.NoError(b, err)
					synapses += list.Len()
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(synapses), "ns/synapse")
			})
		}
	}
}
