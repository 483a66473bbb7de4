"""Room to draw or think."""
