package kernels

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// drawn is a set of n positions of [0, width), as words name them, and these in the order in which they came.
func drawn(words []uint32, mask uint32, width, n int) (order []int) {
	seen := map[int]bool{}
	for _, word := range words {
		for _, half := range []uint32{word, word >> 16} {
			at := int(half & mask)
			if len(order) < n && at < width && !seen[at] {
				seen[at] = true
				order = append(order, at)
			}
		}
	}
	return order
}

func randomWords(r *rand.Rand, n int) []uint32 {
	words := make([]uint32, n)
	for i := range words {
		words[i] = r.Uint32()
	}
	return words
}

func TestSetDrawsAndListsInOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	list, plainList := make([]int32, MaxSet+ListSlack), make([]int32, MaxSet+ListSlack)
	var s, twin Set
	for _, width := range []int{1, 2, 63, 64, 65, 4096, 5000, 40_000, MaxSet} {
		for _, n := range []int{1, 10, 300, 5000, 70_000} {
			words := randomWords(r, n)
			mask := uint32(1)<<uint(len(fmt.Sprintf("%b", width-1))) - 1
			want := drawn(words, mask, width, n)
			missing := s.Draw(words, mask, uint32(width), n)
			require.Equal(t, n-len(want), missing)
			twin = s
			count := s.List(list, 7)
			require.Equal(t, count, listSetPlain(&twin, plainList, 7))
			require.Equal(t, plainList[:count], list[:count])
			slices.Sort(want)
			require.Len(t, want, count)
			for k, at := range want {
				require.EqualValues(t, at+7, list[k])
			}
			require.Equal(t, Set{}, s, "List empties the set")
			require.Equal(t, Set{}, twin)
		}
	}
}

func TestDrawAddIsDraw(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var s, twin Set
	for range 200 {
		width, n := 1+r.IntN(MaxSet), 1+r.IntN(2000)
		words := randomWords(r, 1+r.IntN(1200))
		twin.Add(3)
		s.Add(3)
		g := make([]float32, width)
		require.Equal(t, twin.Draw(words, MaxSet-1, uint32(width), n), DrawAdd(&s, g, words, MaxSet-1, n, 0.5))
		require.Equal(t, twin.bits, s.bits)
		twin.Remove(3)
		for at, x := range g {
			require.Equal(t, twin.bits[at>>6]>>(at&63)&1 == 1, x == 0.5)
		}
		s.Clear(max(width, 4))
		twin.Clear(max(width, 4))
		require.Equal(t, Set{}, s)
	}
}

func TestSetInverts(t *testing.T) {
	for _, width := range []int{1, 64, 100, 4096, MaxSet} {
		var s Set
		s.Add(0)
		s.Add(width - 1)
		s.Invert(width)
		list := make([]int32, width+ListSlack)
		n := s.List(list, 0)
		require.Equal(t, max(width-2, 0), n)
		for k, at := range list[:n] {
			require.EqualValues(t, k+1, at)
		}
	}
}

// BenchmarkSet gives nanoseconds per member of drawing and listing a set, and of
// drawing one and delivering an event to it, besides the words.
func BenchmarkSet(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	words := randomWords(r, 4096)
	for _, c := range []struct{ width, n int }{{4096, 410}, {16_384, 327}, {MaxSet, 52}, {4096, 2048}} {
		mask := uint32(c.width - 1)
		list := make([]int32, c.n+ListSlack)
		run := func(name string, one func(words []uint32)) {
			b.Run(fmt.Sprintf("%s/%dof%d", name, c.n, c.width), func(b *testing.B) {
				for i := 0; b.Loop(); i++ {
					one(words[i*61%2000:])
				}
				perElement(b, c.n)
			})
		}
		var s Set
		run("List", func(words []uint32) {
			s.Draw(words, mask, uint32(c.width), c.n)
			s.List(list, 0)
		})
		g := make([]float32, c.width)
		run("DrawAdd", func(words []uint32) {
			DrawAdd(&s, g, words, mask, c.n, 0.5)
			s.Clear(c.width)
		})
	}
}
