package net

import "github.com/bouton-sim/bouton/core/block"

// ranges divides the neurons of each group among n workers: bounds[g][w] is the
// first neuron of worker w in group g.
//
// Large groups are cut into equal parts. Parts of small ones would cost each
// worker almost as much as the whole: these are put in a row, which is cut into
// parts of equal cost. Groups of one size have the same bounds, so that what moves
// values from one to another needs no barrier.
func (s *Simulation[T]) ranges(n int) (bounds [][]int) {
	costs, total := s.costs(), 0.0
	small := func(size int) bool { return size < n*block.Size[T]() }
	begins := map[int]float64{} // of the neurons of one size, in the row
	for _, g := range s.net.groups {
		if _, ok := begins[g.size]; !ok && small(g.size) {
			begins[g.size] = total
			total += float64(g.size) * costs[g.size]
		}
	}
	for _, g := range s.net.groups {
		if !small(g.size) {
			bounds = append(bounds, divide(g.size, n))
			continue
		}
		cuts := make([]int, n+1)
		for w := 1; w < n; w++ {
			neurons := (total*float64(w)/float64(n) - begins[g.size]) / costs[g.size]
			cuts[w] = min(max(int(neurons/grain+0.5), 0)*grain, g.size)
		}
		cuts[n] = g.size
		bounds = append(bounds, cuts)
	}
	return bounds
}

// costs estimates what a neuron costs in a step, by the size of its group: how
// many loops of code run over it and the others of that size.
func (s *Simulation[T]) costs() map[int]float64 {
	costs := map[int]float64{}
	for _, g := range s.net.groups {
		costs[g.size]++
	}
	for _, p := range s.parts {
		for _, t := range append(p.opening[:len(p.opening):len(p.opening)], p.closing...) {
			if c, ok := t.(*codeTask[T]); ok && c.all == 0 {
				costs[s.net.groups[c.group].size] += c.code.Cost()
			}
		}
	}
	return costs
}
