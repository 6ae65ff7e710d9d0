package pybind

import (
	"encoding/json"

	"github.com/bouton-sim/bouton/core/expr"
	"github.com/bouton-sim/bouton/core/model"
	"github.com/bouton-sim/bouton/core/net"
	"github.com/bouton-sim/bouton/kernels"
)

// ThreadsSet forces the number of threads; 0 lets each network choose.
func ThreadsSet(n int) (ok bool, err error) {
	defer guard(&err)
	return true, net.SetWorkers(n)
}

// ThreadsGet is the number of threads that was forced, 0 if none.
func ThreadsGet() (n int, err error) {
	defer guard(&err)
	return net.Workers(), nil
}

// Kernels names the loops in use: avx512, avx2 or plain.
func Kernels() (name string, err error) {
	defer guard(&err)
	return kernels.Best(), nil
}

// ModelDescribe returns a built-in model as JSON: name, doc, cite, parameters,
// states and equations.
func ModelDescribe(name string) (text string, err error) {
	defer guard(&err)
	m, err := model.Find(name)
	if err != nil {
		return "", err
	}
	data, err := json.Marshal(m)
	return string(data), err
}

// Tableau returns the coefficients of a Runge-Kutta method as JSON: the rows of
// a, then b.
func Tableau(method string) (text string, err error) {
	defer guard(&err)
	a, b, err := expr.Tableau(method)
	if err != nil {
		return "", err
	}
	data, err := json.Marshal(append(append([][]float64{}, a...), b))
	return string(data), err
}
