package conn

import (
	"math/rand/v2"
	"slices"
	"sort"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/core/parallel"
)

// randomPairs names n pairs, many of them more than once.
func randomPairs(n, pre, post int, seed uint64) (i, j []int64) {
	random := rand.New(rand.NewPCG(seed, 0))
	for range n {
		i = append(i, random.Int64N(int64(pre)))
		j = append(j, random.Int64N(int64(post)))
	}
	return i, j
}

// requirePairs compares c with a list made the slow way: sorted stably by pre, and inside a row by post.
func requirePairs(t testing.TB, c *CSR, i, j []int64) {
	t.Helper()
	requireValid(t, c)
	given := make([]int, len(i))
	for k := range given {
		given[k] = k
	}
	sort.SliceStable(given, func(a, b int) bool { return i[given[a]] < i[given[b]] })
	place := make([]int64, len(given))
	for k := range place {
		place[k] = int64(k)
	}
	sort.SliceStable(place, func(a, b int) bool {
		p, q := given[place[a]], given[place[b]]
		return i[p] < i[q] || i[p] == i[q] && j[p] < j[q]
	})
	at := 0
	for row := range c.Pre {
		for _, post := range c.Row(row) {
			pair := given[place[at]]
			if i[pair] != int64(row) || j[pair] != int64(post) || place[at] != c.origin(int64(at)) {
				t.Fatalf("synapse %d is %d -> %d from place %d, expected %d -> %d from place %d",
					at, row, post, c.origin(int64(at)), i[pair], j[pair], place[at])
			}
			at++
		}
	}
	require.Equal(t, len(i), at)
}

func TestFromPairsEqualsSorting(t *testing.T) {
	defer parallel.SetWorkers(0)
	i, j := randomPairs(150_000, 40, 900, 1)
	for _, workers := range []int{1, 2, 3, 8} {
		parallel.SetWorkers(workers)
		c, err := FromPairs(i, j, 40, 900)
		require.NoError(t, err)
		requirePairs(t, rowsOf(t, c), i, j)
	}
}

func TestFromPairsKeepsNoOrderWhereNoneIsNeeded(t *testing.T) {
	c, err := FromPairs([]int64{1, 0, 1}, []int64{0, 2, 0}, 2, 3)
	require.NoError(t, err)
	assert.Nil(t, rowsOf(t, c).Order)
	assert.Equal(t, []int32{2, 0, 0}, rowsOf(t, c).Indices)
}

func TestFromPairsRefuses(t *testing.T) {
	for _, c := range []struct {
		i, j []int64
		kind fault.Kind
		text string
	}{
		{[]int64{0, 9}, []int64{0, 1}, fault.KindConnector, "i[1] is 9, but the pre group has 4 neurons: ids must lie in 0 to 3"},
		{[]int64{0, 1}, []int64{0, 9}, fault.KindConnector, "j[1] is 9, but the post group has 3 neurons"},
		{[]int64{0, -1}, []int64{0, 1}, fault.KindConnector, "i[1] is -1"},
		{[]int64{1 << 40, 0}, []int64{0, 1}, fault.KindConnector, "i[0] is 1099511627776"},
		{[]int64{0, 1}, []int64{0}, fault.KindValue, "same length, one entry for each synapse, got 2 and 1"},
	} {
		_, err := FromPairs(c.i, c.j, 4, 3)
		require.ErrorContains(t, err, c.text)
		assert.Equal(t, c.kind, fault.Of(err))
	}
}

func FuzzFromPairs(f *testing.F) {
	f.Add([]byte{0, 1, 0, 0, 3, 2, 0, 1}, uint8(4), uint8(3))
	f.Fuzz(func(t *testing.T, bytes []byte, pre, post uint8) {
		i, j := make([]int64, len(bytes)/2), make([]int64, len(bytes)/2)
		inside := true
		for k := range i {
			i[k], j[k] = int64(int8(bytes[2*k])), int64(int8(bytes[2*k+1]))
			inside = inside && i[k] >= 0 && i[k] < int64(pre) && j[k] >= 0 && j[k] < int64(post)
		}
		c, err := FromPairs(i, j, int(pre), int(post))
		require.Equal(t, inside, err == nil, "%v", err)
		if err == nil {
			requirePairs(t, rowsOf(t, c), i, j)
		}
	})
}

