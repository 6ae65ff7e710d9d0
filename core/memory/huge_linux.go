package memory

import "syscall"

// advise asks for large pages. That is a hint: where it fails, nothing changes.
func advise(whole []byte) { _ = syscall.Madvise(whole, syscall.MADV_HUGEPAGE) }
