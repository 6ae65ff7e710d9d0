package rng

import (
	"encoding/binary"
	"hash/fnv"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"

	"github.com/bouton-sim/bouton/core/parallel"
	"github.com/bouton-sim/bouton/kernels"
)

func draw[T kernels.Float](t testing.TB, n int, law Law, source Source, step, first uint64) []T {
	t.Helper()
	dst := make([]T, n)
	require.NoError(t, Fill(dst, law, source, step, first))
	return dst
}

// laws are the distributions under test, with what gonum knows about them.
var laws = []struct {
	name      string
	law       Law
	reference interface {
		CDF(float64) float64
		Mean() float64
		Variance() float64
	}
	digest uint64
}{
	{"uniform", Uniform{-70, -60}, distuv.Uniform{Min: -70, Max: -60}, 0xf8208de3ccd10f0f},
	{"normal", Normal{-55, 2}, distuv.Normal{Mu: -55, Sigma: 2}, 0x28e071828a4b6ac1},
	{"exponential", Exponential{3}, distuv.Exponential{Rate: 1. / 3}, 0x3c812ae08b7d6012},
	{"gamma", Gamma{2.5, 3}, distuv.Gamma{Alpha: 2.5, Beta: 1. / 3}, 0x9619ec8a7b397bbe},
	{"gamma below 1", Gamma{0.3, 2}, distuv.Gamma{Alpha: 0.3, Beta: 0.5}, 0x8b24bb5e1e93f30e},
	{"truncated", TruncatedNormal{1, 2, -2, 5}, truncated{1, 2, -2, 5}, 0x9450bd02dccfd858},
	{"truncated, narrow", TruncatedNormal{1, 2, 0.5, 2.5}, truncated{1, 2, 0.5, 2.5}, 0x41ee492b3d59ffb4},
	{"truncated, tail", TruncatedNormal{1, 2, 5, math.Inf(1)}, truncated{1, 2, 5, math.Inf(1)}, 0x5905ac21502923a0},
	{"truncated, mirrored", TruncatedNormal{1, 2, -5, -3}, truncated{1, 2, -5, -3}, 0x6c14eafb384d9cde},
	{"lognormal", LogNormal{0.5, 0.25}, distuv.LogNormal{Mu: 0.5, Sigma: 0.25}, 0x5ade7735a452c410},
}

func TestMoments(t *testing.T) {
	const n = 1 << 18
	for _, l := range laws {
		x := draw[float64](t, n, l.law, Setup(1, 2), 0, 0)
		mean, variance := stat.MeanVariance(x, nil)
		fourth := stat.Moment(4, x, nil)
		assert.InDelta(t, l.reference.Mean(), mean, 5*math.Sqrt(variance/n), l.name)
		assert.InDelta(t, l.reference.Variance(), variance, 5*math.Sqrt((fourth-variance*variance)/n), l.name)
	}
}

// The largest distance to the distribution function stays below what one sample in a million exceeds.
func TestKolmogorovSmirnov(t *testing.T) {
	const n = 1 << 16
	for _, l := range laws {
		for seed := range uint64(2) {
			x := draw[float64](t, n, l.law, Run(seed, 1, 2, 3), 17, 0)
			slices.Sort(x)
			distance := 0.0
			for i, value := range x {
				cdf := l.reference.CDF(value)
				distance = max(distance, float64(i+1)/n-cdf, cdf-float64(i)/n)
			}
			assert.Less(t, distance, 2.7/math.Sqrt(n), l.name)
		}
	}
}

// Neighbours in every part of the address are independent: pairs of their numbers fill 16 x 16 cells evenly.
func TestNeighboursAreIndependent(t *testing.T) {
	const n = 1 << 16
	base := Run(5, 6, 7, 8)
	numbers := func(s Source, step, first uint64) []float64 {
		return draw[float64](t, n, Uniform{0, 1}, s, step, first)
	}
	x := numbers(base, 9, 0)
	for name, y := range map[string][]float64{
		"seed":    numbers(Run(6, 6, 7, 8), 9, 0),
		"epoch":   numbers(Run(5, 7, 7, 8), 9, 0),
		"object":  numbers(Run(5, 6, 8, 8), 9, 0),
		"site":    numbers(Run(5, 6, 7, 9), 9, 0),
		"step":    numbers(base, 10, 0),
		"element": numbers(base, 9, 1),
		"part":    numbers(base.Part(0), 9, 0),
		"set-up":  numbers(Setup(5, 6|7<<32), 9, 0),
	} {
		var cells [256]float64
		for i := range x {
			cells[int(x[i]*16)*16+int(y[i]*16)]++
		}
		statistic := 0.0
		for _, count := range cells {
			statistic += (count - n/256) * (count - n/256) / (n / 256)
		}
		assert.Greater(t, distuv.ChiSquared{K: 255}.Survival(statistic), 1e-6, name)
		assert.Less(t, math.Abs(stat.Correlation(x, y, nil)), 5/math.Sqrt(n), name)
	}
}

// No two sources share a key, whatever part of the address differs.
func TestSourcesAreDistinct(t *testing.T) {
	seen := map[Source]bool{}
	add := func(s Source) {
		assert.False(t, seen[s])
		seen[s] = true
	}
	for i := range uint64(12) {
		for j := range uint32(12) {
			for k := range uint32(12) {
				add(Run(3, uint32(i), j, k))
			}
			add(Setup(i, uint64(j)))
			add(Setup(i, uint64(j+1)<<32))
			add(Setup(i, 99).Part(j))
		}
	}
}

