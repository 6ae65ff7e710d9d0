package block

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/expr"
	"github.com/bouton-sim/bouton/core/model"
)

// operations compiles an update of a model and lists its instructions, sorted;
// copies, which depend on what is computed first, are counted.
func operations(t *testing.T, m *model.Model, method string, body []expr.Stmt) (ops []Op, copies int) {
	layout := NewLayout()
	scope := &Scope{Label: m.Name, Slots: map[string]int{}, Steps: map[string]int{"t": layout.Varying()}}
	for _, s := range m.States {
		scope.Slots[s.Name] = layout.AddSlot(Slot{Label: s.Name, Size: 3})
	}
	params := map[string][]float64{"dt": {0.1}}
	for _, p := range m.Params {
		params[p.Name] = []float64{p.Default}
	}
	scope.Params = expr.NewFolder(3, params)
	next, err := expr.Integrate(method, m.System(), scope.Params.Has)
	require.NoError(t, err)
	scope.Next = next
	b := NewBuilder(layout)
	require.NoError(t, b.Add(body, scope))
	for _, s := range b.Compile().steps {
		if s.op == opCopy {
			copies++
		} else {
			ops = append(ops, s.op)
		}
	}
	slices.Sort(ops)
	return ops, copies
}

// A neuron whose integration is a statement of its update runs the instructions
// of the built-in one, and copies no more.
func TestStepsBecomeTheInstructionsOfNext(t *testing.T) {
	for _, name := range []string{"LIF", "HH", "Izhikevich", "AdExIF"} {
		m, err := model.FindNeuron(name)
		require.NoError(t, err)
		for _, method := range expr.Methods() {
			wanted, most := operations(t, &m.Model, method, m.Body())
			got, copies := operations(t, &m.Model, method, spelled(&m.Model, method))
			assert.Equal(t, wanted, got, "%s, %s", name, method)
			assert.LessOrEqual(t, copies, most, "%s, %s", name, method)
		}
	}
}

// spelled is the update of a model as a user writes it.
func spelled(m *model.Model, method string) []expr.Stmt {
	update := m.Update
	var states, results, rates []string
	for _, eq := range m.Equations {
		update = strings.ReplaceAll(update, "next("+eq.State+")", eq.State+"_1")
		states, results, rates = append(states, eq.State), append(results, eq.State+"_1"), append(rates, eq.Rate)
	}
	list := strings.Join(states, ", ")
	return expr.MustParseBody(fmt.Sprintf("%s := %s(%s, func(%s) { return %s })\n%s",
		strings.Join(results, ", "), method, list, list, strings.Join(rates, ", "), update))
}
