"""An action plan."""
