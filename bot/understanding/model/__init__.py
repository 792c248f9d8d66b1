"""A language model reads what the embedded engine is not sure of: it points at words, and our own grammar reads them."""
