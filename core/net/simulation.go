package net

import (
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bouton-sim/bouton/core/block"
	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/kernels"
)

// Simulation is a network as a program, with the state that it works on.
//
// Workers own ranges of neurons of each group: their state, and the synapses
// that point to them. Nobody writes the same number as another, and additions
// into a neuron happen in the order of the source neurons, so the bits do not
// depend on how many workers there are.
type Simulation[T kernels.Float] struct {
	net     *Network
	plan    *plan
	memory  [][]T
	parts   []part[T]          // of a step, between which Python acts
	made    map[*stage]task[T] // what is not code
	stirred bool               // states that rest at zero may have got something from outside
	part    int                // the next one
	spikes  [][]*spikes        // of each group, in each row of the batch
	kernels *kernels.Table[T]

	step int64 // of the network: t = t0 + step dt
	tick int64 // steps since the build
	rows int64 // steps since the monitors got new buffers
	crew[T]
	standIns []*standIn
	modes    map[operation]*modesTask[T] // by whose product it is
	rings    map[*Projection]*ringDelivery[T]
	notes    map[*ring][]*spikes // for whom masks in rings are true, in each row of the batch
	aged     map[*multiply]*agedTask[T]
	turned   bool               // what is kept of rings does not follow from them
	stop     atomic.Int64       // steps of this advance
	until    time.Time          // when it should end
	stale    map[operation]bool // whose sums a write has left behind
	failed   failure
	crews    map[int]crew[T] // by the number of workers
	tuner    *tuner
	choice   int           // option of the tuner for this step, where it has parts
	spent    time.Duration // on its parts so far
	asked    int           // number of workers that the user forced when the tuner was made
}

// task is a part of each step, carried out by all workers, each on its range.
type task[T kernels.Float] interface {
	run(w *worker[T])
	// divide tells the task the ranges of all groups: bounds[g][w] is the first
	// neuron of worker w in group g.
	divide(bounds [][]int) error
}

// worker carries out the tasks of each step for its ranges.
type worker[T kernels.Float] struct {
	sim     *Simulation[T]
	index   int
	memory  [][]T // that of the simulation, with numbers of its own
	machine *block.Machine[T]
	lo, hi  []int // range in each group
	step    int64
	tick    int64
	row     int64
	hits    []int32 // scratch: neurons of a block that fired
	active  []int32 // scratch: neurons whose state is not 0, or whose spikes arrive
}

// Build makes a program of the network, for state of type T. The network
// belongs to the simulation from then on.
func Build[T kernels.Float](n *Network) (*Simulation[T], error) { return build(n, kernels.For[T]()) }

func build[T kernels.Float](n *Network, table *kernels.Table[T]) (*Simulation[T], error) {
	s := &Simulation[T]{net: n, kernels: table, standIns: n.standIns(), stirred: true, turned: true, notes: map[*ring][]*spikes{}, aged: map[*multiply]*agedTask[T]{}, rings: map[*Projection]*ringDelivery[T]{},
		modes: map[operation]*modesTask[T]{}, stale: map[operation]bool{}, crews: map[int]crew[T]{}}
	for _, g := range n.groups {
		rings := make([]*spikes, n.batch)
		for b := range rings {
			rings[b] = newSpikes(n.memory(g))
		}
		s.spikes = append(s.spikes, rings)
	}
	for _, st := range s.standIns {
		st.shown, st.written = true, true
	}
	return s, s.compile()
}

// compile makes a program of the network, with memory.
func (s *Simulation[T]) compile() (err error) {
	if s.plan, err = newPlan(s.net, s.standIns); err != nil {
		return err
	}
	s.parts, s.memory, s.made = nil, nil, map[*stage]task[T]{}
	if err := s.makeParts(); err != nil {
		return err
	}
	for _, slot := range s.plan.layout.Slots {
		s.memory = append(s.memory, filled[T](slot))
	}
	return nil
}

// tasks makes the tasks of a part of the step, with barriers where workers need
// what others write.
func (s *Simulation[T]) tasks(stages []*stage) (tasks []task[T], err error) {
	var open exposure
	for _, st := range stages {
		t, err := s.task(st)
		if err != nil {
			return nil, err
		}
		if open.closes(st) {
			tasks = append(tasks, &barrierTask[T]{})
			open = exposure{}
		}
		open.add(st)
		tasks = append(tasks, t)
	}
	return tasks, nil
}

// memory is the number of past steps whose spikes of a group are needed.
func (n *Network) memory(g *Group) int {
	depth := 2 // operations of a step read spikes of the one before, and others what comes of that in the next
	for _, p := range n.projections {
		if p.pre == g {
			for _, k := range p.delays {
				depth = max(depth, int(k-1))
			}
		}
	}
	return depth
}

