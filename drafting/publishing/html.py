"""HTML: a document as one page that needs nothing else, no script, no font, no network."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from drafting.publishing.inline_html import line_html
from drafting.publishing.parts import DocumentView
from drafting.publishing.templates import templates

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment


def html(view: DocumentView, extra_css: str = "") -> str:
    """A complete page; its one style sheet is named by hash in its security policy."""
    style = _style(view.accent, extra_css)
    page = _environment().get_template(f"{view.name}.html")
    return page.render(
        view=view,
        front=view.front,
        words=view.words,
        style=Markup(style),  # noqa: S704 - ours, and its end tags are spelled out of harm's way
        style_hash=b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    )


@cache
def _environment() -> SandboxedEnvironment:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    made = SandboxedEnvironment(
        loader=FileSystemLoader(templates() / "html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["line"] = line_html
    return made


def _style(accent: str, extra_css: str) -> str:
    sheet = (templates() / "html" / "style.css").read_text(encoding="utf-8")
    whole = f":root {{ --accent: {accent}; }}\n{sheet}{extra_css}"
    return whole.replace("</", "<\\/").replace("<!--", "<\\!--")
