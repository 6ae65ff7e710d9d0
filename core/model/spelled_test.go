package model

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/bouton-sim/bouton/core/expr"
)

// spelled is the update of a model as a user writes it, with the integration
// as a statement before the first that has next(x).
func (m *Model) spelled(method string) []expr.Stmt {
	if len(m.Equations) == 0 {
		return m.Body()
	}
	var states, results, rates []string
	update := m.Update
	for _, eq := range m.Equations {
		states = append(states, eq.State)
		results = append(results, eq.State+"_1")
		rates = append(rates, eq.Rate)
		update = strings.ReplaceAll(update, "next("+eq.State+")", eq.State+"_1")
	}
	list := strings.Join(states, ", ")
	step := expr.MustParseBody(fmt.Sprintf("%s := %s(%s, func(%s) { return %s })",
		strings.Join(results, ", "), method, list, list, strings.Join(rates, ", ")))
	body := expr.MustParseBody(update)
	first := slices.IndexFunc(m.Body(), func(st expr.Stmt) bool {
		set := map[string]bool{}
		nexts(st, set)
		return len(set) > 0
	})
	return slices.Insert(body, first, step...)
}

// A model written by a user gives the bits of the built-in one.
func TestSpelledModelsEqualBuiltIns(t *testing.T) {
	everyModel(t, func(t *testing.T, m entry) {
		for _, method := range expr.Methods() {
			built := instantiate(t, m, m.Body(), method, false, true)
			spelled := instantiate(t, m, m.spelled(method), method, false, true)
			for k := range 300 {
				built.step(k, m.outsideOnly(drive(k)))
				spelled.step(k, m.outsideOnly(drive(k)))
			}
			for name, slot := range built.slots {
				assert.Equal(t, bits(built.memory[slot]), bits(spelled.memory[slot]), "%s: %s", method, name)
			}
		}
	})
}
