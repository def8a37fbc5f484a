"""HTML: a document as one page that needs nothing else, no script and no network."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from drafting.languages import shown
from drafting.publishing.inline_html import line_html
from drafting.publishing.parts import DocumentView
from drafting.resources import resources

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment


def html(view: DocumentView, extra_css: str = "") -> str:
    """A complete page; its one style sheet is named by hash in its security policy."""
    style = _style(view.accent, extra_css)
    page = _environment().get_template(f"{view.name}.html")
    said = page.render(
        view=view,
        front=view.front,
        words=view.words,
        style=Markup(style),  # noqa: S704 - ours, and its end tags are spelled out of harm's way
        style_hash=b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    )
    return shown(said)


@cache
def _environment() -> SandboxedEnvironment:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    made = SandboxedEnvironment(
        loader=FileSystemLoader(resources("templates") / "html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["line"] = line_html
    return made


@cache
def font_faces() -> str:
    """The three faces a page carries inside itself, cut down to Latin letters: 75 kB of CSS."""
    faces = (("Regular", "normal", 400), ("Italic", "italic", 400), ("Bold", "normal", 700))
    return "".join(
        '@font-face { font-family: "Libertinus Serif"; '
        f"font-style: {style}; font-weight: {weight}; src: url(data:font/woff2;base64,{_web_font(name)}) "
        'format("woff2"); }\n'
        for name, style, weight in faces
    )


def _web_font(name: str) -> str:
    return b64encode((resources("templates") / "fonts" / "web" / f"LibertinusSerif-{name}.woff2").read_bytes()).decode()


@cache
def style_sheet() -> str:
    """The style of every page, before its colour and its own additions."""
    return (resources("templates") / "html" / "style.css").read_text(encoding="utf-8")


def _style(accent: str, extra_css: str) -> str:
    whole = f"{font_faces()}:root {{ --accent: {accent}; }}\n{style_sheet()}{extra_css}"
    # No CSS may end the element it stands in.
    return whole.replace("</", "<\\/").replace("<!--", "<\\!--")
