package model

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/expr"
)

var year = regexp.MustCompile(`\((1[89]|20)\d\d\), .*\.$`)

func TestEveryModelIsDocumented(t *testing.T) {
	everyModel(t, func(t *testing.T, m entry) {
		assert.True(t, strings.HasSuffix(m.Doc, "."), "doc: %q", m.Doc)
		if len(m.Params) > 0 || len(m.Equations) > 0 { // else there is nothing to cite
			assert.Regexp(t, year, m.Cite)
		}
		for _, p := range m.Params {
			assert.NotEmpty(t, p.Doc, p.Name)
			assert.NotEmpty(t, p.Unit, p.Name)
			assert.False(t, p.Positive && p.Default <= 0, "%s must be positive, its default is %v", p.Name, p.Default)
		}
		for _, s := range m.States {
			assert.NotEmpty(t, s.Doc, s.Name)
			assert.Equal(t, s.Bool, s.Unit == "", "the unit of %s", s.Name)
			assert.False(t, s.Bool && s.Init != 0 && s.Init != 1, "%s is true or false", s.Name)
		}
	})
}

// What an equation mentions is described, and what is described has an effect.
func TestNamesInEquationsAreDescribed(t *testing.T) {
	everyModel(t, func(t *testing.T, m entry) {
		read := map[string]bool{}
		known := append([]string{"t", "dt"}, written(m.Body(), read)...)
		known = append(append(known, m.names()...), m.outside...)
		for _, eq := range m.System() {
			mentioned(eq.Rate, read)
		}
		for _, text := range m.more {
			mentioned(expr.MustParse(text), read)
		}
		for name := range read {
			assert.Contains(t, known, name)
		}
		for _, p := range m.Params {
			assert.True(t, read[p.Name], "the parameter %s has no effect", p.Name)
		}
	})
}

// A name means one thing. dt, t, next and the names from outside are taken.
func TestNamesAreUnique(t *testing.T) {
	everyModel(t, func(t *testing.T, m entry) {
		seen := map[string]bool{"t": true, "dt": true}
		for _, name := range m.outside {
			seen[name] = true
		}
		for _, name := range m.names() {
			assert.False(t, seen[name], "%s occurs twice", name)
			seen[name] = true
		}
		for _, target := range written(m.Body(), map[string]bool{}) {
			for _, p := range m.Params {
				assert.NotEqual(t, p.Name, target, "the update assigns to a parameter")
			}
		}
	})
	kinds := map[string]int{}
	for _, m := range catalogue() {
		kinds[m.Name]++
	}
	for name, n := range kinds {
		assert.Equal(t, 1, n, "models called %s", name)
	}
}

// Equations belong to states, and each is used by the update.
func TestEveryEquationIsUsed(t *testing.T) {
	everyModel(t, func(t *testing.T, m entry) {
		integrated := map[string]bool{}
		for _, st := range m.Body() {
			nexts(st, integrated)
		}
		described := map[string]bool{}
		for _, eq := range m.System() {
			described[eq.State] = true
			assert.Contains(t, m.names(), eq.State)
		}
		assert.Equal(t, described, integrated)
	})
}

// Every start value is an expression of what it may know.
func TestEveryStateHasAStart(t *testing.T) {
	everyModel(t, func(t *testing.T, m entry) {
		for _, s := range m.States {
			start, err := m.Start(s.Name, 3, nil)
			require.NoError(t, err)
			assert.Len(t, start, 1, s.Name)
		}
	})
}
