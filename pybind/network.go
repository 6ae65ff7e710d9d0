package pybind

import (
	"sync"
	"time"

	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/core/model"
	"github.com/bouton-sim/bouton/core/net"
)

// simulation is what a net.Simulation of either float type does.
type simulation interface {
	Run(n int, budget time.Duration) (int, error)
	Step() int64
	SetStep(step int64)
	Read(o *net.Object, name string, dst []byte) error
	Write(o *net.Object, name string, src []byte) error
	Record(m *net.Monitor, buffer []byte)
	Log(m *net.Monitor) error
	RunPart(part int) error
	TakeFlight(to *net.Group, other any, from *net.Group) error
}

// network is a network under construction and, once built, its simulation.
type network struct {
	mu        sync.Mutex
	desc      *net.Network
	precision int // bits of a float
	objects   []any
	monitors  []*net.Monitor
	sim       simulation
}

var networks = newHandles[*network]("network")

// locked calls f with the network, which no other thread uses meanwhile.
func locked[T any](handle int, f func(n *network) (T, error)) (result T, err error) {
	n, err := networks.get(handle)
	if err != nil {
		return result, err
	}
	if !n.mu.TryLock() {
		return result, fault.Runtime("this network is running in another thread; give each thread a network of its own")
	}
	defer n.mu.Unlock()
	return f(n)
}

func (n *network) add(object any) int {
	n.objects = append(n.objects, object)
	return len(n.objects) - 1
}

// object returns an object of the type asked for.
func object[T any](n *network, id int) (T, error) {
	if id >= 0 && id < len(n.objects) {
		if o, ok := n.objects[id].(T); ok {
			return o, nil
		}
	}
	var none T
	return none, fault.Runtime("network: object %d is no %T", id, none)
}

// base returns what all kinds of objects share.
func (n *network) base(id int) (*net.Object, error) {
	if id < 0 || id >= len(n.objects) {
		return nil, fault.Runtime("network: there is no object %d", id)
	}
	switch o := n.objects[id].(type) {
	case *net.Group:
		return &o.Object, nil
	case *net.Projection:
		return &o.Object, nil
	case *net.Plasticity:
		return &o.Object, nil
	case *net.Output:
		return &o.Object, nil
	case *net.Code:
		return &o.Object, nil
	}
	return nil, fault.Runtime("network: object %d is a %T", id, n.objects[id])
}

// NetNew starts the description of a network whose floats have 32 or 64 bits.
func NetNew(precision int, dt, t0 float64) (handle int, err error) {
	defer guard(&err)
	if precision != 32 && precision != 64 {
		return 0, fault.Value("precision must be 32 or 64, got %d", precision)
	}
	desc, err := net.New(dt, t0)
	if err != nil {
		return 0, err
	}
	return networks.add(&network{desc: desc, precision: precision}), nil
}

// NetFree lets go of a network.
func NetFree(handle int) (ok bool, err error) {
	defer guard(&err)
	networks.free(handle)
	return true, nil
}

// NetBatch gives the network that many rows of state; before anything is added.
func NetBatch(handle, rows int) (ok bool, err error) {
	defer guard(&err)
	return locked(handle, func(n *network) (bool, error) { return true, n.desc.Batch(rows) })
}

// NetGroup adds a group of neurons.
func NetGroup(handle int, modelName, method string, size int, label string) (id int, err error) {
	defer guard(&err)
	return locked(handle, func(n *network) (int, error) {
		m, err := model.FindNeuron(modelName)
		if err != nil {
			return 0, err
		}
		g, err := n.desc.AddGroup(label, m, method, size)
		return n.add(g), err
	})
}

// NetSynapse adds a projection.
func NetSynapse(handle int, modelName, method string, pre, post, connection int, label string) (id int, err error) {
	defer guard(&err)
	return locked(handle, func(n *network) (int, error) {
		m, err := model.FindSynapse(modelName)
		if err != nil {
			return 0, err
		}
		from, err := object[*net.Group](n, pre)
		if err != nil {
			return 0, err
		}
		to, err := object[*net.Group](n, post)
		if err != nil {
			return 0, err
		}
		c, err := conns.get(connection)
		if err != nil {
			return 0, err
		}
		p, err := n.desc.AddProjection(label, m, method, from, to, c)
		return n.add(p), err
	})
}

// NetOutput lets a projection act on a variable of its post group.
func NetOutput(handle, synapse int, modelName, target, membrane string) (id int, err error) {
	defer guard(&err)
	return locked(handle, func(n *network) (int, error) {
		m, err := model.FindOutput(modelName)
		if err != nil {
			return 0, err
		}
		p, err := object[*net.Projection](n, synapse)
		if err != nil {
			return 0, err
		}
		o, err := p.SetOutput(m, target, membrane)
		return n.add(o), err
	})
}

