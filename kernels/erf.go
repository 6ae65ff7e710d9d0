package kernels

import "math"

// erf64 is within 1.5 units in the last place of the error function: x + x·P(x²)
// up to 1, from there 1 - e^(-x²)·Q((x-2.5)/(x+2.5)).
func erf64(x float64) float64 {
	a := atMost(6, abs(x))
	t := (a - 2.5) / (a + 2.5)
	far := 1 - float64(exp64(-float64(a*a))*erfcTail64(t))
	return pick(a < 1, math.FMA(x, erfTail64(x*x), x), withSign64(far, x))
}

// erfTail64 is P.
func erfTail64(z float64) float64 {
	p := math.FMA(z, -0x1.29b9f1b3df556p-38, 0x1.7f072188e194dp-34)
	p = math.FMA(p, z, -0x1.4e607b41a6416p-30)
	p = math.FMA(p, z, 0x1.fc4356498c2d9p-27)
	p = math.FMA(p, z, -0x1.5f6d925a0bc7ap-23)
	p = math.FMA(p, z, 0x1.b9e6509b9867dp-20)
	p = math.FMA(p, z, -0x1.f4d2561aeafd4p-17)
	p = math.FMA(p, z, 0x1.f9a326c233146p-14)
	p = math.FMA(p, z, -0x1.c02db3feeb579p-11)
	p = math.FMA(p, z, 0x1.565bcd0e6502dp-8)
	p = math.FMA(p, z, -0x1.b82ce312889bap-6)
	p = math.FMA(p, z, 0x1.ce2f21a042bdep-4)
	p = math.FMA(p, z, -0x1.812746b0379e7p-2)
	return math.FMA(p, z, 0x1.06eba8214db69p-3)
}

// erfcTail64 is Q.
func erfcTail64(t float64) float64 {
	p := math.FMA(t, -0x1.aa2d5ed17d342p-20, -0x1.2bb032d568ee0p-19)
	p = math.FMA(p, t, 0x1.f74c7792ffaecp-18)
	p = math.FMA(p, t, 0x1.38006c5e8491ep-16)
	p = math.FMA(p, t, -0x1.1eafcc284801bp-15)
	p = math.FMA(p, t, -0x1.0e4525f30bfc3p-13)
	p = math.FMA(p, t, 0x1.def28f2749997p-13)
	p = math.FMA(p, t, 0x1.cb3b5c1d1aec7p-11)
	p = math.FMA(p, t, -0x1.5a5716b1b771fp-9)
	p = math.FMA(p, t, -0x1.05bb2fdf6af31p-8)
	p = math.FMA(p, t, 0x1.470ba1f67a1a9p-5)
	p = math.FMA(p, t, -0x1.0011543717910p-3)
	p = math.FMA(p, t, 0x1.01c11a735cd90p-2)
	p = math.FMA(p, t, -0x1.7ca88dec2179fp-2)
	return math.FMA(p, t, 0x1.afbb3f3b7343bp-3)
}
