package pybind

import (
	"time"

	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/core/net"
)

// NetMonitor records a variable: of all neurons, or of count int64 indices.
func NetMonitor(handle, id int, variable string, indices uint64, count int) (monitor int, err error) {
	defer guard(&err)
	return locked(handle, func(n *network) (int, error) {
		o, err := n.base(id)
		if err != nil {
			return 0, err
		}
		m, err := n.desc.AddMonitor(o, variable, copied[int64](indices, count))
		if err != nil {
			return 0, err
		}
		n.monitors = append(n.monitors, m)
		return len(n.monitors) - 1, nil
	})
}

// NetBuild ends the description.
func NetBuild(handle int) (ok bool, err error) {
	defer guard(&err)
	return locked(handle, func(n *network) (bool, error) {
		if n.precision == 64 {
			sim, err := net.Build[float64](n.desc)
			n.sim = sim
			return true, err
		}
		sim, err := net.Build[float32](n.desc)
		n.sim = sim
		return true, err
	})
}

// running calls f with the simulation of a network.
func running[T any](handle int, f func(n *network) (T, error)) (T, error) {
	return locked(handle, func(n *network) (T, error) {
		if n.sim == nil {
			var none T
			return none, fault.Runtime("network: build it first")
		}
		return f(n)
	})
}

// NetBuffer says where a monitor writes: the coming steps fill rows of memory
// that holds zeros and must stay where it is. All monitors start anew.
func NetBuffer(handle, monitor int, buffer uint64, rows int) (ok bool, err error) {
	defer guard(&err)
	return running(handle, func(n *network) (bool, error) {
		m, err := n.monitor(monitor)
		if err != nil {
			return false, err
		}
		n.sim.Record(m, view[byte](buffer, rows*m.RowBytes(n.precision/8)))
		return true, nil
	})
}

func (n *network) monitor(id int) (*net.Monitor, error) {
	if id < 0 || id >= len(n.monitors) {
		return nil, fault.Runtime("network: there is no monitor %d", id)
	}
	return n.monitors[id], nil
}

// NetLog lets a monitor of the spikes of a whole group note their places in the
// coming steps instead of writing rows. All monitors start anew.
func NetLog(handle, monitor int) (ok bool, err error) {
	defer guard(&err)
	return running(handle, func(n *network) (bool, error) {
		m, err := n.monitor(monitor)
		if err != nil {
			return false, err
		}
		return true, n.sim.Log(m)
	})
}

// NetLogged is the number of places that a monitor has noted; with memory for
// that many int64, it copies them.
func NetLogged(handle, monitor int, places uint64) (count int, err error) {
	defer guard(&err)
	return running(handle, func(n *network) (int, error) {
		m, err := n.monitor(monitor)
		if err != nil {
			return 0, err
		}
		logged := m.Logged()
		if places != 0 {
			copy(view[int64](places, len(logged)), logged)
		}
		return len(logged), nil
	})
}

// NetRun advances by at most steps, for about that many milliseconds, and
// returns the number of steps done.
func NetRun(handle, steps int, milliseconds float64) (done int, err error) {
	defer guard(&err)
	return running(handle, func(n *network) (int, error) {
		return n.sim.Run(steps, time.Duration(milliseconds*float64(time.Millisecond)))
	})
}

// NetStep is the number of the next step.
func NetStep(handle int) (step int, err error) {
	defer guard(&err)
	return running(handle, func(n *network) (int, error) { return int(n.sim.Step()), nil })
}

// NetSetStep sets the number of the next step.
func NetSetStep(handle, step int) (ok bool, err error) {
	defer guard(&err)
	return running(handle, func(n *network) (bool, error) {
		n.sim.SetStep(int64(step))
		return true, nil
	})
}

// NetRead copies a variable to memory: floats of the network's type, or a byte
// for each boolean.
func NetRead(handle, id int, variable string, buffer uint64, bytes int) (ok bool, err error) {
	defer guard(&err)
	return running(handle, func(n *network) (bool, error) {
		o, err := n.base(id)
		if err != nil {
			return false, err
		}
		return true, n.sim.Read(o, variable, view[byte](buffer, bytes))
	})
}

// NetWrite sets a variable from memory.
func NetWrite(handle, id int, variable string, buffer uint64, bytes int) (ok bool, err error) {
	defer guard(&err)
	return running(handle, func(n *network) (bool, error) {
		o, err := n.base(id)
		if err != nil {
			return false, err
		}
		return true, n.sim.Write(o, variable, view[byte](buffer, bytes))
	})
}
