package block

import "github.com/bouton-sim/bouton/core/expr"

// dice makes the choices of a random script: a number below n. They come from
// a random generator, or from the bytes of a fuzzer; 0 is always the simplest
// choice, so that a fuzzer that runs out of bytes comes to an end.
type dice func(n int) int

// among returns one of some names, the first if all is 0.
func (d dice) among(names []string) string { return names[d(len(names))] }

// generator writes the statements of one scope.
type generator struct {
	roll        dice
	depth       int      // of trees; 0 and 1 make programs that mostly move values about
	next        []string // states with an equation
	localNumber []string // assigned so far
	localMask   []string
}

// randomScript returns a script of up to size statements in each scope.
func randomScript(roll dice, n, size int) *script {
	p := newScript(n, uint64(roll(256)))
	for range 1 + roll(3) {
		g := &generator{roll: roll, depth: roll(4)}
		next := g.equations()
		var body []expr.Stmt
		for range 1 + roll(size) {
			body = append(body, g.statement())
		}
		p.parts = append(p.parts, part{body, p.scope(g.slots(), uint64(roll(256)), next)})
	}
	return p
}

// slots are the memory of the states; now and then two names share it.
func (g *generator) slots() []int {
	slots := append([]int(nil), ownSlots...)
	if g.roll(2) == 1 {
		for i := range slots[:numberSlots] {
			slots[i] = g.roll(numberSlots)
		}
		for i := range slots[numberSlots:] {
			slots[numberSlots+i] = numberSlots + g.roll(maskSlots)
		}
	}
	return slots
}

// equations gives some states a tree for their next value.
func (g *generator) equations() map[string]*expr.Node {
	next := map[string]*expr.Node{}
	for _, name := range numbers[:g.roll(5)] {
		next[name] = g.number(g.depth)
	}
	for _, name := range numbers {
		if next[name] != nil {
			g.next = append(g.next, name)
		}
	}
	return next
}

func (g *generator) statement() expr.Stmt {
	switch g.roll(7) {
	case 0, 1, 2:
		return g.assignment("unread")
	case 3:
		name := g.roll.among([]string{"x", "y", "z"})
		st := expr.Stmt{Target: name, Value: g.number(g.depth)}
		g.localNumber = append(g.localNumber, name)
		return st
	case 4:
		name := g.roll.among([]string{"g", "h"})
		st := expr.Stmt{Target: name, Value: g.mask(min(g.depth, 2))}
		g.localMask = append(g.localMask, name)
		return st
	}
	st := expr.Stmt{When: g.mask(1)}
	for range 1 + g.roll(3) {
		st.Body = append(st.Body, g.assignment("unkept"))
	}
	return st
}

// assignment to a state, or to a name that nothing reads.
func (g *generator) assignment(unread string) expr.Stmt {
	switch g.roll(9) {
	case 0, 1, 2:
		return expr.Stmt{Target: g.roll.among(numbers), Value: g.number(g.depth)}
	case 3:
		return expr.Stmt{Target: g.roll.among(masks), Value: g.mask(min(g.depth, 2))}
	case 4, 5:
		return expr.Stmt{Target: g.roll.among(numbers), Value: expr.Var(g.roll.among(append(numbers, g.localNumber...)))}
	case 6, 7:
		if len(g.next) > 0 {
			name := g.roll.among(g.next)
			return expr.Stmt{Target: name, Value: expr.New(expr.Next, expr.Var(name))}
		}
	}
	return expr.Stmt{Target: unread, Value: g.number(1)}
}

var constants = []float64{0, 1, -1, 2, 0.5, -0.25, 0.1, 20}

// number returns a tree of at most that depth.
func (g *generator) number(depth int) *expr.Node {
	kind := g.roll(12)
	if depth == 0 || kind < 3 {
		return g.leaf()
	}
	sub := func() *expr.Node { return g.number(depth - 1) }
	arithmetic := []expr.Op{expr.Add, expr.Sub, expr.Mul, expr.Div, expr.Min, expr.Max, expr.Atan2, expr.Hypot, expr.Mod, expr.Pow}
	switch kind {
	case 3:
		if g.roll(2) == 0 {
			return expr.New(expr.LinearStep, sub(), sub(), sub())
		}
		return expr.New(expr.Where, g.mask(depth-1), sub(), sub())
	case 4:
		return expr.New(expr.Neg+expr.Op(g.roll(int(expr.Not-expr.Neg))), sub())
	case 5:
		return g.mask(depth - 1)
	case 6:
		return g.fusible(sub)
	case 7:
		return g.law(sub)
	}
	return expr.New(arithmetic[g.roll(len(arithmetic))], sub(), sub())
}

