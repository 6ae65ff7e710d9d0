"""What objects with state are: parameters, hooks, names, a past, a step."""
