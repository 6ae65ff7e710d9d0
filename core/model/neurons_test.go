package model

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestGatesStartWhereTheyRest(t *testing.T) {
	// Hodgkin and Huxley's values at rest; see e.g. Dayan and Abbott, figure 5.9.
	want := map[string]float64{"m": 0.0529, "h": 0.5961, "n": 0.3177}
	for state, value := range want {
		start, err := HH.Start(state, 1, nil)
		require.NoError(t, err)
		assert.InDelta(t, value, start[0], 5e-5, state)
	}
}

func TestStartFollowsWhatIsGiven(t *testing.T) {
	start, err := Izhikevich.Start("u", 3, map[string][]float64{"V": {-70, -60, -50}, "b": {0.25}})
	require.NoError(t, err)
	assert.Equal(t, []float64{-17.5, -15, -12.5}, start)
	start, err = Izhikevich.Start("u", 3, nil)
	require.NoError(t, err)
	assert.Equal(t, []float64{-14}, start)
	_, err = Izhikevich.Start("x", 3, nil)
	assert.ErrorContains(t, err, `Izhikevich has no state "x"`)
}
