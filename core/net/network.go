// Package net describes networks and runs them.
//
// A Network is a description: groups of neurons, projections between them,
// inputs and monitors. Build turns it into a Simulation: one program, a short
// list of tasks over state vectors, that advances step by step.
//
// Step i, at t = t0 + i dt, does in this order: inputs; projections in the
// order in which they were added; groups likewise; monitors; clearing of
// inputs. Projections see the spikes that groups left in the step before.
//
// Where operations are added, the step is what they say, in their order: groups
// and projections run where an update of them stands, among code of the user's
// own over states in spaces. Inputs stay first and clearing last.
package net

import (
	"math"

	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/core/model"
)

// Network is the description of a network.
type Network struct {
	dt, t0      float64
	batch       int // rows: copies of the state that share connections
	seed        uint64
	epoch       uint32
	count       uint32 // of objects
	groups      []*Group
	projections []*Projection
	inputs      []*input
	monitors    []*Monitor
	operations  []operation
}

// New returns an empty network with time step dt and start time t0, in ms.
func New(dt, t0 float64) (*Network, error) {
	if !(dt > 0) || math.IsInf(dt, 0) {
		return nil, fault.Value("dt must be a positive number of ms, got %v", dt)
	}
	if math.IsNaN(t0) || math.IsInf(t0, 0) {
		return nil, fault.Value("t0 must be a finite number of ms, got %v", t0)
	}
	return &Network{dt: dt, t0: t0, batch: 1}, nil
}

// Seed sets the seed of all random numbers that are drawn during a run. The
// epoch counts restarts, so that trials of one seed differ.
func (n *Network) Seed(seed uint64, epoch uint32) { n.seed, n.epoch = seed, epoch }

// Batch gives the network n rows: n networks with states of their own that
// share parameters and connections. Before anything is added.
func (n *Network) Batch(rows int) error {
	if rows < 1 {
		return fault.Value("batch size must be at least 1, got %d", rows)
	}
	n.batch = rows
	return nil
}

// number counts the objects of a network.
func (n *Network) number() uint32 {
	n.count++
	return n.count - 1
}

// Group is a group of neurons of one model.
type Group struct {
	Object
	neuron    *model.Neuron
	index     int
	custom    bool // a space: its states are the user's
	frozen    bool
	timetable timetable // of a SpikeTimeGroup
}

// AddGroup adds size neurons of a model, integrated by a method of
// [expr.Integrate]. The label names the group in messages.
func (n *Network) AddGroup(label string, m *model.Neuron, method string, size int) (*Group, error) {
	g, err := n.addGroup(label, m, method, size)
	if g != nil {
		g.number = n.number()
	}
	return g, err
}

func (n *Network) addGroup(label string, m *model.Neuron, method string, size int) (*Group, error) {
	if size < 0 || size > math.MaxInt32 {
		return nil, fault.Value("%s: size must be between 0 and %d, got %d", label, math.MaxInt32, size)
	}
	g := &Group{Object: newObject(label, &m.Model, method), neuron: m, index: len(n.groups)}
	g.space, g.size, g.rows, g.noisy = g, size, n.batch, len(m.Equations) > 0
	n.groups = append(n.groups, g)
	return g, g.checkMethod()
}

// Seed gives the group random numbers of its own: they depend on this seed and
// the epoch, and on nothing else of the network.
func (g *Group) Seed(seed uint64) { g.seed = &seed }

// Freeze leaves the group out of the update: its state stays as it is, as for
// a group that synapses refer to but that is not part of the network.
func (g *Group) Freeze() { g.frozen = true }

// Projection carries the spikes of a pre group to a post group.
type Projection struct {
	Object
	synapse   *model.Synapse
	pre, post *Group
	matrix
	delays        []int64 // one, or one for each pre neuron
	synapseDelays []int64 // one for each synapse, in row order
	mask          string  // state of the post group whose neurons receive nothing
	plasticity    *Plasticity
	output        *Output
}

