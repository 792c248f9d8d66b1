"""company.json: one company with its records in one file, read, checked, loaded and written out again."""
