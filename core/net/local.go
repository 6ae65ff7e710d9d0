package net

import "github.com/bouton-sim/bouton/core/fault"

// AddLocal gives a space a value that is local to each step: operations assign it
// before others read it, and nobody sees it from outside. So the plan may do
// without it.
func (g *Group) AddLocal(name string) error {
	if err := g.AddState(name, false, 1); err != nil {
		return err
	}
	if g.locals == nil {
		g.locals = map[string]bool{}
	}
	g.locals[name] = true
	return nil
}

// visible returns an error for what is local to a step.
func (o *Object) visible(state string) error {
	if o.locals[state] {
		return fault.Attribute("%s.%s is local to a step", o.label, state)
	}
	return nil
}
