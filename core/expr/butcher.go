package expr

// tableau is an explicit Runge-Kutta method: stage s is evaluated at
// t + c_s dt with c_s the sum of its row of a, and
//
//	k_s = f(x + dt Σ a_sj k_j),   x' = x + dt Σ b_s k_s
//
// Hairer, Nørsett & Wanner, Solving Ordinary Differential Equations I, II.1.
type tableau struct {
	a [][]float64 // rows of stages 2, 3, …
	b []float64
}

var butcher = map[string]tableau{
	"euler":    {nil, []float64{1}},
	"midpoint": {[][]float64{{0.5}}, []float64{0, 1}},
	"heun2":    {[][]float64{{1}}, []float64{0.5, 0.5}},
	"ralston2": {[][]float64{{2. / 3}}, []float64{0.25, 0.75}},
	"rk2":      {[][]float64{{2. / 3}}, []float64{0.25, 0.75}},
	"rk3":      {[][]float64{{0.5}, {-1, 2}}, []float64{1. / 6, 2. / 3, 1. / 6}},
	"heun3":    {[][]float64{{1. / 3}, {0, 2. / 3}}, []float64{0.25, 0, 0.75}},
	"ralston3": {[][]float64{{0.5}, {0, 0.75}}, []float64{2. / 9, 1. / 3, 4. / 9}},
	"ssprk3":   {[][]float64{{1}, {0.25, 0.25}}, []float64{1. / 6, 1. / 6, 2. / 3}},
	"rk4":      {[][]float64{{0.5}, {0, 0.5}, {0, 0, 1}}, []float64{1. / 6, 1. / 3, 1. / 3, 1. / 6}},
	"ralston4": {[][]float64{{0.4}, {0.29697761, 0.15875964}, {0.21810040, -3.05096516, 3.83286476}},
		[]float64{0.17476028, -0.55148066, 1.20553560, 0.17118478}},
	"rk4_38rule": {[][]float64{{1. / 3}, {-1. / 3, 1}, {1, -1, 1}}, []float64{0.125, 0.375, 0.375, 0.125}},

	// The formulas that embedded pairs go on with, at a fixed step.
	"heun_euler": {[][]float64{{1}}, []float64{0.5, 0.5}},
	"rkf12":      {[][]float64{{0.5}, {1. / 256, 255. / 256}}, []float64{1. / 512, 255. / 256, 1. / 512}},
	"bs":         {[][]float64{{0.5}, {0, 0.75}}, []float64{2. / 9, 1. / 3, 4. / 9}},
	"BoSh3":      {[][]float64{{0.5}, {0, 0.75}}, []float64{2. / 9, 1. / 3, 4. / 9}},
	"rkf45": {[][]float64{{0.25}, {0.09375, 0.28125}, {1932. / 2197, -7200. / 2197, 7296. / 2197},
		{439. / 216, -8, 3680. / 513, -845. / 4104}, {-8. / 27, 2, -3544. / 2565, 1859. / 4104, -0.275}},
		[]float64{16. / 135, 0, 6656. / 12825, 28561. / 56430, -0.18, 2. / 55}},
	"rkdp": {[][]float64{{0.2}, {0.075, 0.225}, {44. / 45, -56. / 15, 32. / 9},
		{19372. / 6561, -25360. / 2187, 64448. / 6561, -212. / 729},
		{9017. / 3168, -355. / 33, 46732. / 5247, 49. / 176, -5103. / 18656}},
		[]float64{35. / 384, 0, 500. / 1113, 125. / 192, -2187. / 6784, 11. / 84}},
	"ck": {[][]float64{{0.2}, {0.075, 0.225}, {0.3, -0.9, 1.2}, {-11. / 54, 2.5, -70. / 27, 35. / 27},
		{1631. / 55296, 175. / 512, 575. / 13824, 44275. / 110592, 253. / 4096}},
		[]float64{37. / 378, 0, 250. / 621, 125. / 594, 0, 512. / 1771}},
}

// Tableau returns an explicit Runge-Kutta method: the rows of a for the stages
// after the first, and b. Those that are given must not be changed.
func Tableau(method string) (a [][]float64, b []float64, err error) {
	table, ok := butcher[method]
	if !ok {
		return nil, nil, unknownMethod(method)
	}
	return table.a, table.b, nil
}

// step returns the trees of all states after one step of the method.
func (t tableau) step(system []Equation) map[string]*Node {
	dt := Var("dt")
	slopes := make([]map[string]*Node, len(t.b)) // slopes[s][x] is k_s of state x
	for s := range t.b {
		var row []float64
		at := map[string]*Node{}
		if s > 0 {
			row = t.a[s-1]
			at["t"] = advance(Var("t"), dt, sum(row))
		}
		for _, eq := range system {
			at[eq.State] = combine(eq.State, row, slopes, dt)
		}
		slopes[s] = make(map[string]*Node, len(system))
		for _, eq := range system {
			slopes[s][eq.State] = eq.Rate.Substitute(at)
		}
	}
	next := make(map[string]*Node, len(system))
	for _, eq := range system {
		next[eq.State] = combine(eq.State, t.b, slopes, dt)
	}
	return next
}

// combine returns x + dt Σ w_j k_j.
func combine(state string, weights []float64, slopes []map[string]*Node, dt *Node) *Node {
	total := Num(0)
	for j, w := range weights {
		if w != 0 {
			total = add(total, mul(Num(w), slopes[j][state]))
		}
	}
	if total.IsConst(0) {
		return Var(state)
	}
	return New(Add, Var(state), New(Mul, dt, total))
}

func advance(t, dt *Node, c float64) *Node {
	if c == 0 {
		return t
	}
	return New(Add, t, mul(Num(c), dt))
}

func sum(row []float64) (total float64) {
	for _, v := range row {
		total += v
	}
	return total
}
