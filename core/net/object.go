package net

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/bouton-sim/bouton/core/expr"
	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/core/model"
)

// Object is what groups, projections and outputs share: a model with values
// for its parameters, over the neurons of a group.
type Object struct {
	label   string
	model   *model.Model
	method  string
	params  map[string][]float64
	starts  map[string][]float64 // of states that do not start as the model says
	options map[string]bool
	depths  map[string]int  // of states that are rings of rows
	locals  map[string]bool // states that nobody sees from outside
	noisy   bool            // may have noise
	number  uint32          // in the network, for random numbers
	seed    *uint64         // for random numbers of its own
	named   map[string]bool // states that code or inputs of the user may change in a step
	space   *Group          // whose neurons its states and parameters belong to
	size    int
	rows    int // of a batch
}

func newObject(label string, m *model.Model, method string) Object {
	return Object{label: label, model: m, method: method, params: map[string][]float64{}, options: map[string]bool{}, named: map[string]bool{}}
}

// Size is the number of neurons that states and parameters belong to.
func (o *Object) Size() int { return o.size }

// width is the number of values of a state: a row after the other.
func (o *Object) width() int { return o.size * o.rows }

// extent is the number of values of a state, which may be a ring of such rows.
func (o *Object) extent(state string) int { return o.width() * max(1, o.depths[state]) }

// Set gives a parameter its value: one, or one for each neuron.
func (o *Object) Set(name string, values []float64) error {
	p, err := o.param(name)
	if err != nil {
		return err
	}
	if p.Scalar && len(values) != 1 {
		return fault.Value("%s: %q must be a scalar or a tensor with size of 1, got %d values", o.label, name, len(values))
	}
	if len(values) != 1 && len(values) != o.size {
		return fault.Value("%s: %s must be one value or one for each of the %d neurons, got %d", o.label, name, o.size, len(values))
	}
	for _, v := range values {
		if math.IsNaN(v) {
			return fault.Value("%s: %s must be a number, got NaN", o.label, name)
		}
		if p.Positive && v <= 0 {
			return fault.Value("%s: %s must be positive (%s), got %v", o.label, name, p.Unit, v)
		}
	}
	o.params[name] = values
	return nil
}

// param returns the description of a parameter; neurons also have "noise".
func (o *Object) param(name string) (model.Param, error) {
	if name == noise && o.noisy {
		return model.Param{Name: noise}, nil
	}
	return o.model.Param(name)
}

// noise is the parameter that makes the first equation of a neuron stochastic.
const noise = "noise"

// noiseSite is the call site of its random numbers.
const noiseSite = 1 << 16

// Enable asks for the states of the model that are kept under that option.
func (o *Object) Enable(option string) error {
	for _, s := range o.model.States {
		if s.Option == option {
			o.options[option] = true
			return nil
		}
	}
	return fault.Key("%s: %s has no option %q", o.label, o.model.Name, option)
}

// kept reports whether a state exists: it is no optional one, or asked for.
func (o *Object) kept(s model.State) bool { return s.Option == "" || o.options[s.Option] }

func (o *Object) has(state string) bool {
	_, err := o.state(state)
	return err == nil
}

// state returns the description of a state that is kept.
func (o *Object) state(name string) (model.State, error) {
	for _, s := range o.model.States {
		if s.Name == name && o.kept(s) {
			return s, nil
		}
	}
	return model.State{}, fault.Attribute("%s has no variable %q", o.label, name)
}

// start is what a state starts from.
func (o *Object) start(state string) []float64 {
	given := maps.Clone(o.params)
	maps.Copy(given, o.starts)
	values, err := o.model.Start(state, o.size, given)
	if err != nil {
		panic(err)
	}
	return values
}

// uses reports whether the update of the model reads a name.
func (o *Object) uses(name string) bool {
	return slices.ContainsFunc(o.model.Body(), func(st expr.Stmt) bool { return st.Uses(name) })
}

// alike reports whether two objects have the same equations with the same
// parameters, and no random numbers, of which each draws its own.
func (o *Object) alike(p *Object) bool {
	mine, err := o.integrated()
	return err == nil && o.model == p.model && o.method == p.method && o.space == p.space && maps.Equal(o.options, p.options) &&
		maps.EqualFunc(o.params, p.params, slices.Equal[[]float64]) && !random(o.model.Body(), mine)
}

// random reports whether statements draw random numbers, or what next(x) stands
// for does.
func random(body []expr.Stmt, next map[string]*expr.Node) (found bool) {
	look := func(n *expr.Node) { found = found || n.IsDraw() }
	for _, tree := range next {
		tree.Walk(look)
	}
	for _, st := range body {
		switch {
		case st.When != nil:
			st.When.Walk(look)
			found = found || random(st.Body, nil)
		case st.Value != nil:
			st.Value.Walk(look)
		}
	}
	return found
}

// checkMethod returns the error for a method that cannot integrate the model.
func (o *Object) checkMethod() error {
	_, err := o.integrated()
	return err
}

// integrated returns the trees of the model's states after one step.
func (o *Object) integrated() (map[string]*expr.Node, error) {
	system := o.model.System()
	next, err := expr.Integrate(o.method, system, func(name string) bool {
		_, err := o.param(name)
		return name == "dt" || err == nil
	})
	if err != nil {
		return nil, fault.Value("%s: %s", o.label, err.Error())
	}
	if o.params[noise] != nil {
		x := system[0].State
		kick := expr.MustParse(fmt.Sprintf("%s * sqrt(dt) * normal(%d)", noise, noiseSite))
		next[x] = expr.New(expr.Add, next[x], kick)
	}
	return next, nil
}

// folder binds the parameters, and dt, for the equations.
func (o *Object) folder(dt float64) *expr.Folder {
	values := map[string][]float64{"dt": {dt}}
	for _, p := range o.model.Params {
		values[p.Name] = []float64{p.Default}
	}
	for name, v := range o.params {
		values[name] = v
	}
	return expr.NewFolder(o.size, values)
}
