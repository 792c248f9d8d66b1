"""A newcomer's day with the demo company, through every channel there is."""
