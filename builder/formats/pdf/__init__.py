"""Printable workbooks, as tagged PDF (PDF/UA-1)."""

from builder.formats.pdf.job import PrintJob, PrintResult

__all__ = ["PrintJob", "PrintResult"]
