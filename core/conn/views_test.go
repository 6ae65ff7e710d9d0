package conn

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/parallel"
)

// multigraph is a connection with repeated pairs, in an order of its own.
func multigraph(t testing.TB) *CSR {
	i, j := randomPairs(5000, 90, 70, 5)
	c, err := FromPairs(i, j, 90, 70)
	require.NoError(t, err)
	return rowsOf(t, c)
}

func TestSplitCutsRowsAtBounds(t *testing.T) {
	c := multigraph(t)
	bounds := []int{0, 1, 1, 20, 69, 70}
	cuts, err := c.Split(bounds)
	require.NoError(t, err)
	for i := range c.Pre {
		require.Equal(t, c.Indptr[i], cuts[0][i])
		require.Equal(t, c.Indptr[i+1], cuts[5][i])
		for b := range len(bounds) - 1 {
			for _, post := range c.Indices[cuts[b][i]:cuts[b+1][i]] {
				require.True(t, int(post) >= bounds[b] && int(post) < bounds[b+1])
			}
		}
	}
}

func TestSplitRefusesBoundsThatDoNotAscend(t *testing.T) {
	c := multigraph(t)
	for _, bounds := range [][]int{{-1}, {71}, {5, 4}} {
		_, err := c.Split(bounds)
		require.ErrorContains(t, err, "bounds must ascend within 0 to 70")
	}
}

func TestUniqueKeepsTheFirstOfEachPair(t *testing.T) {
	c, err := FromPairs([]int64{0, 0, 0, 1, 0}, []int64{2, 1, 2, 2, 1}, 2, 3)
	require.NoError(t, err)
	u := rowsOf(t, c).Unique()
	assert.Equal(t, []int32{1, 2, 2}, u.Indices)
	assert.Equal(t, []int64{0, 2, 3}, u.Indptr)
	assert.Equal(t, []int64{1, 0, 4}, u.Order, "places in row order: 2 1 2 1 | 2")
}

func TestUniqueEqualsTheMatrix(t *testing.T) {
	c := multigraph(t)
	matrix := make([]uint8, c.Pre*c.Post)
	for i := range c.Pre {
		for _, post := range c.Row(i) {
			matrix[i*c.Post+int(post)] = 1
		}
	}
	expected, err := FromMatrix(matrix, c.Pre, c.Post)
	require.NoError(t, err)
	u := c.Unique()
	assert.Equal(t, rowsOf(t, expected).Indices, u.Indices)
	assert.Equal(t, rowsOf(t, expected).Indptr, u.Indptr)
	assert.Same(t, u, u.Unique(), "nothing to merge")
}

func TestTransposeIsTheSameSynapses(t *testing.T) {
	defer parallel.SetWorkers(0)
	c := multigraph(t)
	for _, workers := range []int{1, 2, 3, 8, 100} {
		parallel.SetWorkers(workers)
		columns, from := c.Transpose()
		requireValid(t, columns)
		seen := make([]bool, c.Len())
		for post := range columns.Pre {
			for k := columns.Indptr[post]; k < columns.Indptr[post+1]; k++ {
				pre := int(columns.Indices[k])
				require.False(t, seen[from[k]])
				seen[from[k]] = true
				require.EqualValues(t, post, c.Indices[from[k]])
				require.True(t, c.Indptr[pre] <= from[k] && from[k] < c.Indptr[pre+1])
			}
		}
	}
}

func TestTransposeTwiceIsTheOriginal(t *testing.T) {
	c := multigraph(t)
	columns, _ := c.Transpose()
	back, _ := columns.Transpose()
	assert.Equal(t, c.Indptr, back.Indptr)
	assert.Equal(t, c.Indices, back.Indices)
}

func TestStoredAndGivenAreInverse(t *testing.T) {
	c := multigraph(t)
	given := make([]float64, c.Len())
	for k := range given {
		given[k] = float64(k)
	}
	stored := Stored(c, given)
	for k, value := range stored {
		require.EqualValues(t, c.Order[k], value)
	}
	assert.Equal(t, given, Given(c, stored))
}

func TestStoredIsGivenWhereOrderIsTheSame(t *testing.T) {
	c, err := One2One(3, 3)
	require.NoError(t, err)
	given := []float32{1, 2, 3}
	assert.Same(t, &given[0], &Stored(rowsOf(t, c), given)[0])
	assert.Same(t, &given[0], &Given(rowsOf(t, c), given)[0])
}

func TestGatherPicksMatrixEntries(t *testing.T) {
	c, err := FromPairs([]int64{1, 0, 1}, []int64{2, 1, 0}, 2, 3)
	require.NoError(t, err)
	assert.Equal(t, []float64{11, 20, 22}, Gather(rowsOf(t, c), []float64{10, 11, 12, 20, 21, 22}))
}
