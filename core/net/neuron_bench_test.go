package net

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/model"
)

// BenchmarkNeuron gives nanoseconds per neuron and step of 4000 neurons that
// nothing connects, on one thread.
func BenchmarkNeuron(b *testing.B) {
	before := Workers()
	require.NoError(b, SetWorkers(1))
	b.Cleanup(func() { require.NoError(b, SetWorkers(before)) })
	for _, driven := range []struct {
		model *model.Neuron
		input float64
	}{{model.LIF, 25}, {model.HH, 10}} {
		b.Run(driven.model.Name, func(b *testing.B) { benchmarkNeuron(b, driven.model, driven.input) })
	}
}

func benchmarkNeuron(b *testing.B, m *model.Neuron, input float64) {
	const size, warm = 4000, 200
	network, err := New(0.1, 0)
	require.NoError(b, err)
	group, err := network.AddGroup("group", m, "exp_auto", size)
	require.NoError(b, err)
	require.NoError(b, network.AddInput(&group.Object, "input", "+", []float64{input}, 0, 1, 0))
	group.named["spike"] = true // so that who fires is listed, as for synapses
	sim, err := Build[float32](network)
	require.NoError(b, err)
	_, err = sim.Run(warm, time.Hour)
	require.NoError(b, err)
	b.ResetTimer()
	_, err = sim.Run(b.N, time.Hour)
	require.NoError(b, err)
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/size, "ns/neuron")
}
