package expr

import "fmt"

// Outcome is what statements make of names.
type Outcome struct {
	// Values are those of all names that are assigned, as trees over what names
	// stood for before. Names that no text can spell stand for what is no tree.
	Values map[string]*Node
	// Steps says which of these are results of a [Step].
	Steps map[string]StepResult
}

// StepResult is a state of a system one step later.
type StepResult struct {
	*Step
	Index int // of the state in the system
}

// Follow follows the values of names through statements.
func Follow(body []Stmt) Outcome {
	o := Outcome{map[string]*Node{}, map[string]StepResult{}}
	for i, st := range body {
		st = st.substitute(o.Values)
		switch {
		case st.When != nil:
			for _, b := range st.Body {
				o.Values[b.Target] = Var(fmt.Sprintf("%s'%d", b.Target, i))
			}
		case st.Step != nil:
			for k, target := range st.Targets {
				result := Var(fmt.Sprintf("%s'%d", target, i))
				o.Values[target] = result
				o.Steps[result.Name] = StepResult{st.Step, k}
			}
		default:
			o.Values[st.Target] = st.Value
		}
	}
	return o
}

// Result returns what a name is at the end, if that is a result of a [Step].
func (o Outcome) Result(name string) (r StepResult, ok bool) {
	if v := o.Values[name]; v != nil {
		r, ok = o.Steps[v.Name]
	}
	return r, ok
}

// Raised returns the terms of the sum that a name is at the end, if these are a
// result of a [Step] and another name that means the same all the time.
func (o Outcome) Raised(name string) (r StepResult, by string, ok bool) {
	sum := o.Values[name]
	if sum == nil || sum.Op != Add {
		return r, "", false
	}
	for k, term := range sum.Args {
		r, isResult := o.Steps[term.Name]
		if by := sum.Args[1-k]; isResult && by.Op == Name && o.Values[by.Name] == nil {
			return r, by.Name, true
		}
	}
	return r, "", false
}
