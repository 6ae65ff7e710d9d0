#include "textflag.h"

// func floatControl() uint32
TEXT ·floatControl(SB), NOSPLIT, $0-4
	STMXCSR ret+0(FP)
	RET

// func setFloatControl(bits uint32)
TEXT ·setFloatControl(SB), NOSPLIT, $0-4
	LDMXCSR bits+0(FP)
	RET
