package net

// remembered is what comes out of a ring: what a state was some steps ago.
type remembered struct {
	from    ringing // what brings the state into the ring
	written int     // the stage that does
	lag     int64   // steps since then
}

// remembered returns what a stage takes out of a ring, if all neurons look back
// equally far.
func (s sequence) remembered(at int) (r remembered, ok bool) {
	read, ok := s.stages[at].ringing()
	if !ok || read.write || len(read.lags) != 1 {
		return r, false
	}
	r.lag = read.lags[0]
	r.written, ok = s.writer(read.rows)
	if !ok || r.written > at && r.lag == 0 {
		return r, false
	}
	r.from, ok = s.stages[r.written].ringing()
	return r, ok
}

// ringing is what a stage does with a ring.
func (s *stage) ringing() (r ringing, ok bool) {
	if s.make != nil {
		r, ok = s.make().(ringing)
	}
	return r, ok
}