// NetPlasticity gives a projection short-term plasticity.
func NetPlasticity(handle, synapse int, modelName, method string) (id int, err error) {
	defer guard(&err)
	return locked(handle, func(n *network) (int, error) {
		m, err := model.FindPlasticity(modelName)
		if err != nil {
			return 0, err
		}
		p, err := object[*net.Projection](n, synapse)
		if err != nil {
			return 0, err
		}
		s, err := p.SetPlasticity(m, method)
		return n.add(s), err
	})
}

// NetMask keeps what arrives from post neurons for which a variable is true.
func NetMask(handle, synapse int, variable string) (ok bool, err error) {
	defer guard(&err)
	return locked(handle, func(n *network) (bool, error) {
		p, err := object[*net.Projection](n, synapse)
		if err != nil {
			return false, err
		}
		return true, p.Mask(variable)
	})
}

// NetSeed sets the seed of the random numbers of a run, and the epoch, which
// counts restarts.
func NetSeed(handle int, seed uint64, epoch int) (ok bool, err error) {
	defer guard(&err)
	return locked(handle, func(n *network) (bool, error) {
		n.desc.Seed(seed, uint32(epoch))
		return true, nil
	})
}

// NetParam sets a parameter: one float64, or one for each neuron; or what a name
// in code stands for, of which each row of a batch may have its own.
func NetParam(handle, id int, name string, values uint64, count int) (ok bool, err error) {
	defer guard(&err)
	return locked(handle, func(n *network) (bool, error) {
		o, err := object[interface {
			Set(name string, values []float64) error
		}](n, id)
		if err != nil {
			return false, err
		}
		return true, o.Set(name, copied[float64](values, count))
	})
}

// NetWeight sets the weight of all synapses.
func NetWeight(handle, synapse int, weight float64) (ok bool, err error) {
	defer guard(&err)
	return locked(handle, func(n *network) (bool, error) {
		p, err := object[*net.Projection](n, synapse)
		if err != nil {
			return false, err
		}
		return true, p.SetWeights([]float64{weight})
	})
}

// NetWeights sets the weight of each synapse, in row order: numbers of the given
// precision, 32 or 64, that must stay where they are.
func NetWeights(handle, synapse, precision int, values uint64, count int) (ok bool, err error) {
	defer guard(&err)
	return locked(handle, func(n *network) (bool, error) {
		p, err := object[*net.Projection](n, synapse)
		if err != nil {
			return false, err
		}
		if precision == 64 {
			return true, p.SetWeights(view[float64](values, count))
		}
		return true, p.ShareWeights(view[float32](values, count))
	})
}

// NetDelay sets the delay in steps: one int64, or one for each pre neuron.
func NetDelay(handle, synapse int, steps uint64, count int) (ok bool, err error) {
	defer guard(&err)
	return locked(handle, func(n *network) (bool, error) {
		p, err := object[*net.Projection](n, synapse)
		if err != nil {
			return false, err
		}
		return true, p.SetDelays(copied[int64](steps, count))
	})
}

// NetSynapseDelay sets the delay of each synapse: int64 steps in row order.
func NetSynapseDelay(handle, synapse int, steps uint64, count int) (ok bool, err error) {
	defer guard(&err)
	return locked(handle, func(n *network) (bool, error) {
		p, err := object[*net.Projection](n, synapse)
		if err != nil {
			return false, err
		}
		return true, p.SetSynapseDelays(copied[int64](steps, count))
	})
}

// NetEnable turns on an optional part of a model. For a group, "frozen" leaves
// it out of the update.
func NetEnable(handle, id int, option string) (ok bool, err error) {
	defer guard(&err)
	return locked(handle, func(n *network) (bool, error) {
		if g, err := object[*net.Group](n, id); err == nil && option == "frozen" {
			g.Freeze()
			return true, nil
		}
		o, err := n.base(id)
		if err != nil {
			return false, err
		}
		return true, o.Enable(option)
	})
}

// NetInput changes a variable at the start of each step; see
// net.Network.AddInput. The float64 values must stay where they are; their first
// row is for the step first.
func NetInput(handle, id int, variable, op string, values uint64, rows, cols, first int) (ok bool, err error) {
	defer guard(&err)
	return locked(handle, func(n *network) (bool, error) {
		o, err := n.base(id)
		if err != nil {
			return false, err
		}
		return true, n.desc.AddInput(o, variable, op, view[float64](values, max(rows, 1)*cols), rows, cols, int64(first))
	})
}
