package model

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A description survives the way to Python and back; no field is forgotten.
func TestDescriptionsAsJSON(t *testing.T) {
	everyModel(t, func(t *testing.T, m entry) {
		text, err := json.Marshal(m.whole)
		require.NoError(t, err)
		back := map[string]any{}
		require.NoError(t, json.Unmarshal(text, &back))
		for _, key := range []string{"name", "doc", "cite", "params", "states", "update"} {
			assert.Contains(t, back, key)
		}
		var again Model
		require.NoError(t, json.Unmarshal(text, &again))
		assert.Equal(t, *m.Model, again)
	})
}

// Python reads these names: to change one is to change both sides.
func TestTheFormOfJSON(t *testing.T) {
	text, err := json.Marshal(Synapse{
		Model: Model{
			Name: "N", Doc: "D", Cite: "C", Update: "g = next(g)",
			Params:    []Param{{Name: "tau", Default: 8, Unit: "ms", Doc: "decay", Positive: true, Scalar: true}},
			States:    []State{{Name: "g", Init: 1, Unit: "nS", Doc: "conductance", Start: "tau", Option: "o"}},
			Equations: []Equation{{"g", "-g / tau"}},
		},
		Side: Pre, Arrival: "a", Current: "g", Jump: "j", Amount: "1",
	})
	require.NoError(t, err)
	assert.JSONEq(t, `{
		"name": "N", "doc": "D", "cite": "C", "update": "g = next(g)",
		"params": [{"name": "tau", "default": 8, "unit": "ms", "doc": "decay", "positive": true, "scalar": true}],
		"states": [{"name": "g", "init": 1, "unit": "nS", "doc": "conductance", "bool": false, "start": "tau", "option": "o"}],
		"equations": [{"state": "g", "rate": "-g / tau"}],
		"side": "pre", "arrival": "a", "current": "g", "jump": "j", "amount": "1"
	}`, string(text))
}
