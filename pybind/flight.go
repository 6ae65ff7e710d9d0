package pybind

import "github.com/bouton-sim/bouton/core/net"

// NetFlight brings the spikes of a group that are still on their way in
// another network, as if they had been sent here.
func NetFlight(handle, id, other, otherID int) (ok bool, err error) {
	defer guard(&err)
	return running(handle, func(to *network) (bool, error) {
		return running(other, func(from *network) (bool, error) {
			here, err := object[*net.Group](to, id)
			if err != nil {
				return false, err
			}
			there, err := object[*net.Group](from, otherID)
			if err != nil {
				return false, err
			}
			return true, to.sim.TakeFlight(here, from.sim, there)
		})
	})
}
