package model

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/block"
	"github.com/bouton-sim/bouton/core/expr"
	"github.com/bouton-sim/bouton/core/rng"
	"github.com/bouton-sim/bouton/kernels"
)

const size = 3 // neurons of a test

// instance is a model compiled for a few neurons, with default parameters.
type instance struct {
	slots   map[string]int
	memory  [][]float64
	machine *block.Machine[float64]
	code    *block.Loaded[float64]
	time    int
}

// instantiate compiles an update of a model. With spread, parameters are given per neuron,
// though all equal; with options, the optional states are kept.
func instantiate(t *testing.T, m entry, body []expr.Stmt, method string, spread, options bool) *instance {
	layout := block.NewLayout()
	in := &instance{slots: map[string]int{}, time: layout.Varying()}
	for _, name := range m.outside {
		in.slots[name] = layout.AddSlot(block.Slot{Label: name, Size: size, Init: []float64{0}})
	}
	for _, s := range m.States {
		if s.Option == "" || options {
			start, err := m.Start(s.Name, size, nil)
			require.NoError(t, err)
			in.slots[s.Name] = layout.AddSlot(block.Slot{Label: s.Name, Size: size, Init: start})
		}
	}
	b := block.NewBuilder(layout)
	require.NoError(t, b.Add(body, in.scope(t, m, method, spread)))
	code := b.Compile()
	for _, s := range layout.Slots {
		in.memory = append(in.memory, filled(s.Init))
	}
	in.machine = block.NewMachine(layout, in.memory, kernels.Plain[float64]())
	for _, s := range layout.Sources {
		in.machine.Sources = append(in.machine.Sources, rng.Run(1, 0, s.Object, s.Site))
	}
	in.code = block.Load(code, kernels.Plain[float64]())
	return in
}

func (in *instance) scope(t *testing.T, m entry, method string, spread bool) *block.Scope {
	params := map[string][]float64{"dt": {0.1}}
	for _, p := range m.Params {
		if params[p.Name] = []float64{p.Default}; spread && !p.Scalar {
			params[p.Name] = filled(params[p.Name])
		}
	}
	next, err := expr.Integrate(method, m.System(), func(name string) bool { return params[name] != nil })
	require.NoError(t, err)
	return &block.Scope{Label: m.Name, Slots: in.slots, Params: expr.NewFolder(size, params),
		Steps: map[string]int{"t": in.time}, Next: next}
}

// filled is a value for each neuron, from one or all.
func filled(values []float64) []float64 {
	v := make([]float64, size)
	for i := range v {
		v[i] = values[i%len(values)]
	}
	return v
}

// step runs the code at step k, with these values from outside.
func (in *instance) step(k int, outside map[string]float64) {
	for name, v := range outside {
		if slot, ok := in.slots[name]; ok {
			copy(in.memory[slot], filled([]float64{v}))
		}
	}
	in.machine.Step = uint64(k)
	in.machine.Scalars[in.time] = 0.1 * float64(k)
	in.machine.Run(in.code, 0, size)
}

// drive is what comes from outside at step k: a current, now and then a spike.
func drive(k int) map[string]float64 {
	spike := 0.
	if k%40 == 0 {
		spike = 1
	}
	return map[string]float64{"input": 8, "s": spike, "g": 0.5, "V": -40, "target": 0}
}

// All names resolve, with every method, with and without optional states, and
// parameters per neuron give the bits of parameters given once.
func TestEveryModelRunsWithEveryMethod(t *testing.T) {
	everyModel(t, func(t *testing.T, m entry) {
		for _, method := range expr.Methods() {
			once := instantiate(t, m, m.Body(), method, false, true)
			each := instantiate(t, m, m.Body(), method, true, false)
			for k := range 300 {
				once.step(k, m.outsideOnly(drive(k)))
				each.step(k, m.outsideOnly(drive(k)))
			}
			for name, slot := range each.slots {
				assert.Equal(t, bits(once.memory[once.slots[name]]), bits(each.memory[slot]), "%s: %s", method, name)
			}
		}
	})
}

// With default parameters and the default method nothing runs away.
func TestEveryModelStaysFinite(t *testing.T) {
	everyModel(t, func(t *testing.T, m entry) {
		in := instantiate(t, m, m.Body(), "exp_auto", false, true)
		for k := range 5000 {
			in.step(k, m.outsideOnly(drive(k)))
		}
		for name, slot := range in.slots {
			for _, v := range in.memory[slot] {
				assert.False(t, math.IsNaN(v) || math.IsInf(v, 0), "%s is %v", name, v)
			}
		}
	})
}

// outsideOnly keeps the names that are not the model's own states, and "input".
func (m entry) outsideOnly(values map[string]float64) map[string]float64 {
	for _, s := range m.States {
		if s.Name != "input" {
			delete(values, s.Name)
		}
	}
	return values
}

// bits are the bits of numbers; all NaNs have the same, as in package kernels.
func bits(v []float64) []uint64 {
	b := make([]uint64, len(v))
	for i, x := range v {
		if b[i] = math.Float64bits(x); x != x {
			b[i] = math.Float64bits(math.NaN())
		}
	}
	return b
}
