package conn

import (
	"encoding/binary"
	"math/bits"

	"github.com/bouton-sim/bouton/core/fault"
)

// FromCSR connects by compressed sparse rows: pre neuron i reaches indices[indptr[i]] to indices[indptr[i+1]-1].
// Indices of a row may come in any order and may repeat.
func FromCSR[I int32 | int64](indices []I, indptr []int64, pre, post int) (*Conn, error) {
	if err := checkSizes("CSRConn", pre, post); err != nil {
		return nil, err
	}
	if err := checkIndptr(indptr, len(indices), pre); err != nil {
		return nil, err
	}
	if err := checkIds("CSRConn", "indices", "post", indices, post); err != nil {
		return nil, err
	}
	c := &CSR{Pre: pre, Post: post, Indptr: append([]int64(nil), indptr...), Indices: make([]int32, len(indices))}
	for k, post := range indices {
		c.Indices[k] = int32(post)
	}
	c.sortRows()
	return explicit(c), nil
}

func checkIndptr(indptr []int64, synapses, pre int) error {
	if len(indptr) != pre+1 {
		return fault.Connector("CSRConn: indptr must have one entry more than the pre group has neurons, %d, got %d",
			pre+1, len(indptr))
	}
	if indptr[0] != 0 || indptr[pre] != int64(synapses) {
		return fault.Value("CSRConn: indptr must begin with 0 and end with the number of indices, %d, got %d and %d",
			synapses, indptr[0], indptr[pre])
	}
	for i := range pre {
		if indptr[i+1] < indptr[i] {
			return fault.Value("CSRConn: indptr must not decrease, got %d after %d at position %d",
				indptr[i+1], indptr[i], i+1)
		}
	}
	return nil
}

// FromMatrix connects the pairs whose entry in the row-major (pre, post) matrix is not zero.
func FromMatrix(matrix []uint8, pre, post int) (*Conn, error) {
	if err := checkSizes("MatConn", pre, post); err != nil {
		return nil, err
	}
	if len(matrix) != pre*post {
		return nil, fault.Value("MatConn: conn_mat must have the shape (pre, post) = (%d, %d), got %d entries",
			pre, post, len(matrix))
	}
	c := &CSR{Pre: pre, Post: post, Indptr: make([]int64, pre+1)}
	row := func(i int) []uint8 { return matrix[i*post : (i+1)*post] }
	c.eachRow(func(i int) { c.Indptr[i+1] = countNonzero(row(i)) })
	c.cumulate()
	c.Indices = make([]int32, c.Len())
	c.eachRow(func(i int) { writeNonzero(c.Row(i), row(i)) })
	return explicit(c), nil
}

// nonzeroBytes has the top bit set of each byte of w that is not zero.
func nonzeroBytes(w uint64) uint64 {
	const low = 0x7f7f7f7f7f7f7f7f
	return (w&low + low | w) &^ low
}

func countNonzero(row []uint8) (n int64) {
	for ; len(row) >= 8; row = row[8:] {
		n += int64(bits.OnesCount64(nonzeroBytes(binary.LittleEndian.Uint64(row))))
	}
	for _, entry := range row {
		if entry != 0 {
			n++
		}
	}
	return n
}

func writeNonzero(dst []int32, row []uint8) {
	n, at := 0, 0
	for ; len(row)-at >= 8; at += 8 {
		for m := nonzeroBytes(binary.LittleEndian.Uint64(row[at:])); m != 0; m &= m - 1 {
			dst[n] = int32(at + bits.TrailingZeros64(m)/8)
			n++
		}
	}
	for ; at < len(row); at++ {
		if row[at] != 0 {
			dst[n] = int32(at)
			n++
		}
	}
}

// explicit is a connection whose rows are already there.
func explicit(c *CSR) *Conn {
	list := c.packed()
	made := &Conn{Kind: Sparse, Pre: c.Pre, Post: c.Post, IncludeSelf: true,
		list: func() (*CSR, error) { return list, nil }, len: list.Len}
	return made.withBits(made.fillListed)
}
