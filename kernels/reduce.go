package kernels

// anyPlain tells whether a mask is true anywhere.
func anyPlain[T Float](mask []T) bool {
	for _, m := range mask {
		if m != 0 {
			return true
		}
	}
	return false
}

// nonzeroPlain lists where a mask is true, counted from base.
func nonzeroPlain[T Float](dst []int32, mask []T, base int32) int {
	dst = dst[:len(mask)]
	n := 0
	for i, m := range mask {
		if m != 0 {
			dst[n] = base + int32(i)
			n++
		}
	}
	return n
}

// listGeSPlain lists where a is not below s, counted from base.
func listGeSPlain[T Float](dst []int32, a []T, s T, base int32) int {
	n := 0
	for i, v := range a {
		if v >= s {
			dst[n] = base + int32(i)
			n++
		}
	}
	return n
}

// listLtSGeSPlain lists where a is below s and b is not, counted from base.
func listLtSGeSPlain[T Float](dst []int32, a, b []T, s T, base int32) int {
	b = b[:len(a)]
	n := 0
	for i, v := range a {
		if v < s && b[i] >= s {
			dst[n] = base + int32(i)
			n++
		}
	}
	return n
}

// sumLanes is the number of partial sums of Sum: two AVX-512 vectors of float32,
// eight AVX2 vectors of float64.
const sumLanes = 32

// sumPlain adds up a in the order that Sum defines.
func sumPlain[T Float](a []T) T {
	var lanes [sumLanes]T
	for i, v := range a {
		lanes[i%sumLanes] += v
	}
	return sumOfLanes(&lanes)
}

// sumOfLanes folds the partial sums, half onto half.
func sumOfLanes[T Float](lanes *[sumLanes]T) T {
	for half := sumLanes / 2; half > 0; half /= 2 {
		for j := range half {
			lanes[j] += lanes[j+half]
		}
	}
	return lanes[0]
}
