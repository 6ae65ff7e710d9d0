//go:build goexperiment.simd && amd64

#include "textflag.h"

// A round of Philox on eight blocks. A word stands in the lower half of a 64-bit lane; what products leave in the upper
// half is not used. Words 1 and 3 of the next round are left in q and p: it takes these names in turn.
#define ROUND(number, c0, c1, c2, c3, p, q) \
	VPMULUDQ Z30, c0, p                                     \
	VPMULUDQ Z31, c2, q                                     \
	VPSRLQ $32, q, c0                                       \
	VPSRLQ $32, p, c2                                       \
	VPTERNLOGQ.BCST $0x96, (16*(number))(SP), c1, c0          \
	VPTERNLOGQ.BCST $0x96, (16*(number)+8)(SP), c3, c2

// Two rounds of sixteen blocks, the even ones in Z0 to Z3, the odd ones in Z4 to Z7.
#define ROUNDS(number) \
	ROUND(number, Z0, Z1, Z2, Z3, Z8, Z9)        \
	ROUND(number, Z4, Z5, Z6, Z7, Z10, Z11)      \
	ROUND(number+1, Z0, Z9, Z2, Z8, Z3, Z1)      \
	ROUND(number+1, Z4, Z11, Z6, Z10, Z7, Z5)

DATA evenBlock<>+0(SB)/8, $0
DATA evenBlock<>+8(SB)/8, $2
DATA evenBlock<>+16(SB)/8, $4
DATA evenBlock<>+24(SB)/8, $6
DATA evenBlock<>+32(SB)/8, $8
DATA evenBlock<>+40(SB)/8, $10
DATA evenBlock<>+48(SB)/8, $12
DATA evenBlock<>+56(SB)/8, $14
GLOBL evenBlock<>(SB), RODATA, $64

// func philoxTiles(tiles *tile, n int, s *Stream, block uint64)
TEXT ·philoxTiles(SB), NOSPLIT, $160-32
	MOVQ tiles+0(FP), DI
	MOVQ n+8(FP), CX
	MOVQ s+16(FP), SI
	MOVQ block+24(FP), DX

	// The keys of all rounds, on the stack.
	MOVL 0(SI), AX
	MOVL 4(SI), BX
	XORQ R8, R8

key:
	MOVQ AX, 0(SP)(R8*1)
	MOVQ BX, 8(SP)(R8*1)
	ADDL $0x9E3779B9, AX
	ADDL $0xBB67AE85, BX
	ADDQ $16, R8
	CMPQ R8, $160
	JLT  key

	MOVL         $0xD2511F53, AX
	VPBROADCASTQ AX, Z30
	MOVL         $0xCD9E8D57, AX
	VPBROADCASTQ AX, Z31
	MOVL         8(SI), AX
	VPBROADCASTQ AX, Z28
	MOVL         12(SI), AX
	VPBROADCASTQ AX, Z29
	MOVL         $0xAAAA, AX
	KMOVW        AX, K1           // the upper halves of lanes
	MOVL         $1, AX
	VPBROADCASTQ AX, Z27
	MOVL         $16, AX
	VPBROADCASTQ AX, Z26
	VPBROADCASTQ DX, Z25
	VPADDQ       evenBlock<>(SB), Z25, Z25

tile:
	VMOVDQA64 Z25, Z0
	VPSRLQ    $32, Z25, Z1
	VMOVDQA64 Z28, Z2
	VMOVDQA64 Z29, Z3
	VPADDQ    Z27, Z25, Z4
	VMOVDQA64 Z1, Z5
	VMOVDQA64 Z28, Z6
	VMOVDQA64 Z29, Z7
	VPADDQ    Z26, Z25, Z25
	ROUNDS(0)
	ROUNDS(2)
	ROUNDS(4)
	ROUNDS(6)
	ROUNDS(8)

	// The odd blocks go between the even ones.
	VPSLLQ    $32, Z4, Z4
	VPSLLQ    $32, Z5, Z5
	VPSLLQ    $32, Z6, Z6
	VPSLLQ    $32, Z7, Z7
	VMOVDQA32 Z4, K1, Z0
	VMOVDQA32 Z5, K1, Z1
	VMOVDQA32 Z6, K1, Z2
	VMOVDQA32 Z7, K1, Z3
	VMOVDQU64 Z0, 0(DI)
	VMOVDQU64 Z1, 64(DI)
	VMOVDQU64 Z2, 128(DI)
	VMOVDQU64 Z3, 192(DI)
	ADDQ      $256, DI
	DECQ      CX
	JNZ       tile
	VZEROUPPER
	RET
