// Package parallel spreads set-up work (connectivity, initial values) over the cores.
//
// Work is cut into blocks at fixed positions, and blocks are handed to whichever worker is free. A result
// that depends on the block alone is therefore the same for any number of workers.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

var limit atomic.Int64

// SetWorkers fixes how many goroutines Blocks may use; 0 means one for each processor that Go may use.
func SetWorkers(n int) { limit.Store(int64(max(n, 0))) }

// Workers is the number of goroutines that Blocks may use.
func Workers() int {
	if n := limit.Load(); n > 0 {
		return int(n)
	}
	return runtime.GOMAXPROCS(0)
}

// Blocks calls work(lo, hi) once for each block [0, size), [size, 2·size), … of [0, n), and returns when all
// are done. A panic in a worker is raised again in the caller, where it can be recovered.
func Blocks(n, size int, work func(lo, hi int)) {
	blocks := (n + size - 1) / size
	workers := min(Workers(), blocks)
	if workers <= 1 {
		for lo := 0; lo < n; lo += size {
			work(lo, min(lo+size, n))
		}
		return
	}
	var (
		next   atomic.Int64
		group  sync.WaitGroup
		failed atomic.Pointer[any]
	)
	for range workers {
		group.Go(func() {
			defer func() {
				if failure := recover(); failure != nil {
					failed.CompareAndSwap(nil, &failure)
				}
			}()
			for b := int(next.Add(1)) - 1; b < blocks; b = int(next.Add(1)) - 1 {
				work(b*size, min((b+1)*size, n))
			}
		})
	}
	group.Wait()
	if failure := failed.Load(); failure != nil {
		panic(*failure)
	}
}
