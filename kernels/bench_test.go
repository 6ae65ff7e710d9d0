package kernels

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
)

const benchLen = 512

// BenchmarkElementwise gives nanoseconds per element:
//
//	GOEXPERIMENT=simd go test -run - -bench Elementwise ./kernels
func BenchmarkElementwise(b *testing.B) {
	for _, t := range tiers() {
		benchElementwise(b, t.float32)
		benchElementwise(b, t.float64)
	}
}

func benchElementwise[T Float](b *testing.B, table *Table[T]) {
	o := operands[T]{dst: aligned[T](benchLen), s: 0.75, t: 0.5, u: 0.25, v: 0.125}
	for k := range o.slices {
		o.slices[k] = aligned[T](benchLen)
		for i := range o.slices[k] {
			o.slices[k][i] = T((i*(7+k))%97+1) / 64
		}
	}
	loops := elementwise(table)
	for _, name := range slices.Sorted(maps.Keys(loops)) {
		loop := loops[name]
		b.Run(fmt.Sprintf("%s/%T/%s", name, o.s, table.Name), func(b *testing.B) {
			for b.Loop() {
				o.call(loop)
			}
			perElement(b, benchLen)
		})
	}
}

func perElement(b *testing.B, n int) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/elem")
}

func BenchmarkReductions(b *testing.B) {
	for _, t := range tiers() {
		benchReductions(b, t.float32)
		benchReductions(b, t.float64)
	}
}

func benchReductions[T Float](b *testing.B, table *Table[T]) {
	mask, list := aligned[T](benchLen), make([]int32, benchLen)
	mask[300] = 1 // a spike
	run := func(name string, f func()) {
		b.Run(fmt.Sprintf("%s/%T/%s", name, T(0), table.Name), func(b *testing.B) {
			for b.Loop() {
				f()
			}
			perElement(b, benchLen)
		})
	}
	out := aligned[T](benchLen)
	run("Nonzero", func() { table.Nonzero(list, mask, 0) })
	run("ListGeS", func() { table.ListGeS(list, mask, 1, 0) })
	run("ListLtSGeS", func() { table.ListLtSGeS(list, out, mask, 1, 0) })
	run("Sum", func() { table.Sum(mask) })
	run("Uniform", func() { table.Uniform(out, testStream, 0) })
	run("Normal", func() { table.Normal(out, testStream, 0) })
	mask[300] = 0
	run("Any", func() { table.Any(mask) })
}

func BenchmarkRank(b *testing.B) {
	dst, words := make([]float32, benchLen), make([]uint32, benchLen)
	Bits(words, testStream, 0)
	var l Limits
	l.Set([]uint32{1 << 29, 1 << 30, 3 << 29, 1 << 31, 5 << 29, 3 << 30, 7 << 29, 1<<32 - 1<<20, 1<<32 - 1<<18, 1<<32 - 1})
	for _, t := range tiers() {
		b.Run(t.name, func(b *testing.B) {
			for b.Loop() {
				t.float32.Rank(dst, words, &l)
			}
			perElement(b, benchLen)
		})
	}
}

func BenchmarkBelow(b *testing.B) {
	dst, words := make([]float32, benchLen), make([]uint32, benchLen/2)
	Bits(words, testStream, 0)
	for _, t := range tiers() {
		b.Run(t.name, func(b *testing.B) {
			for b.Loop() {
				t.float32.Below(dst, words, 1<<14)
			}
			perElement(b, benchLen)
		})
	}
}

func BenchmarkBits(b *testing.B) {
	dst := make([]uint32, benchLen)
	for _, t := range tiers() {
		b.Run(t.name, func(b *testing.B) {
			for b.Loop() {
				t.bits(dst, testStream, 0)
			}
			perElement(b, benchLen)
		})
	}
}

// BenchmarkDelivery gives nanoseconds per event of spikes at random, with the
// row of the third spike from now on prefetched or not.
func BenchmarkDelivery(b *testing.B) {
	for _, size := range []struct{ neurons, fan int }{{4000, 80}, {12_500, 1250}, {100_000, 80}} {
		r := rand.New(rand.NewPCG(1, 2))
		targets := make([]int32, size.neurons*size.fan)
		for i := range targets {
			targets[i] = int32(r.IntN(size.neurons))
		}
		row := func(k int) []int32 { return targets[k*size.fan : (k+1)*size.fan] }
		spikes := make([]int, 64)
		g, w := make([]float32, size.neurons), make([]float32, size.fan)
		for _, ahead := range []int{0, 3} {
			name := fmt.Sprintf("%dx%d/ahead=%d", size.neurons, size.fan, ahead)
			deliver := func(b *testing.B, one func(k int)) {
				for b.Loop() {
					for i := range spikes {
						spikes[i] = r.IntN(size.neurons)
					}
					for i, k := range spikes {
						if ahead > 0 && i+ahead < len(spikes) {
							Prefetch(row(spikes[i+ahead]))
						}
						one(k)
					}
				}
				perElement(b, len(spikes)*size.fan)
			}
			b.Run("ScatterAddS/"+name, func(b *testing.B) {
				deliver(b, func(k int) { For[float32]().ScatterAddS(g, row(k), 0.5) })
			})
			b.Run("ScatterAdd/"+name, func(b *testing.B) {
				deliver(b, func(k int) { For[float32]().ScatterAdd(g, row(k), w) })
			})
		}
	}
}
