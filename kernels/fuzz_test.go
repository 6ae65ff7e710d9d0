package kernels

import (
	"encoding/binary"
	"fmt"
	"math"
	"testing"
)

// FuzzTwins32 and FuzzTwins64 look for operands on which a vector loop differs
// from its plain twin: bytes are taken as the operands' bits.

func FuzzTwins32(f *testing.F) {
	f.Add([]byte("0123456789abcdef0123456789abcdef"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var v []float32
		for ; len(data) >= 4; data = data[4:] {
			v = append(v, math.Float32frombits(binary.LittleEndian.Uint32(data)))
		}
		for _, tier := range tiers() {
			fuzzTwins(t, tier.float32, &plainFloat32, v)
		}
	})
}

func FuzzTwins64(f *testing.F) {
	f.Add([]byte("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var v []float64
		for ; len(data) >= 8; data = data[8:] {
			v = append(v, math.Float64frombits(binary.LittleEndian.Uint64(data)))
		}
		for _, tier := range tiers() {
			fuzzTwins(t, tier.float64, &plainFloat64, v)
		}
	})
}

// fuzzTwins deals the numbers out to the operands, and repeats them until a
// vector is full.
func fuzzTwins[T Float](t *testing.T, table, twin *Table[T], v []T) {
	if len(v) < 7 {
		return
	}
	n := max(17, len(v)/5)
	at := 0
	deal := func() []T {
		s := make([]T, n)
		for i := range s {
			s[i] = v[at%len(v)]
			at++
		}
		return s
	}
	o := operands[T]{s: v[0], t: v[1], u: v[2], dst: deal()}
	for k := range o.slices {
		o.slices[k] = deal()
	}
	for name, loop := range elementwise(table) {
		compareTwins(t, loop, elementwise(twin)[name], o, fmt.Sprint(table.Name, " ", name))
	}
}
