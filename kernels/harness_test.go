package kernels

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"unsafe"
)

// tiers are the tiers that this machine can run, the plain one last.
func tiers() []tier {
	var list []tier
	for _, t := range vectorTiers() {
		if t.supported {
			list = append(list, t)
		}
	}
	return append(list, plain)
}

// An operand set is what the loops of a test or benchmark read.
type operands[T Float] struct {
	dst        []T
	slices     [4][]T
	s, t, u, v T
}

// call runs an element-wise loop of a table, whatever its parameters.
func (o operands[T]) call(loop any) {
	a, b, c, d := o.slices[0], o.slices[1], o.slices[2], o.slices[3]
	switch f := loop.(type) {
	case func(dst []T, s T):
		f(o.dst, o.s)
	case func(dst, a []T):
		f(o.dst, a)
	case func(dst, a, b []T):
		f(o.dst, a, b)
	case func(dst, a, b, c []T):
		f(o.dst, a, b, c)
	case func(dst, a, b, c []T, s, t T):
		f(o.dst, a, b, c, o.s, o.t)
	case func(dst, a []T, s T):
		f(o.dst, a, o.s)
	case func(dst, a []T, s, t T):
		f(o.dst, a, o.s, o.t)
	case func(dst, a []T, s, t, u T):
		f(o.dst, a, o.s, o.t, o.u)
	case func(dst, a []T, s T, b, c, d []T):
		f(o.dst, a, o.s, b, c, d)
	case func(dst, a, b []T, s T):
		f(o.dst, a, b, o.s)
	case func(dst, a []T, s T, b []T):
		f(o.dst, a, o.s, b)
	case func(dst, a []T, s T, b []T, t T):
		f(o.dst, a, o.s, b, o.t)
	case func(dst, a []T, s T, b []T, t T, c []T):
		f(o.dst, a, o.s, b, o.t, c)
	case func(dst, a []T, s T, b, c []T):
		f(o.dst, a, o.s, b, c)
	case func(dst, a, b []T, s T, c []T):
		f(o.dst, a, b, o.s, c)
	case func(dst, a []T, s, t T, b []T):
		f(o.dst, a, o.s, o.t, b)
	case func(dst, a []T, s, t T, b, c []T):
		f(o.dst, a, o.s, o.t, b, c)
	case func(dst, a, b []T, s, t T):
		f(o.dst, a, b, o.s, o.t)
	case func(dst, a, b []T, s, t, u T):
		f(o.dst, a, b, o.s, o.t, o.u)
	case func(dst, a, b []T, s T, c []T, t, u T):
		f(o.dst, a, b, o.s, c, o.t, o.u)
	case func(dst, a []T, s, t T, b []T, u, v T, c []T):
		f(o.dst, a, o.s, o.t, b, o.u, o.v, c)
	case func(dst, a, b []T, s T, c []T, t T, d []T):
		f(o.dst, a, b, o.s, c, o.t, d)
	default:
		panic(fmt.Sprintf("harness_test.go does not know how to call %T", loop))
	}
}

// elementwise lists the element-wise loops of a table by name: all but these.
func elementwise[T Float](table *Table[T]) map[string]any {
	others := []string{"Name", "Any", "Nonzero", "ListGeS", "ListLtSGeS", "Sum", "ScatterAddS", "ScatterAdd", "ScatterMulAdd", "DecayRows", "DotRows", "ScatterRow", "ScatterMulRow", "ShortRow", "ShortMulRow", "Uniform", "Normal", "Rank", "Halves", "Below", "AddCounts", "AddBits", "Chains"}
	loops := map[string]any{}
	fields := reflect.ValueOf(*table)
	for i := range fields.NumField() {
		if name := fields.Type().Field(i).Name; !slices.Contains(others, name) {
			loops[name] = fields.Field(i).Interface()
		}
	}
	return loops
}

// bitsOf are the bits of a number; all NaNs have the same.
func bitsOf[T Float](v T) uint64 {
	if v != v {
		return math.Float64bits(math.NaN())
	}
	return math.Float64bits(float64(v))
}

func bitsOfAll[T Float](v []T) []uint64 {
	all := make([]uint64, len(v))
	for i := range v {
		all[i] = bitsOf(v[i])
	}
	return all
}

// specials are the numbers at which arithmetic changes its ways.
func specials[T Float]() []T {
	limits := []float64{0x1p-149, 0x1p-127, 0x1p-126, math.MaxFloat32, 87.4, 88.72284, 88.8, 103.9, 104.1}
	if unsafe.Sizeof(T(0)) == 8 {
		limits = []float64{5e-324, 0x1p-1023, 0x1p-1022, math.MaxFloat64, 708.5, 709.7827128933841, 709.8, 745.1, 745.2, 0x1p52, 0x1p53}
	}
	limits = append(limits, 0, 1, 0.5, 2, 3, 0.34657, 0.34658, 0x1p-24, 1+0x1p-23, math.Sqrt2, math.Sqrt2/2, 0x1p23, 0x1p24, 1e10, math.Inf(1))
	all := []T{T(math.NaN())}
	for _, v := range limits {
		all = append(all, T(v), T(-v))
	}
	return all
}

// mixture draws numbers of the sizes that occur in simulations, of any size at
// all, whole numbers, and special ones.
func mixture[T Float](r *rand.Rand) T {
	switch r.IntN(8) {
	case 0:
		s := specials[T]()
		return s[r.IntN(len(s))]
	case 1:
		return anyBits[T](r.Uint64())
	case 2:
		return T(r.IntN(3) - 1)
	default:
		return T(r.NormFloat64() * math.Pow(10, float64(r.IntN(5)-2)))
	}
}

// anyBits makes a number of bits.
func anyBits[T Float](u uint64) T {
	if unsafe.Sizeof(T(0)) == 4 {
		return T(math.Float32frombits(uint32(u)))
	}
	return T(math.Float64frombits(u))
}

// aligned makes a slice that begins at a multiple of 64 bytes.
func aligned[T Float](n int) []T {
	pool := make([]T, n+16)
	for uintptr(unsafe.Pointer(&pool[0]))%64 != 0 {
		pool = pool[1:]
	}
	return pool[:n]
}
