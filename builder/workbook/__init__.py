"""The workbook as a value: which pages it has, in which order, and where a reader writes on each of them."""

from builder.model.answers import AnswerPlace
from builder.workbook.book import Workbook
from builder.workbook.compose import compose
from builder.workbook.elements import WritingLines
from builder.workbook.pages import Page

__all__ = ["AnswerPlace", "Page", "Workbook", "WritingLines", "compose"]
