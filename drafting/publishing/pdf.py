"""PDF: a document as PDF/A-2a and PDF/UA-1 in one file, the same bytes every time."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import is_dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from drafting.publishing.glyphs import printable
from drafting.publishing.parts import DocumentView
from drafting.resources import resources

if TYPE_CHECKING:
    import typst

_NO_DATE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]


def pdf(view: DocumentView) -> bytes:
    """The document, from the view as inert JSON: nothing in it is ever markup."""
    import typst

    folder = resources("templates") / "pdf"
    made = typst.compile(
        str(folder / "document.typ"),
        root=str(folder),
        font_paths=_fonts(),
        sys_inputs={"view": printable(as_json(view))},
        format="pdf",
        pdf_standards=_STANDARDS,
        timestamp=_date(view),
    )
    assert isinstance(made, bytes)
    return made


def as_json(view: DocumentView) -> str:
    """A view as the template reads it; the same text for the same view."""
    return json.dumps(_plain(view), ensure_ascii=False, sort_keys=True)


@cache
def _fonts() -> typst.Fonts:
    """Our fonts and no others, so that the bytes do not depend on the machine."""
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(resources("templates") / "fonts")]
    )


def _date(view: DocumentView) -> dt.datetime:
    return dt.datetime.fromisoformat(view.date) if view.date else _NO_DATE


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, MappingProxyType):
        return dict(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value
