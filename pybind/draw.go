package pybind

import "github.com/bouton-sim/bouton/core/rng"

// draw fills n float64 values with a law, from the stream of a seed.
func draw(law rng.Law, seed, stream, values uint64, n int) (bool, error) {
	return true, rng.Fill(view[float64](values, n), law, rng.Setup(seed, stream), 0, 0)
}

// DrawNormal draws from the normal law.
func DrawNormal(seed, stream uint64, mean, scale float64, values uint64, n int) (ok bool, err error) {
	defer guard(&err)
	return draw(rng.Normal{Mean: mean, Scale: scale}, seed, stream, values, n)
}

// DrawUniform draws evenly from low to high.
func DrawUniform(seed, stream uint64, low, high float64, values uint64, n int) (ok bool, err error) {
	defer guard(&err)
	return draw(rng.Uniform{Low: low, High: high}, seed, stream, values, n)
}

// DrawTruncatedNormal draws from the normal law between two bounds, which may be infinite.
func DrawTruncatedNormal(seed, stream uint64, loc, scale, lower, upper float64, values uint64, n int) (ok bool, err error) {
	defer guard(&err)
	return draw(rng.TruncatedNormal{Loc: loc, Scale: scale, Lower: lower, Upper: upper}, seed, stream, values, n)
}

// DrawGamma draws from the gamma law.
func DrawGamma(seed, stream uint64, shape, scale float64, values uint64, n int) (ok bool, err error) {
	defer guard(&err)
	return draw(rng.Gamma{Shape: shape, Scale: scale}, seed, stream, values, n)
}

// DrawExponential draws from the exponential law.
func DrawExponential(seed, stream uint64, scale float64, values uint64, n int) (ok bool, err error) {
	defer guard(&err)
	return draw(rng.Exponential{Scale: scale}, seed, stream, values, n)
}
