package net

import "time"

// tuner chooses the number of workers of a simulation by what steps take: more
// than one pay only when a step is long and there is a core for each, which
// nobody knows beforehand and which may change while a network runs. The bits
// do not depend on the choice.
type tuner struct {
	options []option
	best    int           // the option in use
	since   time.Duration // run time since another was tried
	pause   time.Duration // how much of that until the next trial
}

// option is a number of workers and what a step takes with it, 0 if unknown.
type option struct {
	workers int
	pace    time.Duration
}

const (
	trial    = 3 * time.Millisecond // how long an option is tried; threads start within a tenth of it
	minPause = 50 * time.Millisecond
	maxPause = 2 * time.Second
	maxShare = 20 // a trial takes no more than one part in that many of the time
)

// newTuner tries the numbers of workers 1, 2, 4, … up to most.
func newTuner(most int) *tuner {
	t := &tuner{pause: minPause}
	for n := 1; n < most; n *= 2 {
		t.options = append(t.options, option{workers: n})
	}
	t.options = append(t.options, option{workers: most})
	return t
}

// next returns the option for the coming steps and how long to use it at most.
func (t *tuner) next(left time.Duration) (index int, slice time.Duration) {
	for i, o := range t.options {
		if o.pace == 0 {
			return i, min(left, trial)
		}
	}
	if len(t.options) > 1 && t.since >= t.pause {
		return t.rival(), min(left, trial)
	}
	return t.best, left
}

// rival is the option that comes closest to the best.
func (t *tuner) rival() int {
	rival := -1
	for i, o := range t.options {
		if i != t.best && (rival < 0 || o.pace < t.options[rival].pace) {
			rival = i
		}
	}
	return rival
}

// report tells what steps of an option took.
func (t *tuner) report(index, steps int, took time.Duration) {
	t.options[index].pace = max(took/time.Duration(steps), 1)
	if index == t.best {
		t.since += took
	} else if t.known() {
		t.pause = max(min(2*t.pause, maxPause), maxShare*took)
		t.since = 0
	}
	for i, o := range t.options {
		if o.pace != 0 && o.pace < t.options[t.best].pace {
			t.best, t.pause = i, minPause
		}
	}
}

// known reports whether all options have been tried.
func (t *tuner) known() bool {
	for _, o := range t.options {
		if o.pace == 0 {
			return false
		}
	}
	return true
}
