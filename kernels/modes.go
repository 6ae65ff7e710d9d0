package kernels

// Rows of modes: modes holds rows as long as fall, or as row, one after the
// other. Their length is a multiple of modeStep.

const (
	modeStep  = 16 // a cache line of float32, two of float64
	modeLanes = 8  // partial sums of DecaySum
)

// decaySumPlain lets each mode lose its part and adds up the rows.
func decaySumPlain[T Float](sum, modes, fall []T) {
	n := rowLength(fall)
	modes = modes[:len(sum)*n]
	for i := range sum {
		var lanes [modeLanes]T
		row := modes[i*n : (i+1)*n]
		for k, f := range fall {
			row[k] -= T(row[k] * f)
			lanes[k%modeLanes] += row[k]
		}
		sum[i] = sumOfNeighbours(&lanes)
	}
}

// sumOfNeighbours adds neighbours, then the sums that have become neighbours.
func sumOfNeighbours[T Float](l *[modeLanes]T) T {
	return ((l[0] + l[1]) + (l[2] + l[3])) + ((l[4] + l[5]) + (l[6] + l[7]))
}

// Target is the number of a row.
type Target interface{ int32 | uint16 }

// scatterRowPlain adds a row to the rows idx.
func scatterRowPlain[T Float, N Target](modes []T, idx []N, row []T) {
	n := rowLength(row)
	for _, i := range idx {
		to := modes[int(i)*n:][:n]
		for k, v := range row {
			to[k] += v
		}
	}
}

// scatterMulRowPlain adds a multiple of a row to each of the rows idx.
func scatterMulRowPlain[T Float, N Target](modes []T, idx []N, w, row []T) {
	n := rowLength(row)
	w = w[:len(idx)]
	for j, i := range idx {
		to := modes[int(i)*n:][:n]
		for k, v := range row {
			to[k] += T(w[j] * v)
		}
	}
}

// rowLength checks the length of a row.
func rowLength[T Float](row []T) int {
	if n := len(row); n > 0 && n%modeStep == 0 {
		return n
	}
	panic("kernels: the length of a row of modes must be a multiple of 16")
}
