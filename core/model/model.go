// Package model holds the built-in models: neurons, synapses and their
// outputs, each one short file of equations with its source, units and
// defaults. They are data: package net turns them into a program.
//
// Equations are written in Go's expression syntax. The names in them are the
// states and parameters of the model, dt and t (ms), and next(x): the state x
// after one step of its integrator, given the old values of all states.
package model

import (
	"maps"
	"slices"
	"strings"

	"github.com/bouton-sim/bouton/core/expr"
	"github.com/bouton-sim/bouton/core/fault"
)

// Param is a parameter: one value, or one value per neuron.
type Param struct {
	Name    string  `json:"name"`
	Default float64 `json:"default"`
	Unit    string  `json:"unit"`
	Doc     string  `json:"doc"`
	// Positive parameters divide or decay: zero and below are errors.
	Positive bool `json:"positive"`
	// Scalar parameters have one value for all neurons.
	Scalar bool `json:"scalar,omitempty"`
}

// State is a variable that lives from step to step.
type State struct {
	Name string  `json:"name"`
	Init float64 `json:"init"`
	Unit string  `json:"unit"`
	Doc  string  `json:"doc"`
	Bool bool    `json:"bool"`
	// Start, if given, is what the state starts from instead of Init: an
	// expression of the parameters and of states that start from an Init.
	Start string `json:"start,omitempty"`
	// Option is the name under which a user asks for this state; without that
	// it is not kept, and assignments to it cost nothing.
	Option string `json:"option,omitempty"`
}

// Model is what neurons, synapses and outputs have in common.
type Model struct {
	Name      string     `json:"name"`
	Doc       string     `json:"doc"`
	Cite      string     `json:"cite"`
	Params    []Param    `json:"params"`
	States    []State    `json:"states"`
	Equations []Equation `json:"equations,omitempty"`
	Update    string     `json:"update"`
}

// Equation is d State/dt = Rate.
type Equation struct {
	State string `json:"state"`
	Rate  string `json:"rate"`
}

// Neuron is a group of neurons. With a parameter "noise" the first equation is
// a stochastic one, dx = f dt + noise dW, and each step adds
// noise sqrt(dt) N(0, 1). The state "spike" tells who fired in a
// step, "input" sums what arrives in a step and is cleared after it.
type Neuron struct{ Model }

// Side tells whose neurons the states of a synapse belong to.
type Side string

// The sides. A linear synapse with one decay lives at the post neurons, one
// that keeps a trace of each pre neuron's spikes at those; an electrical one,
// without spikes or states, at neither.
const (
	Post Side = "post"
	Pre  Side = "pre"
	Both Side = "both"
)

// Synapse is a projection.
//
// On the post side, in each step: the Update runs; weighted spikes are added
// to the state Arrival; the state Current goes to the output.
//
// On the pre side the Update knows "s": 1 where a spike arrives (times the
// efficacy that short-term plasticity gives it), else 0. The state Current,
// weighted and summed over the pre neurons, goes to the output.
type Synapse struct {
	Model
	Side    Side   `json:"side"`
	Arrival string `json:"arrival,omitempty"`
	Current string `json:"current"`
	// Jump is set for a pre-side synapse with linear equations: a spike adds
	// Amount, an expression of the parameters, to that state and does nothing
	// else. Its weighted sums then obey the same equations at the post neurons,
	// and are kept there.
	Jump   string `json:"jump,omitempty"`
	Amount string `json:"amount,omitempty"`
}

// Plasticity is short-term plasticity of a projection: states of each pre
// neuron. The Update knows "s": 1 where a spike arrives, else 0. After it, a
// spike counts as much as the expression Efficacy says.
type Plasticity struct {
	Model
	Efficacy string `json:"efficacy"`
}

// Output says what a synaptic current does to the post neuron. Its equations
// know the synapse's current as "g", the post neuron's variable to act on as
// "target" and its membrane potential as "V".
type Output struct{ Model }

// Param returns the parameter of that name.
func (m *Model) Param(name string) (Param, error) {
	for _, p := range m.Params {
		if p.Name == name {
			return p, nil
		}
	}
	names := make([]string, len(m.Params))
	for i, p := range m.Params {
		names[i] = p.Name
	}
	return Param{}, fault.Key("%s has no parameter %q; it has %s", m.Name, name, strings.Join(names, ", "))
}

// System returns the equations as trees.
func (m *Model) System() []expr.Equation {
	system := make([]expr.Equation, len(m.Equations))
	for i, eq := range m.Equations {
		system[i] = expr.Equation{State: eq.State, Rate: expr.MustParse(eq.Rate)}
	}
	return system
}

// Body returns the update as statements.
func (m *Model) Body() []expr.Stmt { return expr.MustParseBody(m.Update) }

// The models by name; each file adds its own.
var (
	neurons  = map[string]*Neuron{}
	synapses = map[string]*Synapse{}
	outputs  = map[string]*Output{}
	plastic  = map[string]*Plasticity{}
)

func neuron(n Neuron) *Neuron {
	neurons[n.Name] = &n
	return &n
}

func synapse(s Synapse) *Synapse {
	synapses[s.Name] = &s
	return &s
}

func output(o Output) *Output {
	outputs[o.Name] = &o
	return &o
}

func plasticity(p Plasticity) *Plasticity {
	plastic[p.Name] = &p
	return &p
}

// FindNeuron returns the neuron model of that name.
func FindNeuron(name string) (*Neuron, error) { return find("neuron", neurons, name) }

// FindSynapse returns the synapse model of that name.
func FindSynapse(name string) (*Synapse, error) { return find("synapse", synapses, name) }

// FindOutput returns the output model of that name.
func FindOutput(name string) (*Output, error) { return find("output", outputs, name) }

// FindPlasticity returns the plasticity model of that name.
func FindPlasticity(name string) (*Plasticity, error) { return find("plasticity", plastic, name) }

// Find returns the description of any model.
func Find(name string) (any, error) {
	if n, ok := neurons[name]; ok {
		return n, nil
	}
	if s, ok := synapses[name]; ok {
		return s, nil
	}
	if p, ok := plastic[name]; ok {
		return p, nil
	}
	return FindOutput(name)
}

func find[M any](kind string, models map[string]*M, name string) (*M, error) {
	if m, ok := models[name]; ok {
		return m, nil
	}
	names := slices.Sorted(maps.Keys(models))
	return nil, fault.Key("no %s model %q; there are %s", kind, name, strings.Join(names, ", "))
}
