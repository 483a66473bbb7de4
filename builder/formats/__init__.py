"""Output formats, one folder each: a job and a kit go in, finished files come out. Pure and picklable."""
