"""Themes at work: templates, styles and colours."""

from builder.theming.engine import Engine, TemplateFault, misread_templates
from builder.theming.kit import Kit, make_kit

__all__ = ["Engine", "Kit", "TemplateFault", "make_kit", "misread_templates"]
