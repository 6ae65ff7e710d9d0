package rng

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
)

// sampled draws n numbers with the same parameters.
func sampled(n int, draw func(s *Sampler[float64], dst []float64, params [2][]float64, source Source), a, b float64) []float64 {
	var params [2][]float64
	for range n {
		params[0], params[1] = append(params[0], a), append(params[1], b)
	}
	dst := make([]float64, n)
	draw(&Sampler[float64]{}, dst, params, Run(1, 2, 3, 4))
	return dst
}

func poisson(s *Sampler[float64], dst []float64, p [2][]float64, source Source) {
	s.Poisson(dst, p[0], source, 5, 0)
}

func binomial(s *Sampler[float64], dst []float64, p [2][]float64, source Source) {
	s.Binomial(dst, p[0], p[1], source, 5, 0)
}

func bernoulli(s *Sampler[float64], dst []float64, p [2][]float64, source Source) {
	s.Bernoulli(dst, p[0], source, 5, 0)
}

func gamma(s *Sampler[float64], dst []float64, p [2][]float64, source Source) {
	s.Gamma(dst, p[0], source, 5, 0)
}

type discrete interface {
	CDF(float64) float64
	Mean() float64
	Variance() float64
}

var counts = []struct {
	name      string
	draw      func(*Sampler[float64], []float64, [2][]float64, Source)
	a, b      float64
	reference discrete
}{
	{"poisson", poisson, 1e-3, 0, distuv.Poisson{Lambda: 1e-3}},
	{"poisson", poisson, 0.7, 0, distuv.Poisson{Lambda: 0.7}},
	{"poisson", poisson, 10, 0, distuv.Poisson{Lambda: 10}},
	{"poisson", poisson, 10.5, 0, distuv.Poisson{Lambda: 10.5}},
	{"poisson", poisson, 37.3, 0, distuv.Poisson{Lambda: 37.3}},
	{"poisson", poisson, 1500, 0, distuv.Poisson{Lambda: 1500}},
	{"bernoulli", bernoulli, 0.3, 0, distuv.Bernoulli{P: 0.3}},
	{"bernoulli", bernoulli, 0.002, 0, distuv.Bernoulli{P: 0.002}},
	{"binomial", binomial, 1, 0.3, distuv.Binomial{N: 1, P: 0.3}},
	{"binomial", binomial, 12, 0.8, distuv.Binomial{N: 12, P: 0.8}},
	{"binomial", binomial, 1000, 0.01, distuv.Binomial{N: 1000, P: 0.01}},
	{"binomial", binomial, 40, 0.5, distuv.Binomial{N: 40, P: 0.5}},
	{"binomial", binomial, 100, 0.85, distuv.Binomial{N: 100, P: 0.85}},
	{"binomial", binomial, 5000, 0.25, distuv.Binomial{N: 5000, P: 0.25}},
}

// Counts have the frequencies of their law: chi-square over cells that expect 20 numbers or more.
func TestCountsHaveTheirLaw(t *testing.T) {
	const n = 1 << 18
	for _, c := range counts {
		x := sampled(n, c.draw, c.a, c.b)
		name := fmt.Sprintf("%s(%v, %v)", c.name, c.a, c.b)
		mean, variance := stat.MeanVariance(x, nil)
		fourth := stat.Moment(4, x, nil)
		assert.InDelta(t, c.reference.Mean(), mean, 5*math.Sqrt(variance/n), name)
		assert.InDelta(t, c.reference.Variance(), variance, 5*math.Sqrt((fourth-variance*variance)/n), name)
		statistic, cells := chiSquare(x, c.reference)
		assert.Greater(t, distuv.ChiSquared{K: float64(cells - 1)}.Survival(statistic), 1e-6, name)
	}
}

func chiSquare(x []float64, law discrete) (statistic float64, cells int) {
	seen := map[float64]float64{}
	for _, v := range x {
		seen[v]++
	}
	n, below, got, counted := float64(len(x)), 0., 0., 0.
	for k := 0.; ; k++ {
		got += seen[k]
		expected := n * (law.CDF(k) - below)
		if last := n*(1-law.CDF(k)) < 20; expected < 20 && !last {
			continue
		} else if last {
			expected, got = n*(1-below), n-counted
		}
		statistic += (got - expected) * (got - expected) / expected
		cells++
		if counted += got; n*(1-law.CDF(k)) < 20 {
			return statistic, max(cells, 2)
		}
		below, got = law.CDF(k), 0
	}
}

// Where counts are so large that no table holds them, mean and variance are right.
func TestHugeMeans(t *testing.T) {
	const n = 1 << 16
	for _, mean := range []float64{1e7, 1e12, 0x1p50} {
		m, v := stat.MeanVariance(sampled(n, poisson, mean, 0), nil)
		assert.InDelta(t, mean, m, 5*math.Sqrt(mean/n))
		assert.InEpsilon(t, mean, v, 5*math.Sqrt(2./n))
		m, v = stat.MeanVariance(sampled(n, binomial, 4*mean, 0.75), nil)
		assert.InDelta(t, 3*mean, m, 5*math.Sqrt(0.75*mean/n))
		assert.InEpsilon(t, 0.75*mean, v, 5*math.Sqrt(2./n))
	}
}

