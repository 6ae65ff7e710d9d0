//go:build !linux

package memory

// advise does nothing: the system decides by itself.
func advise([]byte) {}
