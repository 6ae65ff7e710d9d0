package model

import (
	"github.com/bouton-sim/bouton/core/expr"
	"github.com/bouton-sim/bouton/core/fault"
)

// Start returns what a state of n neurons starts from, for the values given of
// parameters and other states, one or n of each; the rest has its default.
func (m *Model) Start(state string, n int, given map[string][]float64) ([]float64, error) {
	values := map[string][]float64{}
	for _, p := range m.Params {
		values[p.Name] = []float64{p.Default}
	}
	for _, s := range m.States {
		if s.Start == "" {
			values[s.Name] = []float64{s.Init}
		}
	}
	for name, v := range given {
		values[name] = v
	}
	for _, s := range m.States {
		if s.Name == state {
			return s.start(n, values), nil
		}
	}
	return nil, fault.Attribute("%s has no state %q", m.Name, state)
}

func (s State) start(n int, values map[string][]float64) []float64 {
	if s.Start == "" {
		return values[s.Name]
	}
	f := expr.NewFolder(n, values)
	folded := f.Fold(expr.MustParse(s.Start))
	if folded.Op == expr.Const {
		return []float64{folded.Value}
	}
	return f.Array(folded.Name)
}
