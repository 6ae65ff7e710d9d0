package kernels

// A Chain is several operations of a [Table] in one loop.
type Chain struct {
	Vectors, Scalars int // how many it takes
	Steps            []ChainStep
}

// A ChainStep is one operation of a chain, by the name that it has in the table.
// Vectors are numbered; -1, -2 and -3 are what steps leave to the next ones. Scalars
// are taken in turn.
type ChainStep struct {
	Op   string
	To   int
	From []int
}

// Listed is where a step leads that lists elements: to no vector.
const Listed = -1 - Between

// Between is how many vectors at a time steps may leave to the next ones.
const Between = 3

// What a chain works on; the vectors have the same length.
type (
	ChainVectors[T Float] [6][]T
	ChainScalars[T Float] [12]T
)
