"""What a text says by itself: its source cut into phases, steps, fields, prompts and components."""
