#include "textflag.h"

// func prefetch(p unsafe.Pointer, size uintptr)
TEXT ·prefetch(SB), NOSPLIT, $0-16
	MOVQ p+0(FP), AX
	MOVQ size+8(FP), CX
	ADDQ AX, CX
	ANDQ $-64, AX

line:
	CMPQ AX, CX
	JGE  done
	PREFETCHT0 (AX)
	ADDQ $64, AX
	JMP  line

done:
	RET

// func prefetchEach(first unsafe.Pointer, size uintptr, list *int32, n int)
TEXT ·prefetchEach(SB), NOSPLIT, $0-32
	MOVQ first+0(FP), AX
	MOVQ size+8(FP), BX
	MOVQ list+16(FP), SI
	MOVQ n+24(FP), CX

next:
	DECQ CX
	JLT  done
	MOVLQSX (SI)(CX*4), DX
	IMULQ BX, DX
	PREFETCHT0 (AX)(DX*1)
	JMP next

done:
	RET

// func prefetchRows(first unsafe.Pointer, size uintptr, begin, end *int64, list *int32, n int, most uintptr)
TEXT ·prefetchRows(SB), NOSPLIT, $0-56
	MOVQ first+0(FP), AX
	MOVQ size+8(FP), BX
	MOVQ begin+16(FP), DI
	MOVQ end+24(FP), R8
	MOVQ list+32(FP), SI
	MOVQ n+40(FP), CX
	MOVQ most+48(FP), R9

row:
	TESTQ CX, CX
	JEQ  done
	DECQ CX
	MOVLQSX (SI), DX
	ADDQ $4, SI
	MOVQ (DI)(DX*8), R10
	MOVQ (R8)(DX*8), R11
	IMULQ BX, R10
	IMULQ BX, R11
	ADDQ AX, R10
	ADDQ AX, R11
	LEAQ (R10)(R9*1), R12
	CMPQ R11, R12
	CMOVQGT R12, R11
	PREFETCHT0 -1(R11)

line:
	CMPQ R10, R11
	JGE  row
	PREFETCHT0 (R10)
	ADDQ $64, R10
	JMP  line

done:
	RET
