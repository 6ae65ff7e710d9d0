package main

import (
	"bytes"
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
