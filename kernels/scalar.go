package kernels

import "math"

// What the generator knows how to turn into vectors: the functions here, the
// operators of Go, and functions made of these alone.

// pick returns a where yes holds, else b.
func pick[V any](yes bool, a, b V) V {
	if yes {
		return a
	}
	return b
}

// truth returns 1 for true and 0 for false.
func truth[T Float](yes bool) T {
	var n int32
	if yes {
		n = 1
	}
	return T(n)
}

// least returns the smaller of a and b; NaN if one is NaN; b if they are equal
// (which matters for zeros of different sign).
func least[T Float](a, b T) T { return pick(a != a, a, atMost(a, b)) }

// most returns the larger of a and b, with the conventions of least.
func most[T Float](a, b T) T { return pick(a != a, a, atLeast(a, b)) }

// atMost bounds x from above; NaN stays.
func atMost[T Float](bound, x T) T { return pick(bound < x, bound, x) }

// atLeast bounds x from below; NaN stays.
func atLeast[T Float](bound, x T) T { return pick(bound > x, bound, x) }

func abs[T Float](x T) T { return T(math.Abs(float64(x))) }

// sqrt is correctly rounded in float32 too: a double has enough digits for that.
func sqrt[T Float](x T) T { return T(math.Sqrt(float64(x))) }

func floor[T Float](x T) T { return T(math.Floor(float64(x))) }

func ceil[T Float](x T) T { return T(math.Ceil(float64(x))) }

func trunc[T Float](x T) T { return T(math.Trunc(float64(x))) }

func round[T Float](x T) T { return T(math.RoundToEven(float64(x))) }

// ClearUpper goes before a loop that calls scalar functions of this package many
// times: see vector_amd64.go.
func ClearUpper() { clearUpper() }
