package expr

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
)

// Stmt is one statement of a model's update: an assignment, statements that
// apply only where a condition holds, or the integration of equations.
type Stmt struct {
	Target  string // of an assignment
	Value   *Node
	When    *Node    // of a conditional: the mask under which Body applies
	Body    []Stmt   // assignments of states only
	Targets []string // of a step: what its results are assigned to
	Step    *Step
}

// Uses reports whether the statement reads a name.
func (st Stmt) Uses(name string) bool {
	switch {
	case st.Step != nil:
		return st.Step.uses(name)
	case st.When == nil:
		return st.Value.Uses(name)
	}
	return st.When.Uses(name) || slices.ContainsFunc(st.Body, func(b Stmt) bool { return b.Uses(name) })
}

// ParseBody reads the update of a model:
//
//	Vn := next(V)                           // a local value
//	w1 := rk4(w, func(w) { return -w/tau }) // equations integrated: see [Step]
//	spike = Vn >= V_th                      // a state
//	input += g * (E - V)
//	if spike { V = V_reset; w += b }        // where the mask is true
func ParseBody(text string) ([]Stmt, error) {
	e, err := parser.ParseExpr("func() {\n" + text + "\n}")
	if err != nil {
		return nil, fmt.Errorf("update %q: %w", text, err)
	}
	f, ok := e.(*ast.FuncLit)
	if !ok {
		return nil, fmt.Errorf("update %q: a brace too many", text)
	}
	body, err := convertBody(f.Body.List)
	if err != nil {
		return nil, fmt.Errorf("update %q: %w", text, err)
	}
	return body, nil
}

// MustParseBody is ParseBody for built-in models.
func MustParseBody(text string) []Stmt {
	body, err := ParseBody(text)
	if err != nil {
		panic(err)
	}
	return body
}

func convertBody(list []ast.Stmt) ([]Stmt, error) {
	var body []Stmt
	for _, s := range list {
		st, err := convertStmt(s)
		if err != nil {
			return nil, err
		}
		body = append(body, st)
	}
	return body, nil
}

func convertStmt(s ast.Stmt) (Stmt, error) {
	switch s := s.(type) {
	case *ast.AssignStmt:
		return convertAssign(s)
	case *ast.IfStmt:
		return convertWhen(s)
	}
	return Stmt{}, fmt.Errorf("unexpected statement %T", s)
}

func convertAssign(s *ast.AssignStmt) (Stmt, error) {
	if _, _, rates := integrates(s); rates != nil {
		return convertStep(s)
	}
	if len(s.Lhs) != 1 || len(s.Rhs) != 1 {
		return Stmt{}, fmt.Errorf("one name and one value an assignment")
	}
	id, ok := s.Lhs[0].(*ast.Ident)
	if !ok {
		return Stmt{}, fmt.Errorf("assignment to %T", s.Lhs[0])
	}
	value, err := convert(s.Rhs[0])
	if err != nil {
		return Stmt{}, err
	}
	switch op, compound := compoundOps[s.Tok]; {
	case compound:
		value = New(op, Var(id.Name), value)
	case s.Tok != token.ASSIGN && s.Tok != token.DEFINE:
		return Stmt{}, fmt.Errorf("unknown operator %s", s.Tok)
	}
	return Stmt{Target: id.Name, Value: value}, nil
}

var compoundOps = map[token.Token]Op{token.ADD_ASSIGN: Add, token.SUB_ASSIGN: Sub, token.MUL_ASSIGN: Mul, token.QUO_ASSIGN: Div}

func convertWhen(s *ast.IfStmt) (Stmt, error) {
	if s.Init != nil || s.Else != nil {
		return Stmt{}, fmt.Errorf("if has a condition and a body only")
	}
	mask, err := convert(s.Cond)
	if err != nil {
		return Stmt{}, err
	}
	body, err := convertBody(s.Body.List)
	if err != nil {
		return Stmt{}, err
	}
	for _, b := range body {
		if b.When != nil {
			return Stmt{}, fmt.Errorf("if within if")
		}
		if b.Step != nil {
			return Stmt{}, fmt.Errorf("%s within if: call it before, and assign its results here", b.Step.Method)
		}
	}
	return Stmt{When: mask, Body: body}, nil
}
