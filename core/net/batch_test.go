package net

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A row of a batch does what a network by itself does, to the bit.
func TestRowsOfABatchAreNetworks(t *testing.T) {
	t.Cleanup(func() { require.NoError(t, SetWorkers(0)) })
	require.NoError(t, SetWorkers(2))
	seeds := []uint64{2, 7, 9}
	batch := cobaBatch[float32](t, 1000, seeds...)
	_, err := batch.Run(500, time.Hour)
	require.NoError(t, err)
	for b, seed := range seeds {
		alone := cobaBatch[float32](t, 1000, seed)
		_, err := alone.Run(500, time.Hour)
		require.NoError(t, err)
		for i, o := range alone.plan.net.objects() {
			same := batch.plan.net.objects()[i]
			for name, slot := range alone.plan.slots[o] {
				rows := batch.memory[batch.plan.slots[same][name]]
				assert.Equal(t, alone.memory[slot], rows[b*o.size:][:o.size], "row %d, %s.%s", b, o.label, name)
			}
		}
	}
}
