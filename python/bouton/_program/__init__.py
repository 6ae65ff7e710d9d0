"""A target as a program of the core: what it consists of, where its states live, how its steps run."""
