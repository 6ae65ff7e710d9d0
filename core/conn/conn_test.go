package conn

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/fault"
)

func rowsOf(t testing.TB, c *Conn) *CSR {
	t.Helper()
	rows, err := c.CSR()
	require.NoError(t, err)
	return rows
}

// requireValid checks what every CSR promises: rows that cover the synapses, ascend, and name neurons that exist.
func requireValid(t testing.TB, c *CSR) {
	t.Helper()
	require.Len(t, c.Indptr, c.Pre+1)
	require.Zero(t, c.Indptr[0])
	require.EqualValues(t, len(c.Indices), c.Len())
	for i := range c.Pre {
		requireAscending(t, c.Row(i), 0, int32(c.Post), false)
	}
}

func requireDistinct(t testing.TB, c *CSR) {
	t.Helper()
	for i := range c.Pre {
		requireAscending(t, c.Row(i), 0, int32(c.Post), true)
	}
}

// requireAscending checks that row ascends within [low, high), strictly or not. It has millions of numbers to look at.
func requireAscending(t testing.TB, row []int32, low, high int32, strictly bool) {
	t.Helper()
	for k, post := range row {
		if post < low || post >= high {
			t.Fatalf("neuron %d at place %d is outside of %d to %d", post, k, low, high-1)
		}
		if k > 0 && (post < row[k-1] || strictly && post == row[k-1]) {
			t.Fatalf("neuron %d at place %d comes after %d", post, k, row[k-1])
		}
	}
}

func TestAll2AllRows(t *testing.T) {
	c, err := All2All(2, 3, true)
	require.NoError(t, err)
	assert.EqualValues(t, 6, c.Len())
	assert.Equal(t, []int32{0, 1, 2, 0, 1, 2}, rowsOf(t, c).Indices)
}

func TestAll2AllWithoutSelf(t *testing.T) {
	for _, c := range []struct {
		pre, post int
		rows      [][]int32
	}{
		{3, 3, [][]int32{{1, 2}, {0, 2}, {0, 1}}},
		{4, 2, [][]int32{{1}, {0}, {0, 1}, {0, 1}}},
		{2, 4, [][]int32{{1, 2, 3}, {0, 2, 3}}},
		{1, 1, [][]int32{{}}},
	} {
		all, err := All2All(c.pre, c.post, false)
		require.NoError(t, err)
		rows := rowsOf(t, all)
		requireValid(t, rows)
		assert.Equal(t, all.Len(), rows.Len())
		for i, row := range c.rows {
			assert.Equal(t, row, rows.Row(i))
		}
	}
}

func TestAll2AllCostsNoMemoryUntilAsked(t *testing.T) {
	c, err := All2All(1<<31-1, 1<<31-1, true)
	require.NoError(t, err)
	assert.EqualValues(t, (1<<31-1)*(1<<31-1), c.Len())
	assert.Equal(t, AllToAll, c.Kind)
}

func TestOne2OneRows(t *testing.T) {
	c, err := One2One(3, 3)
	require.NoError(t, err)
	rows := rowsOf(t, c)
	assert.Equal(t, OneToOne, c.Kind)
	assert.Equal(t, []int32{0, 1, 2}, rows.Indices)
	assert.Equal(t, []int64{0, 1, 2, 3}, rows.Indptr)
	assert.EqualValues(t, 3, c.Len())
}

func TestOne2OneNeedsEqualSizes(t *testing.T) {
	_, err := One2One(4, 3)
	require.ErrorContains(t, err, "One2One: pre and post must have the same number of neurons, got 4 and 3")
	assert.Equal(t, fault.KindConnector, fault.Of(err))
}

func TestEmptyGroups(t *testing.T) {
	for _, size := range [][2]int{{0, 0}, {0, 5}, {5, 0}} {
		all, err := All2All(size[0], size[1], true)
		require.NoError(t, err)
		requireValid(t, rowsOf(t, all))
		matrix, err := FromMatrix(nil, size[0], size[1])
		require.NoError(t, err)
		requireValid(t, rowsOf(t, matrix))
		pairs, err := FromPairs(nil, nil, size[0], size[1])
		require.NoError(t, err)
		requireValid(t, rowsOf(t, pairs))
	}
}

func TestRowsAreWrittenOnce(t *testing.T) {
	c, err := All2All(3, 3, true)
	require.NoError(t, err)
	first, err := c.Packed()
	require.NoError(t, err)
	second, err := c.Packed()
	require.NoError(t, err)
	assert.Same(t, first, second)
}

func TestAvailableMemory(t *testing.T) {
	assert.EqualValues(t, 2048*1024, availableIn([]byte("MemTotal: 9 kB\nMemAvailable:    2048 kB\n")))
	assert.Positive(t, availableIn([]byte("no such line")))
}