// The layout of keys and counters is frozen: these numbers may never change. Keys and uniform numbers were computed
// apart from this code, by a Philox that gives the known answers of its authors.
func TestKnownAnswers(t *testing.T) {
	assert.Equal(t, kernels.Stream{Key: [2]uint32{0x4313b35c, 0xf94a4c5c}, High: [2]uint32{0x55667788, 0x11223344}},
		Run(0x0123456789abcdef, 1, 2, 3).At(0x1122334455667788))
	assert.Equal(t, kernels.Stream{Key: [2]uint32{0x8b55b10c, 0x804af6d2}},
		Setup(0x0123456789abcdef, 0xfedcba9876543210).At(0))
	assert.Equal(t, kernels.Stream{Key: [2]uint32{0x4a036cce, 0x6623debd}, High: [2]uint32{4, 0}},
		Setup(1, 2).Part(3).At(4))

	u := draw[float64](t, 41, Uniform{0, 1}, Setup(1, 2), 3, 0)
	assert.Equal(t, []float64{0.9181238522941909, 0.9351100872345903, 0.5472744978290458}, []float64{u[4], u[5], u[40]})
}

// The numbers of every law, as a digest: the same with vectors and with plain loops.
func TestLawsAreFrozen(t *testing.T) {
	for _, l := range laws {
		assert.Equal(t, l.digest, digest(draw[float64](t, 5000, l.law, Setup(1, 2), 3, 4)), l.name)
	}
}

func TestFillDoesNotDependOnWorkersOrPieces(t *testing.T) {
	defer parallel.SetWorkers(0)
	const n = 3*fillBlock + 77
	for _, l := range laws {
		parallel.SetWorkers(1)
		whole := draw[float64](t, n, l.law, Setup(1, 2), 3, 0)
		for _, workers := range []int{2, 3, 8} {
			parallel.SetWorkers(workers)
			assert.Equal(t, whole, draw[float64](t, n, l.law, Setup(1, 2), 3, 0), l.name)
		}
		for _, cut := range []int{1, 31, 32, 33, 2048, 5000} {
			pieces := append(draw[float64](t, cut, l.law, Setup(1, 2), 3, 0),
				draw[float64](t, n-cut, l.law, Setup(1, 2), 3, uint64(cut))...)
			assert.Equal(t, whole, pieces, l.name)
		}
	}
}

func TestSinglePrecisionIsTheRoundedDouble(t *testing.T) {
	for _, l := range laws {
		single := draw[float32](t, 5000, l.law, Setup(1, 2), 0, 0)
		for i, x := range draw[float64](t, 5000, l.law, Setup(1, 2), 0, 0) {
			require.Equal(t, float32(x), single[i], l.name)
		}
	}
}

func TestUniformStaysBelowHigh(t *testing.T) {
	high := math.Nextafter(1e16, 2e16)
	for _, x := range draw[float64](t, 1000, Uniform{1e16, high}, Setup(1, 2), 0, 0) {
		require.Equal(t, 1e16, x)
	}
	for _, x := range draw[float64](t, 100, Uniform{3, 3}, Setup(1, 2), 0, 0) {
		require.Equal(t, 3.0, x)
	}
}

func TestLawsRefuseBadParameters(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for text, law := range map[string]Law{
		"Uniform: min_val and max_val must be finite and in this order, got 2 and 1": Uniform{2, 1},
		"got NaN and 1":  Uniform{nan, 1},
		"got 0 and +Inf": Uniform{0, inf},
		"Normal: mean must be a finite number, got NaN":                    Normal{nan, 1},
		"Normal: scale must be a finite number of at least 0, got -1":      Normal{0, -1},
		"Normal: scale must be a finite number of at least 0, got +Inf":    Normal{0, inf},
		"Exponential: scale must be a finite number of at least 0, got -2": Exponential{-2},
		"LogNormal: mean must be a finite number, got +Inf":                LogNormal{inf, 1},
		"LogNormal: sigma must be a finite number of at least 0, got NaN":  LogNormal{0, nan},
		"Gamma: shape must be a finite number above 0, got 0":              Gamma{0, 1},
		"Gamma: shape must be a finite number above 0, got NaN":            Gamma{nan, 1},
		"Gamma: scale must be a finite number of at least 0, got -1":       Gamma{1, -1},
		"TruncatedNormal: loc must be a finite number, got NaN":            TruncatedNormal{nan, 1, 0, 1},
		"TruncatedNormal: scale must be a finite number above 0, got 0":    TruncatedNormal{0, 0, 0, 1},
		"TruncatedNormal: lower must be less than upper, got 1 and 1":      TruncatedNormal{0, 1, 1, 1},
		"TruncatedNormal: lower must be less than upper, got NaN and 1":    TruncatedNormal{0, 1, nan, 1},
	} {
		assert.ErrorContains(t, Fill(make([]float32, 3), law, Setup(1, 1), 0, 0), text)
	}
}

func digest(x []float64) uint64 {
	h := fnv.New64a()
	if err := binary.Write(h, binary.LittleEndian, x); err != nil {
		panic(err)
	}
	return h.Sum64()
}

func BenchmarkFill(b *testing.B) {
	for _, l := range laws {
		b.Run(l.name, func(b *testing.B) {
			dst := make([]float32, 1<<20)
			b.SetBytes(int64(4 * len(dst)))
			for b.Loop() {
				if err := Fill(dst, l.law, Setup(1, 2), 0, 0); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(dst)), "ns/number")
		})
	}
}
