"""Themes at work: templates, styles and colours."""

from builder.theming.engine import Engine, misread_templates
from builder.theming.kit import Kit, make_kit
from builder.theming.template_errors import TemplateFault

__all__ = ["Engine", "Kit", "TemplateFault", "make_kit", "misread_templates"]
