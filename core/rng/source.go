// Package rng gives every random number of a simulation an address: the same address has the same number, whoever
// asks for it, in whatever order, with any number of workers.
//
// A [Source] stands for everything in the address but the step and the element. Its 64-bit key is computed by
// Philox4x32-10 (see package kernels) from the seed, which is the key of that computation, and a counter of four
// words that say whose numbers they are:
//
//	Run(seed, epoch, object, site):  epoch, object, site, 1
//	Setup(seed, stream):             low word of stream, high word of stream, 0, 2
//	source.Part(n):                  n, 0, 0, 3, under the key of source
//
// The key is the first two words of the result, low word first, as are the two words of a seed. The step is the
// upper half of the counter of the kernels' stream; the element is the place in that stream. This layout decides
// the numbers of every network ever saved: the known answers in the tests hold it fast.
package rng

import "github.com/bouton-sim/bouton/kernels"

// The last word of the counter, which keeps the kinds of source apart.
const (
	tagRun = iota + 1
	tagSetup
	tagPart
)

// Source is a family of streams of random numbers, one for each step.
type Source struct{ key [2]uint32 }

// Run is the source of the numbers that one call site of one object of the network draws while it runs. The
// epoch counts resets, so that trials differ.
func Run(seed uint64, epoch, object, site uint32) Source {
	return derive(words(seed), [4]uint32{epoch, object, site, tagRun})
}

// Setup is the source of the numbers that one initializer or connector draws; stream tells these apart.
func Setup(seed, stream uint64) Source {
	low, high := uint32(stream), uint32(stream>>32)
	return derive(words(seed), [4]uint32{low, high, 0, tagSetup})
}

// Part is the n-th source that s splits into, for a law that needs more than one number per element.
func (s Source) Part(n uint32) Source {
	return derive(s.key, [4]uint32{n, 0, 0, tagPart})
}

// At is the stream of one step.
func (s Source) At(step uint64) kernels.Stream {
	return kernels.Stream{Key: s.key, High: words(step)}
}

func derive(key [2]uint32, counter [4]uint32) Source {
	w := kernels.Philox(counter, key)
	return Source{key: [2]uint32{w[0], w[1]}}
}

func words(x uint64) [2]uint32 { return [2]uint32{uint32(x), uint32(x >> 32)} }
