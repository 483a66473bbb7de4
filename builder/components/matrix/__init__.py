"""Matrix: four fields on two axes."""
