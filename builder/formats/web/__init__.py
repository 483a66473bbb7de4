"""The website: pages, lists, feed and sitemap."""

from builder.formats.web.render import WebJob, favicon, render

__all__ = ["WebJob", "favicon", "render"]
