package expr

import (
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
