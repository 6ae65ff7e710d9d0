package kernels

import (
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestWithoutSubnormals(t *testing.T) {
	if flushBits == 0 {
		t.Skip("this processor keeps them")
	}
	half := func(k *Table[float32]) float32 {
		v := make([]float32, 33)
		k.Fill(v, 0x1p-126)
		k.MulS(v, v, 0.5)
		assert.Equal(t, v[0], v[32], k.Name) // a vector's lane, and what is left over
		return v[0]
	}
	for _, tier := range tiers() {
		assert.Equal(t, float32(0x1p-127), half(tier.float32), tier.name)
		WithoutSubnormals(func() { assert.Zero(t, half(tier.float32), tier.name) })
		assert.Equal(t, float32(0x1p-127), half(tier.float32), tier.name)
	}
}

// It lasts while the scheduler interrupts the goroutine, and the collector runs.
func TestWithoutSubnormalsLasts(t *testing.T) {
	if flushBits == 0 {
		t.Skip("this processor keeps them")
	}
	for range 2 * runtime.GOMAXPROCS(0) {
		go WithoutSubnormals(func() {
			for range 20 {
				runtime.Gosched()
			}
		})
	}
	WithoutSubnormals(func() {
		x := make([]float64, 16)
		for begin := time.Now(); time.Since(begin) < 200*time.Millisecond; {
			runtime.GC()
			For[float64]().Fill(x, 0x1p-1022)
			For[float64]().MulS(x, x, 0.5)
			assert.Zero(t, x[15])
		}
	})
	assert.Zero(t, floatControl()&flushBits)
}
