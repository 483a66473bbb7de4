"""What a guide says on its own: its source cut into phases, steps, fields, prompts and components."""
