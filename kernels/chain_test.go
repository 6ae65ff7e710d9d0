package kernels

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"
)

// A chain does what its steps do one after the other.
func TestChains(t *testing.T) {
	for _, tier := range tiers() {
		testChains(t, tier.float32)
		testChains(t, tier.float64)
	}
}

func testChains[T Float](t *testing.T, table *Table[T]) {
	require.Len(t, table.Chains, len(Chains))
	r := rand.New(rand.NewPCG(21, 22))
	for i, chain := range Chains {
		for n := range 70 {
			var got, want ChainVectors[T]
			for k := range chain.Vectors {
				got[k] = randomOperands[T](r, n).dst
				want[k] = append([]T(nil), got[k]...)
			}
			var scalars ChainScalars[T]
			for k := range chain.Scalars {
				scalars[k] = mixture[T](r)
			}
			listed, expected := make([]int32, n), make([]int32, n)
			hits := table.Chains[i](&got, &scalars, listed, 7)
			require.Equal(t, stepByStep(t, chain, &want, &scalars, expected), hits, "%s, chain %d, n = %d", table.Name, i, n)
			require.Equal(t, expected, listed, "%s, chain %d, n = %d", table.Name, i, n)
			for k := range chain.Vectors {
				require.Equal(t, bitsOfAll(want[k]), bitsOfAll(got[k]), "%s, chain %d, vector %d, n = %d", table.Name, i, k, n)
			}
		}
	}
}

// stepByStep calls the plain loop of each step of a chain.
func stepByStep[T Float](t *testing.T, chain Chain, v *ChainVectors[T], k *ChainScalars[T], list []int32) (hits int) {
	t.Helper()
	var between [Between][]T
	for i := range between {
		between[i] = make([]T, len(v[0]))
	}
	vector := func(i int) reflect.Value {
		if i < 0 {
			return reflect.ValueOf(between[-1-i])
		}
		return reflect.ValueOf(v[i])
	}
	scalars := k[:]
	for _, step := range chain.Steps {
		if step.To == Listed {
			hits = Plain[T]().ListGeS(list, v[step.From[0]], scalars[0], 7)
			scalars = scalars[1:]
			continue
		}
		loop := reflect.ValueOf(*Plain[T]()).FieldByName(step.Op)
		require.True(t, loop.IsValid(), fmt.Sprint(step.Op))
		args, from := []reflect.Value{vector(step.To)}, step.From
		for i := 1; i < loop.Type().NumIn(); i++ {
			if loop.Type().In(i).Kind() == reflect.Slice {
				args, from = append(args, vector(from[0])), from[1:]
			} else {
				args, scalars = append(args, reflect.ValueOf(scalars[0])), scalars[1:]
			}
		}
		loop.Call(args)
	}
	return hits
}

// BenchmarkChains gives nanoseconds per element; few are listed.
func BenchmarkChains(b *testing.B) {
	for _, t := range tiers() {
		benchChains(b, t.float32)
		benchChains(b, t.float64)
	}
}

func benchChains[T Float](b *testing.B, table *Table[T]) {
	hits := make([]int32, benchLen)
	for i, chain := range Chains {
		var v ChainVectors[T]
		var k ChainScalars[T]
		for j := range chain.Vectors {
			v[j] = aligned[T](benchLen)
		}
		for j := range k {
			k[j] = 1
		}
		b.Run(fmt.Sprintf("Chain%d/%T/%s", i, k[0], table.Name), func(b *testing.B) {
			for b.Loop() {
				table.Chains[i](&v, &k, hits, 0)
			}
			perElement(b, benchLen)
		})
	}
}
