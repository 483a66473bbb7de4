"""What a text says on its own: its source cut into phases, steps, fields, prompts and components."""
