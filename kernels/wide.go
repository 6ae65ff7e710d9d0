package kernels

// Functions that are written for float64 alone serve float32 too: elements are
// widened, a piece at a time, and the results rounded.

// widened is a piece of float32 as float64.
type widened [widePiece]float64

const widePiece = 128

// widenPlain32 fills the front of w with a and returns it.
func widenPlain32(w *widened, a []float32) []float64 {
	out := w[:len(a)]
	for i, v := range a {
		out[i] = float64(v)
	}
	return out
}

// narrowPlain32 rounds a to float32.
func narrowPlain32(dst []float32, a []float64) {
	a = a[:len(dst)]
	for i := range dst {
		dst[i] = float32(a[i])
	}
}
