package net

// unite finds over whose neurons code may be one piece: those of a group, and of
// groups of the same size where code of one uses states of the other. Workers
// own the same ranges of them. Only one of them may list who fires, since a
// piece of code makes one list.
func unite(stages []*stage) {
	d := domains{stands: map[*Group]*Group{}, emitter: map[*Group]*Group{}}
	for _, s := range stages {
		if s.emitter != nil {
			d.emitter[s.emitter] = s.emitter
		}
	}
	for _, s := range stages {
		for _, g := range s.guests {
			d.join(s.group, g)
		}
	}
	for _, s := range stages {
		s.domain = d.of(s.group)
	}
}

// domains are sets of groups, in each of which one stands for all.
type domains struct {
	stands  map[*Group]*Group // for others of its set; one that stands for all is not in it
	emitter map[*Group]*Group // of a set, by who stands for it
}

func (d *domains) of(g *Group) *Group {
	for d.stands[g] != nil {
		g = d.stands[g]
	}
	return g
}

func (d *domains) join(g, h *Group) {
	a, b := d.of(g), d.of(h)
	if a == b || d.emitter[a] != nil && d.emitter[b] != nil {
		return
	}
	d.stands[b] = a
	if d.emitter[a] == nil {
		d.emitter[a] = d.emitter[b]
	}
}
