package kernels

// Rows of modes: modes holds rows as long as left, weight or row, one after the
// other. Their length is a multiple of modeStep.

const modeStep = 8 // numbers of a row that are taken together, and partial sums of DotRows

// decayRowsPlain leaves a part of each mode, given as the sum of two numbers: a
// decay that goes on for long has to be known better than one can say.
func decayRowsPlain[T Float](modes, left, rest []T) {
	n := rowLength(left)
	rest = rest[:n]
	for ; len(modes) >= n; modes = modes[n:] {
		for k, v := range modes[:n] {
			modes[k] = T(v*left[k]) + T(v*rest[k])
		}
	}
}

// dotRowsPlain adds up the modes of each row, times a weight each.
func dotRowsPlain[T Float](sum, modes, weight []T) {
	n := rowLength(weight)
	modes = modes[:len(sum)*n]
	for i := range sum {
		var lanes [modeStep]T
		row := modes[i*n : (i+1)*n]
		for k, w := range weight[:modeStep] {
			lanes[k] = T(row[k] * w)
		}
		for k := modeStep; k < n; k++ {
			lanes[k%modeStep] += T(row[k] * weight[k])
		}
		sum[i] = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]))
	}
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
	panic("kernels: the length of a row of modes must be a multiple of 8")
}
