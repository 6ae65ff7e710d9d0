package parallel

import (
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestBlocksCoverEachItemOnce(t *testing.T) {
	defer SetWorkers(0)
	for _, workers := range []int{0, 1, 2, 3, 8} {
		SetWorkers(workers)
		for _, n := range []int{0, 1, 7, 8, 9, 1000} {
			visits := make([]atomic.Int32, n)
			Blocks(n, 8, func(lo, hi int) {
				assert.Zero(t, lo%8)
				for i := lo; i < hi; i++ {
					visits[i].Add(1)
				}
			})
			for i := range visits {
				assert.EqualValues(t, 1, visits[i].Load())
			}
		}
	}
}

func TestPanicReachesTheCaller(t *testing.T) {
	defer SetWorkers(0)
	for _, workers := range []int{1, 4} {
		SetWorkers(workers)
		assert.PanicsWithValue(t, "block 3", func() {
			Blocks(10, 1, func(lo, _ int) {
				if lo == 3 {
					panic("block 3")
				}
			})
		})
	}
}

func TestWorkersDefaultsToTheProcessors(t *testing.T) {
	defer SetWorkers(0)
	SetWorkers(5)
	assert.Equal(t, 5, Workers())
	SetWorkers(-1)
	assert.Positive(t, Workers())
}
