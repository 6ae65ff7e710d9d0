// Package fault holds the one error type of the core: a sentence for the user and the kind of mistake it names.
//
// A kind is the name of the Python exception that the boundary raises, so that a bad argument found deep in
// the core reaches the user as a ValueError, an IndexError and so on. A good text names the argument, what came,
// what was expected and how to mend it: `FixedProb: prob must be a number in [0, 1], got 1.5`.
package fault

import (
	"errors"
	"fmt"
)

// Kind says what sort of mistake an error reports.
type Kind string

// The kinds, each with the Python exception it becomes.
const (
	KindValue          Kind = "Value"          // ValueError: right type, impossible value
	KindType           Kind = "Type"           // TypeError: an argument of the wrong type
	KindIndex          Kind = "Index"          // IndexError: a position outside of a group or an array
	KindKey            Kind = "Key"            // KeyError: no entry of that name
	KindAttribute      Kind = "Attribute"      // AttributeError: an object without that variable
	KindRuntime        Kind = "Runtime"        // RuntimeError: right call, wrong moment
	KindNotImplemented Kind = "NotImplemented" // NotImplementedError: documented to come later
	KindMemory         Kind = "Memory"         // MemoryError: more than the machine can hold
	KindConnector      Kind = "Connector"      // ConnectorError: a connection that does not fit its groups
)

// Error is a mistake with its kind.
type Error struct {
	Kind Kind
	Text string
}

// Error is the text alone; the kind travels beside it.
func (e *Error) Error() string { return e.Text }

// Of gives the kind of err, looking through wrapped errors. Errors that are not of this package are KindRuntime.
func Of(err error) Kind {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Kind
	}
	return KindRuntime
}

func newf(kind Kind, format string, args []any) error {
	return &Error{Kind: kind, Text: fmt.Sprintf(format, args...)}
}

// Value reports an argument of the right type whose value is impossible.
func Value(format string, args ...any) error { return newf(KindValue, format, args) }

// Type reports an argument of the wrong type.
func Type(format string, args ...any) error { return newf(KindType, format, args) }

// Index reports a position outside of a group or an array.
func Index(format string, args ...any) error { return newf(KindIndex, format, args) }

// Key reports a name that nothing answers to.
func Key(format string, args ...any) error { return newf(KindKey, format, args) }

// Attribute reports an object that lacks a variable.
func Attribute(format string, args ...any) error { return newf(KindAttribute, format, args) }

// Runtime reports a call that is right in itself but came at the wrong moment.
func Runtime(format string, args ...any) error { return newf(KindRuntime, format, args) }

// NotImplemented reports something documented to come later.
func NotImplemented(format string, args ...any) error {
	return newf(KindNotImplemented, format, args)
}

// Memory reports a request for more than the machine can hold.
func Memory(format string, args ...any) error { return newf(KindMemory, format, args) }

// Connector reports a connection that does not fit its groups.
func Connector(format string, args ...any) error { return newf(KindConnector, format, args) }
