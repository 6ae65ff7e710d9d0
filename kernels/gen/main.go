// Command gen writes the loops of package kernels: for each operation a field of
// the table, a plain loop, and a vector loop for each type and register width.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"go/format"
	"os"
	"path/filepath"
	"text/template"
)

func main() {
	dir := flag.String("dir", ".", "folder of package kernels")
	flag.Parse()
	files, err := generate(*dir)
	for name, text := range files {
		if err == nil {
			err = os.WriteFile(filepath.Join(*dir, name), text, 0o644)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

// generate returns the generated files by name.
func generate(dir string) (map[string][]byte, error) {
	functions, err := parseFunctions(dir)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	add := func(name, layout string, data any) {
		if err == nil {
			files[name], err = render(layout, data)
		}
	}
	add("table_gen.go", tableLayout, scalarData())
	add("plain_gen.go", plainLayout, scalarData())
	for _, t := range targets {
		add(t.file(), vectorLayout, vectorData(t, functions))
	}
	return files, err
}

// render fills a template and formats the result.
func render(layout string, data any) ([]byte, error) {
	t, err := template.New("").Parse(wideLayout + layout)
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	if err := t.Execute(&text, data); err != nil {
		return nil, err
	}
	out, err := format.Source(text.Bytes())
	if err != nil {
		return nil, fmt.Errorf("%w in\n%s", err, text.Bytes())
	}
	return out, nil
}