// filled returns the memory of a slot with its first content.
func filled[T kernels.Float](slot block.Slot) []T {
	v := block.Aligned[T](slot.Size)
	if len(slot.Init) > 0 {
		for i := range v {
			v[i] = T(slot.Init[i%len(slot.Init)])
		}
	}
	return v
}

// Step is the number of steps done so far; SetStep moves the clock.
func (s *Simulation[T]) Step() int64 { return s.step }

// SetStep moves the clock: the next step is at t = t0 + step dt.
func (s *Simulation[T]) SetStep(step int64) { s.step, s.turned = step, true }

// Run advances by n steps, or until the budget of time is about used up, and
// returns how many steps it did.
func (s *Simulation[T]) Run(n int, budget time.Duration) (done int, err error) {
	if len(s.parts) > 1 {
		return 0, fault.Runtime("network: each step has %d parts; run them one by one with RunPart", len(s.parts))
	}
	s.tune()
	if err := s.prepare(s.tuner.best); err != nil {
		return 0, err
	}
	start := time.Now()
	if s.stirred && n > 0 {
		if done, err = s.advance(1, start); err != nil {
			return 0, err
		}
		s.stirred = false
	}
	for done < n {
		left := budget - time.Since(start)
		if left <= 0 && done > 0 {
			break
		}
		choice, slice := s.tuner.next(left)
		if err := s.employ(s.tuner.options[choice].workers); err != nil {
			return done, err
		}
		began := time.Now()
		steps, err := s.advance(n-done, began.Add(slice))
		if err != nil {
			return done, err
		}
		s.tuner.report(choice, steps, time.Since(began))
		done += steps
	}
	return done, nil
}

// prepare makes ready for steps with an option of the tuner.
func (s *Simulation[T]) prepare(choice int) error {
	if err := s.settle(); err != nil {
		return err
	}
	if err := s.employ(s.tuner.options[choice].workers); err != nil {
		return err
	}
	return s.refresh()
}

// advance does n steps, or as many as there is time for, and returns how many.
func (s *Simulation[T]) advance(n int, until time.Time) (int, error) {
	if err := s.work(n, until); err != nil {
		return 0, err
	}
	done := s.stop.Load()
	s.step, s.tick, s.rows = s.step+done, s.tick+done, s.rows+done
	return int(done), nil
}

// work lets the workers do the part of n steps, or of as many as there is time for.
func (s *Simulation[T]) work(n int, until time.Time) error {
	s.stop.Store(int64(n))
	s.until = until
	var group sync.WaitGroup
	for _, w := range s.workers[1:] {
		for _, slot := range s.plan.numbered {
			copy(w.memory[slot], s.memory[slot])
		}
		group.Go(func() { kernels.WithoutSubnormals(func() { w.steps() }) })
	}
	kernels.WithoutSubnormals(func() { s.workers[0].steps() })
	group.Wait()
	return s.failed.get()
}

// steps does one worker's part of steps until they are to stop. A panic in it
// becomes an error.
func (w *worker[T]) steps() {
	defer func() {
		if r := recover(); r != nil && r != (stopped{}) {
			w.sim.failed.set(fault.Runtime("internal error, please report: %v\n%s", r, debug.Stack()))
			w.sim.barrier.abort()
		}
	}()
	s := w.sim
	part := &s.parts[s.part]
	for k := int64(0); ; k++ {
		w.step, w.tick, w.row = s.step+k, s.tick+k, s.rows+k
		w.setScalars()
		if k == 0 {
			w.do(part.opening)
		}
		if k+1 == s.stop.Load() {
			w.do(part.closing)
			w.wait()
			return
		}
		w.do(part.inner)
		if w.index == 0 && k%clockSteps == 0 && time.Now().After(s.until) {
			s.stop.Store(k + 2) // before the barrier, so that all know the last step when it begins
		}
		w.wait()
	}
}

func (w *worker[T]) do(tasks []task[T]) {
	for _, t := range tasks {
		t.run(w)
	}
}

// clockSteps is how often the time is looked at: in every so many steps.
const clockSteps = 8

// stopped is what ends a worker when another has failed.
type stopped struct{}

// wait lets the workers wait for each other.
func (w *worker[T]) wait() {
	if len(w.sim.workers) > 1 && !w.sim.barrier.wait(w.index) {
		panic(stopped{})
	}
}

// setScalars gives the scalars that change each step their values.
func (w *worker[T]) setScalars() {
	p := w.sim.plan
	w.machine.Step = uint64(w.step)
	w.machine.Scalars[p.time] = T(p.net.t0 + float64(w.step)*p.net.dt)
	w.machine.Scalars[p.count] = T(w.step)
	for _, in := range p.steps {
		w.machine.Scalars[in.scalar] = T(in.input.at(w.step)[0])
	}
}
