"""What is said in passing: told, noted, refrained from or remarked, and no action of its own."""
