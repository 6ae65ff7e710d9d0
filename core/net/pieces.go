package net

import (
	"maps"
	"slices"

	"github.com/bouton-sim/bouton/core/expr"
)

// piece is statements, and the names that they read or assign.
type piece struct {
	body  []expr.Stmt
	names map[string]bool
}

// pieces divides statements into those that have nothing in common: no state,
// and no local value. Each can be done where its states are at hand.
func pieces(body []expr.Stmt, states []string) (all []piece) {
	known := slices.Clone(states)
	for _, st := range body {
		known = append(known, targets(st)...)
	}
	for _, st := range body {
		joined := piece{names: touched(st, known)}
		var apart []piece
		for _, p := range all {
			if !p.shares(joined.names) {
				apart = append(apart, p)
				continue
			}
			joined.body = append(joined.body, p.body...)
			maps.Copy(joined.names, p.names)
		}
		joined.body = append(joined.body, st)
		all = append(apart, joined)
	}
	return all
}

// touched are the names, of those known, that a statement reads or assigns.
func touched(st expr.Stmt, known []string) map[string]bool {
	names := map[string]bool{}
	for _, name := range known {
		if st.Uses(name) || slices.Contains(targets(st), name) {
			names[name] = true
		}
	}
	return names
}

// targets are the names that a statement assigns, or one within it.
func targets(st expr.Stmt) (names []string) {
	names = append(slices.Clone(st.Targets), st.Target)
	for _, inner := range st.Body {
		names = append(names, targets(inner)...)
	}
	return slices.DeleteFunc(names, func(name string) bool { return name == "" })
}

func (p piece) shares(names map[string]bool) bool {
	for name := range names {
		if p.names[name] {
			return true
		}
	}
	return false
}
