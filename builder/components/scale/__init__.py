"""Scale: numbers to choose from, for one question or for statements."""
