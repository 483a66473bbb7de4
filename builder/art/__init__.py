"""Pictures that are drawn from the shape of a guide: a folder each."""
