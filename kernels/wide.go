package kernels

// Functions that are written for float64 alone serve float32 too: elements are
// widened, a piece at a time, and the results rounded.
const widePiece = 128

type widened [widePiece]float64

// set widens the elements of a and returns them.
func (w *widened) set(a []float32) []float64 {
	out := w[:len(a)]
	for i, v := range a {
		out[i] = float64(v)
	}
	return out
}

// narrow rounds results to float32.
func narrow(dst []float32, wide []float64) {
	wide = wide[:len(dst)]
	for i := range dst {
		dst[i] = float32(wide[i])
	}
}
