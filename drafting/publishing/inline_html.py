"""Inline HTML: lines of a view as the little HTML they need, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from markupsafe import Markup, escape

from drafting.publishing.parts import SAME, Line, Span, Stretch

_TAGS = {"a", "del", "em", "ins", "span", "strong", "sup"}
_ATTRIBUTES = {"a": {"href"}, "del": {"class"}, "ins": {"class"}, "span": {"class"}, "sup": {"class"}}
_ELEMENTS = {"added": "ins", "removed": "del", "moved-from": "del", "moved-to": "ins"}


def line_html(line: Line) -> Markup:
    """A line as HTML, escaped piece by piece and cleaned as a whole."""
    import nh3

    made = "".join(_stretch(stretch) for stretch in line)
    clean = nh3.clean(
        made,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    return Markup(clean)  # noqa: S704 - nh3 has just cleaned it


def _stretch(stretch: Stretch) -> str:
    if stretch.change == SAME or not stretch.spans:
        return _spans(stretch.spans)
    element = _ELEMENTS.get(stretch.change, "span")
    opens, closes = _heard(stretch.opens, after=" "), _heard(stretch.closes, before=" ")
    mark = f'<sup class="by">{escape(stretch.mark)}</sup>' if stretch.mark else ""
    # The blank before the first word stays outside, so that no line is drawn under it.
    first, rest = stretch.spans[0], stretch.spans[1:]
    bare = first.text.lstrip(" ")
    blank = first.text[: len(first.text) - len(bare)]
    inner = _spans((replace(first, text=bare), *rest))
    return f'{blank}<{element} class="{escape(stretch.change)}">{opens}{inner}{closes}</{element}>{mark}'


def _heard(said: str, before: str = "", after: str = "") -> str:
    """Words for those who listen rather than look."""
    return f'<span class="heard">{before}{escape(said)}{after}</span>' if said else ""


def _spans(spans: Iterable[Span]) -> str:
    out = ""
    for href, group in groupby(spans, key=lambda span: span.href):
        inner = "".join(map(_span, group))
        out += f'<a href="{escape(href)}">{inner}</a>' if href else inner
    return out


def _span(span: Span) -> str:
    inner = str(escape(span.text))
    for element in ("sup",) * span.sup + ("em",) * span.em + ("strong",) * span.strong:
        inner = f"<{element}>{inner}</{element}>"
    return inner
