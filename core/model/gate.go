package model

import "fmt"

// gate is a gating variable of the Hodgkin-Huxley kind: channels open at the
// rate alpha and close at the rate beta, both functions of V, per ms.
type gate struct{ alpha, beta string }

// rate is the equation of the gating variable x.
func (g gate) rate(x string) string {
	return fmt.Sprintf("(%s)*(1 - %s) - (%s)*%s", g.alpha, x, g.beta, x)
}

// steady is the value at which the gating variable stays while V does.
func (g gate) steady() string {
	return fmt.Sprintf("(%[1]s) / ((%[1]s) + (%[2]s))", g.alpha, g.beta)
}

func cubed(x string) string { return fmt.Sprintf("(%[1]s)*(%[1]s)*(%[1]s)", x) }
