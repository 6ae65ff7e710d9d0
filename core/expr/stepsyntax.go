package expr

import (
	"fmt"
	"go/ast"
	"go/token"
	"maps"
	"slices"
)

// Reading a [Step]: an assignment of a call whose last argument is a function.

// integrates returns the call of a method and its last argument, if an
// assignment is one of a step.
func integrates(s *ast.AssignStmt) (call *ast.CallExpr, method string, rates *ast.FuncLit) {
	call, ok := s.Rhs[0].(*ast.CallExpr)
	if !ok || len(call.Args) == 0 {
		return nil, "", nil
	}
	rates, ok = call.Args[len(call.Args)-1].(*ast.FuncLit)
	if name, isName := call.Fun.(*ast.Ident); ok && isName {
		return call, name.Name, rates
	}
	return nil, "", nil
}

func convertStep(s *ast.AssignStmt) (Stmt, error) {
	call, method, rates := integrates(s)
	if !slices.Contains(Methods(), method) {
		return Stmt{}, unknownMethod(method)
	}
	if s.Tok != token.ASSIGN && s.Tok != token.DEFINE {
		return Stmt{}, fmt.Errorf("%s gives states: assign them with = or :=, not %s", method, s.Tok)
	}
	targets, err := names(s.Lhs)
	if err != nil {
		return Stmt{}, err
	}
	system, err := convertRates(rates)
	if err != nil {
		return Stmt{}, fmt.Errorf("%s: %w", method, err)
	}
	if n := len(call.Args) - 1; n != len(system) || n != len(targets) {
		return Stmt{}, fmt.Errorf("%s of %d values assigns %d names, its function has %d parameters: these must be as many", method, n, len(targets), len(system))
	}
	step := &Step{Method: method, System: system}
	for _, a := range call.Args[:len(system)] {
		old, err := convert(a)
		if err != nil {
			return Stmt{}, err
		}
		step.Starts = append(step.Starts, old)
	}
	return Stmt{Targets: targets, Step: step}, nil
}

// names reads distinct identifiers.
func names(list []ast.Expr) ([]string, error) {
	var all []string
	for _, e := range list {
		id, ok := e.(*ast.Ident)
		if !ok {
			return nil, fmt.Errorf("expected a name, got %T", e)
		}
		if slices.Contains(all, id.Name) {
			return nil, fmt.Errorf("%s stands twice in a list of names", id.Name)
		}
		all = append(all, id.Name)
	}
	return all, nil
}

// convertRates reads the function of the states that returns their rates.
func convertRates(f *ast.FuncLit) ([]Equation, error) {
	var params []ast.Expr
	for _, field := range f.Type.Params.List {
		params = append(params, field.Type) // func(V, w): Go takes these for types
	}
	states, err := names(params)
	if err != nil {
		return nil, err
	}
	values, err := convertFunction(f.Body.List)
	if err != nil {
		return nil, err
	}
	if len(values) != len(states) {
		return nil, fmt.Errorf("a function of %d states returns %d rates", len(states), len(values))
	}
	system := make([]Equation, len(states))
	for i, state := range states {
		system[i] = Equation{state, values[i]}
	}
	return system, nil
}

// convertFunction returns what a function returns, with its local values put
// in. Its body is assignments and a return.
func convertFunction(list []ast.Stmt) ([]*Node, error) {
	locals := map[string]*Node{}
	for _, s := range list {
		switch s := s.(type) {
		case *ast.ReturnStmt:
			return convertReturn(s, locals)
		case *ast.AssignStmt:
			st, err := convertAssign(s)
			if err != nil {
				return nil, err
			}
			if st.Step != nil {
				return nil, fmt.Errorf("%s within a function of rates", st.Step.Method)
			}
			locals = maps.Clone(locals)
			locals[st.Target] = st.Value.Substitute(locals)
		default:
			return nil, fmt.Errorf("unexpected statement %T in a function of rates", s)
		}
	}
	return nil, fmt.Errorf("a function of rates has no return")
}

func convertReturn(s *ast.ReturnStmt, locals map[string]*Node) ([]*Node, error) {
	values := make([]*Node, len(s.Results))
	for i, r := range s.Results {
		v, err := convert(r)
		if err != nil {
			return nil, err
		}
		values[i] = v.Substitute(locals)
	}
	return values, nil
}
