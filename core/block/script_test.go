package block

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/expr"
)

// script is the statements of several objects over the same n neurons, whose
// names may stand for the same memory.
type script struct {
	n       int
	layout  *Layout
	parts   []part
	varying map[string]int

	rests   []int        // slots that are zero before and after, as the Builder is told
	forgets map[int]bool // slots whose content nobody needs afterwards
}

type part struct {
	body  []expr.Stmt
	scope *Scope
}

const (
	numberSlots = 4
	maskSlots   = 2
)

// Names that every part of a program knows.
var (
	numbers = []string{"a", "b", "c", "d"} // states
	masks   = []string{"p", "q"}           // states that are 0 or 1
	scalars = []string{"t", "u"}           // change each step
	params  = []string{"k", "dt", "r", "w"}
)

// newScript returns a program without statements. Its memory and parameters
// are random, with ties, zeros of both signs, and masks that are false for
// whole blocks; r and w have one value per neuron, k and dt one value.
func newScript(n int, seed uint64) *script {
	p := &script{n: n, layout: NewLayout(), varying: map[string]int{}}
	r := rand.New(rand.NewPCG(seed, 1))
	for range numberSlots {
		p.layout.AddSlot(Slot{Size: n, Init: randomNumbers(r, n)})
	}
	for range maskSlots {
		p.layout.AddSlot(Slot{Size: n, Init: randomMask(r, n)})
	}
	for _, name := range scalars {
		p.varying[name] = p.layout.Varying()
	}
	return p
}

func randomNumbers(r *rand.Rand, n int) []float64 {
	v := make([]float64, n)
	for i := range v {
		switch r.IntN(8) {
		case 0:
			v[i] = math.Copysign(0, float64(r.IntN(2))-0.5)
		case 1, 2:
			v[i] = float64(r.IntN(7)-3) / 2
		default:
			v[i] = r.NormFloat64() * 3
		}
	}
	return v
}

// randomMask is false for about two thirds of the stretches of 64 neurons.
func randomMask(r *rand.Rand, n int) []float64 {
	v := make([]float64, n)
	quiet := false
	for i := range v {
		if i%64 == 0 {
			quiet = r.IntN(3) > 0
		}
		if !quiet {
			v[i] = float64(r.IntN(2))
		}
	}
	return v
}

// scope returns a scope in which the states are these slots, in the order of
// numbers and masks.
func (p *script) scope(slots []int, seed uint64, next map[string]*expr.Node) *Scope {
	names := map[string]int{}
	for i, name := range append(numbers[:numberSlots:numberSlots], masks...) {
		names[name] = slots[i]
	}
	r := rand.New(rand.NewPCG(seed, 2))
	values := map[string][]float64{"k": {1.5}, "dt": {0.1}, "r": randomNumbers(r, p.n), "w": randomNumbers(r, p.n)}
	return &Scope{Label: "test", Object: uint32(seed % 2), Slots: names, Params: expr.NewFolder(p.n, values), Steps: p.varying, Next: next}
}

// ownSlots are the slots of a scope that shares no two names.
var ownSlots = []int{0, 1, 2, 3, 4, 5}

// add appends statements in text.
func (p *script) add(t *testing.T, text string, slots []int, next map[string]*expr.Node) {
	body, err := expr.ParseBody(text)
	require.NoError(t, err)
	p.parts = append(p.parts, part{body, p.scope(slots, uint64(len(p.parts)), next)})
}

// compile compiles all parts to one code.
func (p *script) compile(t testing.TB) *Code {
	b := NewBuilder(p.layout)
	for _, slot := range p.rests {
		b.Expect(slot, 0)
	}
	for slot, yes := range p.forgets {
		if yes {
			b.Forget(slot)
		}
	}
	for _, part := range p.parts {
		require.NoError(t, b.Add(part.body, part.scope), p)
	}
	return b.Compile()
}

// String lists the statements, for messages.
func (p *script) String() string {
	var s strings.Builder
	for _, part := range p.parts {
		s.WriteString("scope a b c d p q =")
		for _, name := range append(numbers[:numberSlots:numberSlots], masks...) {
			s.WriteByte(' ')
			s.WriteByte(byte('0' + part.scope.Slots[name]))
		}
		for name, tree := range part.scope.Next {
			s.WriteString("\n  next(" + name + ") is " + tree.String())
		}
		writeBody(&s, part.body, "\n  ")
		s.WriteByte('\n')
	}
	return s.String()
}

func writeBody(s *strings.Builder, body []expr.Stmt, indent string) {
	for _, st := range body {
		if st.When != nil {
			s.WriteString(indent + "if " + st.When.String() + " {")
			writeBody(s, st.Body, indent+"  ")
			s.WriteString(indent + "}")
		} else {
			s.WriteString(indent + st.Target + " = " + st.Value.String())
		}
	}
}
