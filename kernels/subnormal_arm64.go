package kernels

// flushBits is the one of FPCR for operands and results.
const flushBits = 1 << 24

// floatControl is the register that controls floating-point arithmetic.
func floatControl() uint64

func setFloatControl(bits uint64)
