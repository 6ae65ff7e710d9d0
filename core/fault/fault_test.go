package fault

import (
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestConstructorsSetKindAndText(t *testing.T) {
	constructors := map[Kind]func(string, ...any) error{
		KindValue: Value, KindType: Type, KindIndex: Index, KindKey: Key, KindAttribute: Attribute,
		KindRuntime: Runtime, KindNotImplemented: NotImplemented, KindMemory: Memory, KindConnector: Connector,
	}
	for kind, make := range constructors {
		err := make("tau must be positive, got %g", -1.0)
		assert.Equal(t, kind, Of(err))
		assert.EqualError(t, err, "tau must be positive, got -1")
	}
}

func TestOfLooksThroughWrapping(t *testing.T) {
	wrapped := fmt.Errorf("synapse E2I: %w", Index("neuron 9 of 4"))
	assert.Equal(t, KindIndex, Of(wrapped))
	assert.Equal(t, KindRuntime, Of(errors.New("from elsewhere")))
}
