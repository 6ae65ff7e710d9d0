package pybind

import (
	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/core/net"
	"github.com/bouton-sim/bouton/core/rng"
	"github.com/bouton-sim/bouton/kernels"
)

// law is a distribution by its name and its float64 parameters.
func law(name string, parameters uint64, count int) (rng.Law, error) {
	p := view[float64](parameters, count)
	switch {
	case name == "normal" && count == 2:
		return rng.Normal{Mean: p[0], Scale: p[1]}, nil
	case name == "uniform" && count == 2:
		return rng.Uniform{Low: p[0], High: p[1]}, nil
	case name == "truncated_normal" && count == 4:
		return rng.TruncatedNormal{Loc: p[0], Scale: p[1], Lower: p[2], Upper: p[3]}, nil
	case name == "gamma" && count == 2:
		return rng.Gamma{Shape: p[0], Scale: p[1]}, nil
	case name == "exponential" && count == 1:
		return rng.Exponential{Scale: p[0]}, nil
	}
	return nil, fault.Runtime("there is no law %q with %d parameters", name, count)
}

// NetDrawWeights lets the weights of a projection be drawn: number k of a stream
// of a seed for synapse k, in row order.
func NetDrawWeights(handle, synapse int, name string, parameters uint64, count int, seed, stream uint64) (ok bool, err error) {
	defer guard(&err)
	return locked(handle, func(n *network) (bool, error) {
		p, err := object[*net.Projection](n, synapse)
		if err != nil {
			return false, err
		}
		l, err := law(name, parameters, count)
		if err != nil {
			return false, err
		}
		return true, p.DrawWeights(l, seed, stream)
	})
}

// NetDrawnProduct is NetProduct with weights that are drawn, as NetDrawWeights
// does.
func NetDrawnProduct(handle, connection, src int, srcState string, dst int, dstState string,
	name string, parameters uint64, count int, seed, stream uint64) (ok bool, err error) {
	defer guard(&err)
	return moving(handle, src, srcState, dst, dstState, func(n *network, src, dst net.Variable) error {
		c, err := conns.get(connection)
		if err != nil {
			return err
		}
		l, err := law(name, parameters, count)
		if err != nil {
			return err
		}
		return n.desc.DrawnProduct(c, src, dst, l, seed, stream)
	})
}

// ConnMultiply multiplies float32 or float64 values of the pre neurons with the
// weights of a computed connection, or values of the post neurons back with the
// transposed matrix. Without a name of a law the one parameter is the weight.
func ConnMultiply(handle int, back bool, precision int, src, dst uint64,
	name string, parameters uint64, count int, seed, stream uint64) (ok bool, err error) {
	defer guard(&err)
	c, err := conns.get(handle)
	if err != nil {
		return false, err
	}
	if c.Kind != conn.Computed {
		return false, fault.Connector("only synapses that are computed are multiplied without a network")
	}
	if precision == 64 {
		return multiply[float64](c, back, src, dst, name, parameters, count, seed, stream)
	}
	return multiply[float32](c, back, src, dst, name, parameters, count, seed, stream)
}

func multiply[T kernels.Float](c *conn.Conn, back bool, src, dst uint64,
	name string, parameters uint64, count int, seed, stream uint64) (ok bool, err error) {
	rows := func() *conn.Rows[T] { return conn.NewRows[T](c, view[float64](parameters, 1)[0]) }
	if name != "" {
		l, err := law(name, parameters, count)
		if err != nil {
			return false, err
		}
		if err := rng.Check(l); err != nil {
			return false, err
		}
		rows = func() *conn.Rows[T] {
			return conn.NewDrawnRows[T](c, conn.Drawn{Law: l, Source: rng.Setup(seed, stream)}, 1)
		}
	}
	if back {
		conn.MultiplyBack(c, rows, view[T](src, c.Post), view[T](dst, c.Pre))
	} else {
		conn.Multiply(c, rows, view[T](src, c.Pre), view[T](dst, c.Post))
	}
	return true, nil
}