// The numbers as a digest: the same on every machine, with vectors and with plain loops.
func TestSampledKnownAnswers(t *testing.T) {
	var means, chances [5000]float64
	for i := range means {
		means[i], chances[i] = float64(i%100)/2, float64(i%41)/40
	}
	for name, c := range map[string]struct {
		draw   func(*Sampler[float64], []float64, [2][]float64, Source)
		digest uint64
	}{"poisson": {poisson, 0x372165b5fd36a63a}, "binomial": {binomial, 0xa7779ae4d2f9c2c}, "gamma": {gamma, 0xd7f16ced4a238fb7}} {
		dst := make([]float64, len(means))
		c.draw(&Sampler[float64]{}, dst, [2][]float64{means[:], chances[:]}, Run(1, 2, 3, 4))
		assert.Equal(t, fmt.Sprintf("%#x", c.digest), fmt.Sprintf("%#x", digest(dst)), name)
	}
}

func TestSampledGamma(t *testing.T) {
	const n = 1 << 16
	for _, shape := range []float64{0.05, 0.5, 1, 1.5, 30} {
		law := distuv.Gamma{Alpha: shape, Beta: 1}
		var uniform []float64
		for _, v := range sampled(n, gamma, shape, 0) {
			uniform = append(uniform, law.CDF(v))
		}
		var cells [64]float64
		for _, u := range uniform {
			cells[min(int(u*64), 63)]++
		}
		statistic := 0.
		for _, count := range cells {
			statistic += (count - n/64) * (count - n/64) / (n / 64)
		}
		assert.Greater(t, distuv.ChiSquared{K: 63}.Survival(statistic), 1e-6, shape)
	}
}

// A number depends on its own address and parameters: not on its neighbours, on how many are drawn at once, or on
// what the sampler drew before. The result may take the place of a parameter.
func TestSampledNumbersAreIndependentOfTheRest(t *testing.T) {
	const n = 700
	source := Run(9, 8, 7, 6)
	trials, p := make([]float32, n), make([]float32, n)
	for i := range trials {
		trials[i], p[i] = float32(i%90), float32(i%13)/12
	}
	for name, draw := range map[string]func(s *Sampler[float32], dst, a, b []float32, first uint64){
		"poisson":  func(s *Sampler[float32], dst, a, _ []float32, first uint64) { s.Poisson(dst, a, source, 3, first) },
		"binomial": func(s *Sampler[float32], dst, a, b []float32, first uint64) { s.Binomial(dst, a, b, source, 3, first) },
		"gamma":    func(s *Sampler[float32], dst, a, _ []float32, first uint64) { s.Gamma(dst, a, source, 3, first) },
		"bernoulli": func(s *Sampler[float32], dst, _, b []float32, first uint64) {
			s.Bernoulli(dst, b, source, 3, first)
		},
	} {
		all, s := make([]float32, n), &Sampler[float32]{}
		draw(s, all, trials, p, 1<<33)
		for i := range n {
			one := []float32{trials[i]}
			draw(s, one, one, p[i:i+1], 1<<33+uint64(i))
			require.Equal(t, all[i], one[0], "%s, element %d", name, i)
		}
	}
}

func TestParametersAtTheEnds(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, c := range []struct{ a, b, poisson, binomial, gamma float64 }{
		{0, 0.5, 0, 0, 0},
		{-1, 0.5, nan, nan, nan},
		{nan, 0.5, nan, nan, nan},
		{inf, 0.5, nan, nan, nan},
		{30, 0, -1, 0, -1}, // -1: any number
		{30, 1, -1, 30, -1},
		{3.7, 1, -1, 3, -1},
		{30, -0.1, -1, nan, -1},
		{30, 1.1, -1, nan, -1},
		{30, nan, -1, nan, -1},
	} {
		for name, pair := range map[string][2]float64{
			"poisson":  {c.poisson, sampled(1, poisson, c.a, c.b)[0]},
			"binomial": {c.binomial, sampled(1, binomial, c.a, c.b)[0]},
			"gamma":    {c.gamma, sampled(1, gamma, c.a, c.b)[0]},
		} {
			if pair[0] != -1 {
				assert.Equal(t, math.Float64bits(pair[0]), math.Float64bits(pair[1]), "%s of %v, %v: %v", name, c.a, c.b, pair[1])
			}
		}
	}
}

func BenchmarkSampler(b *testing.B) {
	const n = 512
	dst, mean, p := make([]float32, n), make([]float32, n), make([]float32, n)
	s := &Sampler[float32]{}
	for _, m := range []float32{0.1, 2, 10, 50, 1000} {
		for i := range mean {
			mean[i], p[i] = m, 0.5
		}
		each := func(name string, draw func()) {
			b.Run(fmt.Sprintf("%s/%v", name, m), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					draw()
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/number")
			})
		}
		each("poisson", func() { s.Poisson(dst, mean, Run(1, 2, 3, 4), 5, 0) })
		each("one poisson", func() { s.PoissonS(dst, m, Run(1, 2, 3, 4), 5, 0) })
		each("binomial", func() { s.Binomial(dst, mean, p, Run(1, 2, 3, 4), 5, 0) })
		each("gamma", func() { s.Gamma(dst, mean, Run(1, 2, 3, 4), 5, 0) })
	}
}
