"""Who did what: an append-only trail, sealed into a chain, and the check that chain and ledgers hold."""
