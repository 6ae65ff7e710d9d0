package main

import "slices"

// constants are what the loops of a target read from memory, in vectors that
// repeat each of them.
type constants struct{ Codes []string }

// place is the number of the vector of a constant.
func (c *constants) place(code string) int {
	if i := slices.Index(c.Codes, code); i >= 0 {
		return i
	}
	c.Codes = append(c.Codes, code)
	return len(c.Codes) - 1
}