// law returns a draw with parameters.
func (g *generator) law(sub func() *expr.Node) *expr.Node {
	site := float64(g.roll(2))
	switch g.roll(4) {
	case 0:
		return &expr.Node{Op: expr.Poisson, Value: site, Args: []*expr.Node{sub()}}
	case 1:
		return &expr.Node{Op: expr.Bernoulli, Value: site, Args: []*expr.Node{sub()}}
	case 2:
		return &expr.Node{Op: expr.Gamma, Value: site, Args: []*expr.Node{sub()}}
	}
	return &expr.Node{Op: expr.Binomial, Value: site, Args: []*expr.Node{sub(), expr.New(expr.Abs, g.mask(1))}}
}

// fusible returns what looks like a pattern that has its own loop.
func (g *generator) fusible(sub func() *expr.Node) *expr.Node {
	constant := expr.Num(constants[g.roll(len(constants))])
	x := expr.Var(g.roll.among(numbers))
	shifted := expr.New(expr.Add, x, constant)
	rate := expr.New(expr.Div, shifted, expr.Num(constants[g.roll(len(constants))]))
	switch g.roll(11) {
	case 4: // exp((a + s)/t)*u
		return expr.New(expr.Mul, expr.New(expr.Exp, rate), expr.Num(0.125))
	case 5: // u/exprel((a + s)/t)
		return expr.New(expr.Div, constant, expr.New(expr.Exprel, rate))
	case 6: // a*(s - x) - c*x
		opening := expr.New(expr.Mul, sub(), expr.New(expr.Sub, constant, x))
		return expr.New(expr.Sub, opening, expr.New(expr.Mul, sub(), x))
	case 7: // d - (a + s)*b
		return expr.New(expr.Sub, sub(), expr.New(expr.Mul, shifted, sub()))
	case 8: // a*s*b*c*d
		product := expr.New(expr.Mul, x, constant)
		for range g.roll(4) {
			product = expr.New(expr.Mul, product, g.leaf())
		}
		return product
	case 9: // s/(a + t)
		return expr.New(expr.Div, expr.Var("k"), shifted)
	case 10: // a < s && b >= s
		return expr.New(expr.And, expr.New(expr.Lt, sub(), constant), expr.New(expr.Le, constant, sub()))
	case 0: // a*(s - b) + c
		return expr.New(expr.Add, expr.New(expr.Mul, sub(), expr.New(expr.Sub, constant, g.leaf())), sub())
	case 1: // b where s - a <= s, else c
		return expr.New(expr.Where, expr.New(expr.Le, expr.New(expr.Sub, expr.Var("t"), x), constant), sub(), sub())
	case 2: // a + s*((s - a) + b)
		relaxed := expr.New(expr.Add, expr.New(expr.Sub, constant, x), sub())
		return expr.New(expr.Add, expr.Var(g.roll.among(numbers)), expr.New(expr.Mul, expr.Var("k"), relaxed))
	}
	return expr.New(expr.Add, expr.New(expr.Mul, sub(), constant), sub()) // a*s + c
}

func (g *generator) leaf() *expr.Node {
	switch g.roll(11) {
	case 0, 1, 2:
		return expr.Var(g.roll.among(numbers))
	case 3:
		return expr.Num(constants[g.roll(len(constants))])
	case 4:
		return expr.Var(g.roll.among(params))
	case 5:
		return expr.Var(g.roll.among(scalars))
	case 6:
		if len(g.next) > 0 {
			return expr.New(expr.Next, expr.Var(g.roll.among(g.next)))
		}
	case 7:
		draws := []expr.Op{expr.Normal, expr.Uniform}
		return &expr.Node{Op: draws[g.roll(2)], Value: float64(g.roll(2))}
	}
	return expr.Var(g.roll.among(append(g.localNumber, numbers[0])))
}

func (g *generator) mask(depth int) *expr.Node {
	kind := g.roll(9)
	if depth == 0 || kind < 2 {
		if len(g.localMask) > 0 && g.roll(2) == 1 {
			return expr.Var(g.roll.among(g.localMask))
		}
		return expr.Var(g.roll.among(masks))
	}
	compare := []expr.Op{expr.Lt, expr.Le, expr.Eq, expr.Ne}
	switch kind {
	case 2:
		return expr.New(expr.Not, g.mask(depth-1))
	case 3:
		return expr.New(expr.And, g.mask(depth-1), g.mask(depth-1))
	case 4:
		return expr.New(expr.Or, g.mask(depth-1), g.mask(depth-1))
	case 8: // all numbers but 0 are true
		return g.number(depth - 1)
	}
	return expr.New(compare[g.roll(len(compare))], g.number(depth-1), g.number(depth-1))
}
