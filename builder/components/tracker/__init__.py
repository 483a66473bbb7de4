"""A tracker of habits or goals."""
