package expr

import (
	"fmt"
	"go/ast"
	"go/token"
	"maps"
	"slices"
)

// Step is the right side of a statement that integrates equations over one
// step dt:
//
//	V1, w1 := exp_auto(V, w, func(V, w) {
//		c := a*V
//		return (-V + I)/tau, c - w
//	})
//
// The function called is a method of [Integrate]. The parameters of its last
// argument stand for the states, whose old values are the arguments before it;
// what that returns are the rates. Other names are those of the update.
type Step struct {
	Method string
	Starts []*Node    // the old values of the states
	System []Equation // over the parameters of the function
}

// uses reports whether the old values or the rates read a name of the update.
func (s *Step) uses(name string) bool {
	inRates := !slices.ContainsFunc(s.System, func(eq Equation) bool { return eq.State == name })
	for i, eq := range s.System {
		if s.Starts[i].Uses(name) || inRates && eq.Rate.Uses(name) {
			return true
		}
	}
	return false
}

// results returns the trees of the states one step later.
func (s *Step) results(isParam func(string) bool) ([]*Node, error) {
	old := map[string]*Node{}
	for i, eq := range s.System {
		old[eq.State] = s.Starts[i]
	}
	next, err := Integrate(s.Method, s.System, func(name string) bool { return old[name] == nil && isParam(name) })
	if err != nil {
		return nil, err
	}
	results := make([]*Node, len(s.System))
	for i, eq := range s.System {
		results[i] = next[eq.State].Substitute(old)
	}
	return results, nil
}

// Expand replaces the statements that integrate equations by assignments, and
// puts local values that do not change during a run in where they are used, to
// be folded there. What isParam names does not change, as for [Integrate]; what
// isState names is no local.
func Expand(body []Stmt, isParam, isState func(string) bool) ([]Stmt, error) {
	var plain []Stmt
	fixed := map[string]*Node{}
	for _, st := range body {
		st = st.substitute(fixed)
		if st.Step == nil {
			plain = append(plain, st)
		} else {
			results, err := st.Step.results(isParam)
			if err != nil {
				return nil, err
			}
			plain = append(plain, together(st.Targets, results)...)
		}
		for _, target := range append(st.Targets, st.Target) {
			delete(fixed, target)
		}
		if st.Value != nil && !isState(st.Target) && invariant(st.Value, isParam) {
			fixed[st.Target] = st.Value
		}
	}
	return plain, nil
}

// substitute returns the statement with names replaced by trees.
func (st Stmt) substitute(values map[string]*Node) Stmt {
	switch {
	case len(values) == 0:
	case st.Step != nil:
		st.Step = st.Step.substitute(values)
	case st.When != nil:
		st.When = st.When.Substitute(values)
		body := make([]Stmt, len(st.Body))
		for i, b := range st.Body {
			body[i] = b.substitute(values)
		}
		st.Body = body
	default:
		st.Value = st.Value.Substitute(values)
	}
	return st
}

// substitute spares the names of the function's own parameters.
func (s *Step) substitute(values map[string]*Node) *Step {
	outer := maps.Clone(values)
	for _, eq := range s.System {
		delete(outer, eq.State)
	}
	result := &Step{Method: s.Method}
	for i, eq := range s.System {
		result.Starts = append(result.Starts, s.Starts[i].Substitute(values))
		result.System = append(result.System, Equation{eq.State, eq.Rate.Substitute(outer)})
	}
	return result
}

// together assigns values to targets at once: no value sees a new target. What
// stands between has names that no text can spell.
func together(targets []string, values []*Node) (body []Stmt) {
	for i, v := range values {
		body = append(body, Stmt{Target: targets[i] + "'", Value: v})
	}
	for _, target := range targets {
		body = append(body, Stmt{Target: target, Value: Var(target + "'")})
	}
	return body
}

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
