package block

import "testing"

// Programs that were once compiled wrongly.
func TestOnceMiscompiled(t *testing.T) {
	for name, text := range map[string]string{
		"old content read between a value and its store": `
			x := b + c
			y := a
			a = x
			if p { a = y }`,
		"u": `
			x := b + c
			y := a
			a = x
			if p { a = y*2 }`,
		"swap": "x := a\n a=b\n b=x",
	} {
		t.Run(name, func(t *testing.T) {
			p := newScript(70, 1)
			p.add(t, text, ownSlots, nil)
			p.check(t)
		})
	}
}