func TestFromCSRSortsRows(t *testing.T) {
	indices := []int64{2, 0, 2, 1, 0, 0}
	c, err := FromCSR(indices, []int64{0, 3, 3, 6}, 3, 3)
	require.NoError(t, err)
	rows := rowsOf(t, c)
	assert.Equal(t, []int32{0, 2, 2, 0, 0, 1}, rows.Indices)
	assert.Equal(t, []int64{1, 0, 2, 4, 5, 3}, rows.Order)
	assert.Equal(t, []int64{2, 0, 2, 1, 0, 0}, indices, "the caller's array stays as it was")
}

func TestFromCSRRefuses(t *testing.T) {
	for _, c := range []struct {
		indices []int32
		indptr  []int64
		kind    fault.Kind
		text    string
	}{
		{[]int32{0, 1}, []int64{0, 1, 2}, fault.KindConnector, "indptr must have one entry more than the pre group has neurons, 5, got 3"},
		{[]int32{0, 9}, []int64{0, 1, 2, 2, 2}, fault.KindConnector, "indices[1] is 9"},
		{[]int32{0, 1}, []int64{0, 2, 1, 2, 2}, fault.KindValue, "must not decrease, got 1 after 2 at position 2"},
		{[]int32{0, 1}, []int64{0, 1, 1, 1, 3}, fault.KindValue, "end with the number of indices, 2, got 0 and 3"},
		{[]int32{0, 1}, []int64{1, 1, 1, 1, 2}, fault.KindValue, "must begin with 0"},
		{nil, nil, fault.KindConnector, "got 0"},
	} {
		_, err := FromCSR(c.indices, c.indptr, 4, 3)
		require.ErrorContains(t, err, c.text)
		assert.Equal(t, c.kind, fault.Of(err))
	}
}

func FuzzFromCSR(f *testing.F) {
	f.Add([]byte{2, 0, 1}, []byte{0, 2, 3}, uint8(3))
	f.Fuzz(func(t *testing.T, ids, ends []byte, post uint8) {
		indices, indptr := make([]int32, len(ids)), make([]int64, len(ends))
		for k, id := range ids {
			indices[k] = int32(int8(id))
		}
		for k, end := range ends {
			indptr[k] = int64(int8(end))
		}
		c, err := FromCSR(indices, indptr, max(len(ends)-1, 0), int(post))
		if err != nil {
			return
		}
		rows := rowsOf(t, c)
		requireValid(t, rows)
		require.Equal(t, indptr, rows.Indptr)
		require.Equal(t, indices, Given(rows, rows.Indices))
	})
}

func TestFromMatrixFindsEachNonzero(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for _, post := range []int{1, 7, 8, 9, 16, 100} {
		matrix := make([]uint8, 70*post)
		for k := range matrix {
			if random.IntN(3) == 0 {
				matrix[k] = uint8(random.IntN(256))
			}
		}
		c, err := FromMatrix(matrix, 70, post)
		require.NoError(t, err)
		rows := rowsOf(t, c)
		requireValid(t, rows)
		requireDistinct(t, rows)
		for i := range 70 {
			for j := range post {
				require.Equal(t, matrix[i*post+j] != 0, slices.Contains(rows.Row(i), int32(j)))
			}
		}
	}
}

func TestFromMatrixNeedsTheRightShape(t *testing.T) {
	_, err := FromMatrix(make([]uint8, 11), 4, 3)
	require.ErrorContains(t, err, "conn_mat must have the shape (pre, post) = (4, 3), got 11 entries")
	assert.Equal(t, fault.KindValue, fault.Of(err))
}

func BenchmarkFromPairs(b *testing.B) {
	i, j := randomPairs(8_000_000, 12_500, 12_500, 1)
	for b.Loop() {
		if _, err := FromPairs(i, j, 12_500, 12_500); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(i)), "ns/synapse")
}

func BenchmarkFromMatrix(b *testing.B) {
	matrix := make([]uint8, 8000*8000)
	for k := 0; k < len(matrix); k += 1 + k*7919%19 {
		matrix[k] = 1
	}
	b.SetBytes(int64(len(matrix)))
	for b.Loop() {
		if _, err := FromMatrix(matrix, 8000, 8000); err != nil {
			b.Fatal(err)
		}
	}
}
