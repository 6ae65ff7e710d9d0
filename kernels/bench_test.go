package kernels

import (
	"fmt"
	"maps"
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
	o := operands[T]{dst: aligned[T](benchLen), s: 0.75, t: 0.5}
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
