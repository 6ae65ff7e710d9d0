package kernels

// Division takes many times as long as multiplication. A loop that divides by the
// same number throughout multiplies by its inverse and corrects the product to the
// last bit, where a whole vector is such that nothing under- or overflows on the way.

// quotient is y/u for a moderate u. Vector loops take the shorter way where they
// are within the bounds of the function that it stands in.
func quotient[T Float](y, u T) T { return y / u }

// Moderate reports whether u may be the divisor of such a loop.
func Moderate(u float64) bool {
	size := max(u, -u)
	return 0x1p-60 <= size && size <= 0x1p60
}

func quotientS32(a, s float32) float32 { return quotient(a, s) }

func quotientSWithin32(a, s float32) bool { return abs(a) <= 0x1p60 && abs(a) >= 0x1p-60 }

func quotientS64(a, s float64) float64 { return quotient(a, s) }

func quotientSWithin64(a, s float64) bool { return abs(a) <= 0x1p60 && abs(a) >= 0x1p-60 }
