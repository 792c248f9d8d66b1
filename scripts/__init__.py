"""What the project makes for itself: generated documents and pictures."""
