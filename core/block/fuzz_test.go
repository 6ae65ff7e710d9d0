package block

import "testing"

// FuzzCompile writes a program from the bytes that it is given:
//
//	go test -fuzz FuzzCompile ./core/block
func FuzzCompile(f *testing.F) {
	f.Add([]byte{})
	for seed := range 20 {
		r := seeded(seed, 1)
		program := make([]byte, 20*(seed+1))
		for i := range program {
			program[i] = byte(r.Uint32())
		}
		f.Add(program)
	}
	f.Fuzz(func(t *testing.T, program []byte) {
		randomScript(bytesDice(program), 7, 12).check(t, 2)
	})
}

// bytesDice makes each choice by one byte, and 0 after the last.
func bytesDice(program []byte) dice {
	return func(n int) int {
		if len(program) == 0 {
			return 0
		}
		choice := int(program[0]) % n
		program = program[1:]
		return choice
	}
}
