package block

import "testing"

// Programs that were once compiled wrongly.
func TestOnceMiscompiled(t *testing.T) {
	for name, text := range map[string]string{
		"a state read between the computation of its new value and the store": `
			x := b + c
			y := a
			a = x
			if p { a = y }`,
		"min and max of a scalar and zeros of the other sign": `
			a = max(0, a)
			b = min(u, b)
			c = 1/max(k - k, c)
			d = -0.0
			d = max(d, 0)`,
	} {
		t.Run(name, func(t *testing.T) {
			p := newScript(70, 1)
			p.add(t, text, ownSlots, nil)
			p.check(t)
		})
	}
}
