"""Languages: gettext catalogues, English being the language of the source."""

from __future__ import annotations

import gettext
import io
import locale
import os
from collections.abc import Mapping
from contextvars import ContextVar
from functools import cache
from pathlib import Path

DOMAIN = "alinea"
KNOWN = ("en", "fr")
FOLDER = Path(__file__).parent / "locale"

current: ContextVar[str] = ContextVar("language", default="en")


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The messages of a language; those of the source where it is not known."""
    folder = FOLDER / language / "LC_MESSAGES"
    compiled, source = folder / f"{DOMAIN}.mo", folder / f"{DOMAIN}.po"
    if compiled.exists() and (not source.exists() or compiled.stat().st_mtime >= source.stat().st_mtime):
        with compiled.open("rb") as file:
            return gettext.GNUTranslations(file)
    if source.exists():
        return gettext.GNUTranslations(io.BytesIO(compile_catalogue(source)))
    return gettext.NullTranslations()


def compile_catalogue(source: Path) -> bytes:
    """The compiled form of a catalogue in words."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    out = io.BytesIO()
    with source.open("rb") as file:
        write_mo(out, read_po(file))
    return out.getvalue()


def choose(asked: str | None, environment: Mapping[str, str] = os.environ) -> str:
    """The language to speak: what was asked, else `ALINEA_LANG`, else the locale's, else English."""
    for wish in (asked, environment.get("ALINEA_LANG"), *_locales(environment)):
        if wish and wish[:2].lower() in KNOWN:
            return wish[:2].lower()
    return "en"


def _locales(environment: Mapping[str, str]) -> list[str | None]:
    told = [environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    return told if any(told) else [locale.getlocale()[0]]


def tr(message: str, /, **values: object) -> str:
    """A message in the language being spoken, its {names} filled in."""
    said = catalogue(current.get()).gettext(message)
    return said.format(**values) if values else said


def ntr(one: str, many: str, count: int, /, **values: object) -> str:
    """A message about so many things, in the language being spoken."""
    return catalogue(current.get()).ngettext(one, many, count).format(count=count, **values)