// AddProjection adds a synapse model between two groups. Without SetOutput
// nothing reaches the post neurons.
func (n *Network) AddProjection(label string, m *model.Synapse, method string, pre, post *Group, c *conn.Conn) (*Projection, error) {
	if c.Pre != pre.size || c.Post != post.size {
		return nil, fault.Connector("%s: the connection is for groups of %d and %d neurons, but %s has %d and %s has %d",
			label, c.Pre, c.Post, pre.label, pre.size, post.label, post.size)
	}
	if !pre.has("spike") && m.Side != model.Both {
		return nil, fault.Attribute("%s: the pre group %s (%s) has no variable \"spike\"", label, pre.label, pre.model.Name)
	}
	p := &Projection{Object: newObject(label, &m.Model, method), synapse: m, pre: pre, post: post, matrix: matrix{conn: c, weights: []float64{1}}}
	p.space, p.size, p.rows, p.number = post, post.size, n.batch, n.number()
	if m.Side == model.Pre {
		p.space, p.size = pre, pre.size
	}
	if m.Side == model.Both {
		if err := p.checkCoupling(); err != nil {
			return nil, err
		}
	}
	n.projections = append(n.projections, p)
	return p, p.checkMethod()
}

// SetDelays sets the delay in steps: one value, or one for each pre neuron.
// A spike of step s arrives in step s + max(delay-1, 1).
func (p *Projection) SetDelays(steps []int64) error {
	if len(steps) != 1 && len(steps) != p.pre.size {
		return fault.Value("%s: delay_step must be one value or one for each of the %d pre neurons, got %d", p.label, p.pre.size, len(steps))
	}
	if err := p.checkDelays(steps, maxDelay); err != nil {
		return err
	}
	p.delays = steps
	return nil
}

// SetSynapseDelays sets the delay of each synapse, in row order. The states of
// the pre neurons, and short-term plasticity, see spikes without delay.
func (p *Projection) SetSynapseDelays(steps []int64) error {
	if count := p.conn.Len(); int64(len(steps)) != count {
		return fault.Value("%s: delay_step must be one value for each of the %d synapses, got %d", p.label, count, len(steps))
	}
	if p.conn.Kind == conn.Computed {
		return fault.NotImplemented("%s: synapses that are computed have no delays of their own; give one per pre neuron, or store the synapses", p.label)
	}
	if p.synapse.Side == model.Pre && p.synapse.Jump == "" {
		return fault.NotImplemented("%s: a %s synapse saturates at the pre neuron, and has no delays per synapse; give one per pre neuron", p.label, p.synapse.Name)
	}
	if err := p.checkDelays(steps, maxSynapseDelay); err != nil {
		return err
	}
	p.synapseDelays = steps
	return nil
}

// The longest delays: lists of spikes are small, accumulators are not.
const (
	maxDelay        = 1 << 24
	maxSynapseDelay = 1 << 16
)

func (p *Projection) checkDelays(steps []int64, longest int64) error {
	for _, k := range steps {
		if k < 0 || k > longest {
			return fault.Value("%s: delay_step must be between 0 and %d steps, got %d", p.label, longest, k)
		}
	}
	return nil
}

// Mask keeps what arrives from the post neurons for which a state is true.
// Only synapses without states of their own can do that.
func (p *Projection) Mask(state string) error {
	if p.synapse.Arrival == "" || len(p.synapse.Equations) > 0 {
		return fault.Value("%s: a %s synapse has no post_ref_key", p.label, p.synapse.Name)
	}
	if !p.post.has(state) {
		return fault.Value("%s: post_ref_key %q needs a variable of that name in the post group %s", p.label, state, p.post.label)
	}
	p.mask = state
	return nil
}

// Plasticity is the short-term plasticity of a projection.
type Plasticity struct {
	Object
	efficacy string
}

// SetPlasticity gives the projection short-term plasticity, integrated by a
// method of [expr.Integrate].
func (p *Projection) SetPlasticity(m *model.Plasticity, method string) (*Plasticity, error) {
	s := &Plasticity{Object: newObject(p.label+".stp", &m.Model, method), efficacy: m.Efficacy}
	s.space, s.size, s.rows = p.pre, p.pre.size, p.rows
	p.plasticity = s
	return s, s.checkMethod()
}

// Output carries the current of a projection to a variable of the post group.
type Output struct {
	Object
	target, membrane string
}

// SetOutput lets the projection act on the target variable of its post group.
// The membrane variable is what the model's equations call V.
func (p *Projection) SetOutput(m *model.Output, target, membrane string) (*Output, error) {
	o := &Output{Object: newObject(p.label+".output", &m.Model, "exp_auto"), target: target, membrane: membrane}
	o.space, o.size, o.rows = p.post, p.post.size, p.rows
	if !p.post.has(target) {
		return nil, fault.Key("%s: post group %s has no variable %q for target_var", p.label, p.post.label, target)
	}
	if o.uses("V") && !p.post.has(membrane) {
		return nil, fault.Key("%s: post group %s has no variable %q for membrane_var", p.label, p.post.label, membrane)
	}
	p.output = o
	return o, nil
}
