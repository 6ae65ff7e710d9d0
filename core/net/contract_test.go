package net

import (
	"fmt"
	"hash/fnv"
	"testing"
	"time"
	"unsafe"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/kernels"
)

// The contract: same seed, same bits, for any number of workers and any way of
// splitting a run.

func TestSameBitsForAnyNumberOfWorkers(t *testing.T) {
	t.Cleanup(func() { require.NoError(t, SetWorkers(0)) })
	want := runDigest[float32](t, 1, 2000)
	for _, workers := range []int{2, 3, 8} {
		assert.Equal(t, want, runDigest[float32](t, workers, 2000), "%d workers", workers)
	}
}

func TestSameBitsForAnySplitting(t *testing.T) {
	t.Cleanup(func() { require.NoError(t, SetWorkers(0)) })
	want := runDigest[float64](t, 1, 2000)
	assert.Equal(t, want, runDigest[float64](t, 1, 500, 500, 500, 500))
	assert.Equal(t, want, runDigest[float64](t, 2, 1, 999, 7, 993))
}

func TestWorkersMayChangeBetweenRuns(t *testing.T) {
	t.Cleanup(func() { require.NoError(t, SetWorkers(0)) })
	want := runDigest[float32](t, 1, 900)
	require.NoError(t, SetWorkers(3))
	sim := coba[float32](t, 1000)
	for _, workers := range []int{3, 1, 8} {
		require.NoError(t, SetWorkers(workers))
		_, err := sim.Run(300, time.Hour)
		require.NoError(t, err)
	}
	assert.Equal(t, want, digest(sim))
}

func TestMonitorsDoNotChangeBits(t *testing.T) {
	want := runDigest[float32](t, 1, 500)
	sim := coba[float32](t, 1000)
	n := sim.plan.net
	for _, name := range []string{"V", "input", "spike"} {
		m, err := n.AddMonitor(&n.groups[0].Object, name, nil)
		require.NoError(t, err)
		m.Record(make([]byte, 500*m.RowBytes(4)))
	}
	p, err := n.AddMonitor(&n.projections[0].Object, "g", nil)
	require.NoError(t, err)
	p.Record(make([]byte, 500*p.RowBytes(4)))
	watched, err := Build[float32](n)
	require.NoError(t, err)
	for i := range sim.plan.layout.Slots[:len(sim.memory)] {
		copy(watched.memory[i], sim.memory[i])
	}
	_, err = watched.Run(500, time.Hour)
	require.NoError(t, err)
	assert.Equal(t, want, digest(watched))
}

// runDigest runs the COBA network for the steps given, piece by piece.
func runDigest[T kernels.Float](t *testing.T, workers int, pieces ...int) string {
	require.NoError(t, SetWorkers(workers))
	sim := coba[T](t, 1000)
	for _, steps := range pieces {
		done, err := sim.Run(steps, time.Hour)
		require.NoError(t, err)
		require.Equal(t, steps, done)
	}
	d := digest(sim)
	require.NotContains(t, d, " 0 neurons")
	return d
}

// digest is a hash of all states of a network, and the number of neurons that
// fired, so that a digest of nothing shows.
func digest[T kernels.Float](sim *Simulation[T]) string {
	h := fnv.New128a()
	fired := 0
	for _, o := range sim.plan.net.objects() {
		for _, s := range o.model.States {
			if !o.kept(s) {
				continue
			}
			v := sim.memory[sim.plan.slots[o][s.Name]]
			h.Write(unsafe.Slice((*byte)(unsafe.Pointer(&v[0])), len(v)*int(unsafe.Sizeof(v[0]))))
			for i := range v {
				if s.Name == "t_last_spike" && v[i] > 0 {
					fired++
				}
			}
		}
	}
	return fmt.Sprintf("%x, %d neurons fired", h.Sum(nil), fired)
}

// A log of spikes says what rows of them say.
func TestLoggedSpikesAreTheRecordedOnes(t *testing.T) {
	t.Cleanup(func() { require.NoError(t, SetWorkers(0)) })
	require.NoError(t, SetWorkers(3))
	const steps = 400
	monitored := func() (*Simulation[float32], *Monitor) {
		sim := cobaBatch[float32](t, 1000, 2, 7)
		m, err := sim.plan.net.AddMonitor(&sim.plan.net.groups[0].Object, "spike", nil)
		require.NoError(t, err)
		watched, err := Build[float32](sim.plan.net)
		require.NoError(t, err)
		for i := range sim.memory {
			copy(watched.memory[i], sim.memory[i])
		}
		return watched, m
	}
	rows, m := monitored()
	buffer := make([]byte, steps*m.Width())
	rows.Record(m, buffer)
	_, err := rows.Run(steps, time.Hour)
	require.NoError(t, err)

	logged, m := monitored()
	require.NoError(t, logged.Log(m))
	for range 4 {
		_, err = logged.Run(steps/4, time.Hour)
		require.NoError(t, err)
	}
	drawn := make([]byte, len(buffer))
	for _, place := range m.Logged() {
		drawn[place] = 1
	}
	assert.NotEmpty(t, m.Logged())
	assert.Equal(t, buffer, drawn)
}
