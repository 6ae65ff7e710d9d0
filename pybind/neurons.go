package pybind

import (
	"strings"

	"github.com/bouton-sim/bouton/core/model"
	"github.com/bouton-sim/bouton/core/net"
)

// ModelStart writes what a state of n neurons starts from to float64 memory,
// given parameters and other states: names, separated by spaces, and for each
// name n float64 values, one name after the other.
func ModelStart(modelName, state string, n int, names string, values, start uint64) (ok bool, err error) {
	defer guard(&err)
	m, err := model.FindNeuron(modelName)
	if err != nil {
		return false, err
	}
	given := map[string][]float64{}
	fields := strings.Fields(names)
	all := view[float64](values, len(fields)*n)
	for i, name := range fields {
		given[name] = all[i*n:][:n]
	}
	result, err := m.Start(state, n, given)
	if err != nil {
		return false, err
	}
	dst := view[float64](start, n)
	for i := range dst {
		dst[i] = result[i%len(result)]
	}
	return true, nil
}

// NetTimetable gives a SpikeTimeGroup its list: count pairs of an int64 index
// and a float64 time in ms.
func NetTimetable(handle, group int, indices, times uint64, count int) (ok bool, err error) {
	defer guard(&err)
	return locked(handle, func(n *network) (bool, error) {
		g, err := object[*net.Group](n, group)
		if err != nil {
			return false, err
		}
		return true, g.Schedule(view[int64](indices, count), view[float64](times, count))
	})
}

// NetSeedGroup gives a group random numbers of its own.
func NetSeedGroup(handle, group int, seed uint64) (ok bool, err error) {
	defer guard(&err)
	return locked(handle, func(n *network) (bool, error) {
		g, err := object[*net.Group](n, group)
		if err != nil {
			return false, err
		}
		g.Seed(seed)
		return true, nil
	})
}
