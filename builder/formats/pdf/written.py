"""A laid-out document as the bytes of a PDF, finished as its edition asks: to fold, to fill in, for a press."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element

from builder.formats.pdf.job import PrintJob
from builder.formats.pdf.page_boxes import leave_out_empty_links


def written(document: Any, root: Element, job: PrintJob) -> bytes:
    """The PDF of a document of WeasyPrint, which has no types. `root` is the tree that it was made from.

    What imports pikepdf is imported only where it is needed.
    """
    edition, target = job.edition, BytesIO()
    rightward = edition.is_bound_right(root.get("dir", ""))
    leave_out_empty_links(document.pages)
    if edition.house and edition.forbids:
        document.write_pdf(target, custom_metadata=False)
    else:
        variant = "pdf/a-2a" if edition.archive else "pdf/ua-1"
        document.write_pdf(target, pdf_variant=variant, custom_metadata=False, pdf_forms=edition.form)
    content = target.getvalue()
    if job.made_out:
        from builder.formats.pdf.copies.places import client_places, put_places

        content = put_places(content, client_places(document.pages))
    if edition.is_folded:
        from builder.formats.pdf.imposition import booklet

        return booklet(content, 2 * job.paper.width, job.paper.height, rightward=rightward)
    if edition.form:
        from builder.formats.pdf.finish import finished_form, form_marks

        return finished_form(content, form_marks(root))
    if edition.house or edition.limits.black:
        from builder.formats.pdf.press import for_a_press

        content = for_a_press(content, edition, rightward=rightward)
    if edition.archive:
        from builder.formats.pdf.archive import for_an_archive

        return for_an_archive(content)
    return content
