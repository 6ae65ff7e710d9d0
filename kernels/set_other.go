//go:build !(goexperiment.simd && amd64)

package kernels

var listSet = listSetPlain
