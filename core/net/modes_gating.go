package net

import (
	"github.com/bouton-sim/bouton/core/expr"
)

// gating is how exponential Euler steps a gate g that a drive x opens:
//
//	g' = exp(leak + block x) g + open x exprel(leak + block x)
//	x' = exp(fade) x
//
// which is what it makes of the equations
//
//	dg/dt dt = leak g + block x g + open x
//	dx/dt dt = fade x
//
// All four are per step.
type gating struct {
	gate, drive             string
	leak, block, open, fade float64
}

// gating returns how the current of a pre-side synapse is gated, if that has
// the form above and spikes do nothing but raise the drive.
func (p *plan) gating(pr *Projection) (g gating, ok bool) {
	system := pr.model.System()
	if len(system) != 2 {
		return g, false
	}
	gate, drive := system[0], system[1]
	if drive.State == pr.synapse.Current {
		gate, drive = drive, gate
	}
	if gate.State != pr.synapse.Current || !raises(pr.synapse.Body(), gate.State, drive.State) {
		return g, false
	}
	return newGating(pr.method, gate, drive, pr.folder(p.net.dt))
}

// newGating reads a gating off the equations of a gate and of its drive, and the
// method that steps them.
func newGating(method string, gate, drive expr.Equation, folder *expr.Folder) (g gating, ok bool) {
	if !expr.Exponential(method) || !polynomial(gate.Rate) || !polynomial(drive.Rate) {
		return g, false
	}
	f := coefficients{folder: folder, ok: true}
	x, y := gate.State, drive.State
	slope := expr.Derive(gate.Rate, x)
	rest := without(gate.Rate, x)
	f.zero(expr.Derive(slope, x))
	f.zero(without(rest, y))
	f.zero(without(drive.Rate, y))
	g = gating{
		gate: x, drive: y,
		leak:  f.perStep(without(slope, y)),
		block: f.perStep(expr.Derive(slope, y)),
		open:  f.perStep(expr.Derive(rest, y)),
		fade:  f.perStep(expr.Derive(drive.Rate, y)),
	}
	return g, f.ok && g.fade < 0
}

// raises reports whether an update is g = next(g); x = next(x) + s.
func raises(update []expr.Stmt, gate, drive string) bool {
	want := map[string]string{gate: "next(" + gate + ")", drive: "next(" + drive + ") + s"}
	if len(update) != len(want) {
		return false
	}
	for _, st := range update {
		if st.Value == nil || want[st.Target] != st.Value.String() {
			return false
		}
	}
	return update[0].Target != update[1].Target
}

// polynomial reports whether a tree is made of sums and products: then its
// derivatives tell all about it.
func polynomial(n *expr.Node) bool {
	ok := true
	n.Walk(func(m *expr.Node) {
		switch m.Op {
		case expr.Const, expr.Name, expr.Neg, expr.Add, expr.Sub, expr.Mul, expr.Div:
		default:
			ok = false
		}
	})
	return ok
}

// without is a tree where x is zero.
func without(n *expr.Node, x string) *expr.Node {
	return n.Substitute(map[string]*expr.Node{x: expr.Num(0)})
}

// coefficients reads numbers off trees; ok is false once one was not a number,
// the same for all neurons and steps.
type coefficients struct {
	folder *expr.Folder
	ok     bool
}

func (c *coefficients) number(n *expr.Node) float64 {
	v := c.folder.Fold(n)
	if v.Op != expr.Const {
		c.ok = false
	}
	return v.Value
}

func (c *coefficients) perStep(n *expr.Node) float64 {
	return c.number(expr.New(expr.Mul, expr.Var("dt"), n))
}

func (c *coefficients) zero(n *expr.Node) {
	if c.number(n) != 0 {
		c.ok = false
	}
}
