"""Photos and voice notes: from what comes in to what stands in the database."""
