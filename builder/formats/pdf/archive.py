"""A PDF for an archive: it says that it is PDF/A-2a (ISO 19005-2), as WeasyPrint writes it, and PDF/UA-1 too."""

from __future__ import annotations

from io import BytesIO

from pikepdf import Pdf

_END = "</rdf:RDF>"

_UA = """<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>
</rdf:Description><rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
"""PDF/A allows only names that it knows, or that the file explains (ISO 19005-2, 6.6.2.3)."""


def for_an_archive(content: bytes) -> bytes:
    """A PDF/A-2a that says that it is PDF/UA-1 too. The same bytes for the same PDF."""
    with Pdf.open(BytesIO(content)) as pdf:
        metadata = pdf.Root.Metadata
        metadata.write(metadata.read_bytes().decode("utf-8").replace(_END, f"{_UA}{_END}").encode("utf-8"))
        target = BytesIO()
        pdf.save(target, deterministic_id=True, fix_metadata_version=False)
    return target.getvalue()
