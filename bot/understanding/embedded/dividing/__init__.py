"""A message divided among actions: clauses, whose words stand where, and what belongs together."""
