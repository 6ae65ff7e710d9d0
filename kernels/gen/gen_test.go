package main

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestGeneratedFilesAreUpToDate(t *testing.T) {
	files, err := generate("..")
	require.NoError(t, err)
	for name, text := range files {
		written, err := os.ReadFile(filepath.Join("..", name))
		require.NoError(t, err)
		assert.True(t, bytes.Equal(text, written), "%s: run go generate ./kernels", name)
	}
	present, err := filepath.Glob("../*_gen.go")
	require.NoError(t, err)
	assert.Len(t, present, len(files), "a generated file is left over")
}

// The generator refuses what could differ between vectors and plain Go.
func TestRefusals(t *testing.T) {
	assert.Contains(t, lowered(t, "func f(x, y float32) float32 { return float32(x*y) + 1 }"), "x.Mul(y).Add(")
	assert.Panics(t, func() { lowered(t, "func f(x, y float32) float32 { z := x * y; return 1 + z }") }, "fusing")
	assert.Panics(t, func() { lowered(t, "func f(x, y float32) float32 { return min(x, y) }") }, "unknown function")
	assert.Panics(t, func() { lowered(t, "func f(x, y float32) float32 { for x < y { x += y }; return y }") }, "loop")
}

// Both sides of a branch are computed, and one of them picked.
func TestBranches(t *testing.T) {
	assert.Equal(t, "x.Merge(y, x.Less(y))", lowered(t, "func f(x, y float32) float32 { if x < y { return x }; return y }"))
}

// lowered is the code of the result of f(x, y).
func lowered(t *testing.T, source string) string {
	file, err := parser.ParseFile(token.NewFileSet(), "", "package p\n"+source, 0)
	require.NoError(t, err)
	found := map[string]*ast.FuncDecl{}
	addFunctions(found, file)
	l := newLowerer(targets[0], found)
	return l.inline(found["f"], []value{vector("x", number), vector("y", number)}).code
}
