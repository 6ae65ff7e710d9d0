package conn

import (
	"bufio"
	"bytes"
	"fmt"
	"math"
	"os"

	"github.com/bouton-sim/bouton/core/fault"
)

// checkRoom refuses a list of synapses that the machine cannot hold: Go would end the process, which the user
// of an interpreter must not lose.
func checkRoom(who string, synapses, need int64) error {
	free := freeMemory()
	if need <= free {
		return nil
	}
	const gigabyte = 1e9
	return fault.Memory("%s: a list of %d synapses takes %.1f GB, but %.1f GB of memory are free; "+
		"use smaller groups or fewer connections, or compute them: FixedProb(..., stored=False)", who, synapses, float64(need)/gigabyte, float64(free)/gigabyte)
}

// freeMemory is the number of bytes that can be taken without swapping, or no limit where the system does not say.
func freeMemory() int64 {
	info, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return math.MaxInt64
	}
	return availableIn(info)
}

func availableIn(meminfo []byte) int64 {
	for lines := bufio.NewScanner(bytes.NewReader(meminfo)); lines.Scan(); {
		var kilobytes int64
		if n, _ := fmt.Sscanf(lines.Text(), "MemAvailable: %d kB", &kilobytes); n == 1 {
			return kilobytes * 1024
		}
	}
	return math.MaxInt64
}
