"""How each simulator is prepared, given a network, run and counted: modules with `prepare(case)` and `build(case)`."""
