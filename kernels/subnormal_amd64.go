package kernels

// flushBits are those of MXCSR for operands and for results.
const flushBits = 1<<6 | 1<<15

// floatControl is the register that controls floating-point arithmetic.
func floatControl() uint32

func setFloatControl(bits uint32)
