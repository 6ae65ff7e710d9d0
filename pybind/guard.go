// Package pybind is the boundary to Python: the one package that gopy wraps.
//
// It holds flat functions on handles (int), addresses (uint64, of NumPy
// arrays that the caller keeps alive), lengths and strings; all return
// (T, error). An error's text begins with the name of the Python exception
// that python/bouton/_core.py, the only caller, makes of it. Nothing here
// calls into Python, and no panic leaves a function.
package pybind

import (
	"fmt"
	"runtime/debug"
	"sync"

	"github.com/bouton-sim/bouton/core/fault"
)

// guard ends each exported function: it turns a panic into an error, and an
// error into "Kind: text".
func guard(err *error) {
	if r := recover(); r != nil {
		*err = fault.Runtime("internal error, please report: %v\n%s", r, debug.Stack())
	}
	if *err != nil {
		*err = fmt.Errorf("%sError: %s", fault.Of(*err), (*err).Error())
	}
}

// handles gives Python numbers for Go values.
type handles[T any] struct {
	mu   sync.Mutex
	what string
	last int
	live map[int]T
}

func newHandles[T any](what string) *handles[T] {
	return &handles[T]{what: what, live: map[int]T{}}
}

func (h *handles[T]) add(v T) int {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.last++
	h.live[h.last] = v
	return h.last
}

func (h *handles[T]) get(handle int) (T, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	v, ok := h.live[handle]
	if !ok {
		return v, fault.Runtime("%s %d does not exist or has been freed", h.what, handle)
	}
	return v, nil
}

func (h *handles[T]) free(handle int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.live, handle)
}
