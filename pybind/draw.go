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
