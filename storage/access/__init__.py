"""The company itself, its teams and employees."""
