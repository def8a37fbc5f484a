"""Languages: gettext catalogues, English being the language of the source.

Every run begins here, so paths are plain strings: pathlib would be a tenth of the time of `--help`.
"""

# ruff: noqa: PTH100, PTH105, PTH110, PTH118, PTH120, PTH123, PTH204

from __future__ import annotations

import contextlib
import gettext
import io
import locale
import os
import re
from collections.abc import Mapping
from contextvars import ContextVar
from functools import cache

DOMAIN = "alinea"
KNOWN = ("en", "fr")
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "locale")

# Controls but blanks and colours of a terminal; soft hyphens, bidi marks, zero widths, tags, half letters.
_UNSHOWN = re.compile(
    "(?!\x1b\\[[0-9;]*m)[\x00-\x08\x0b-\x1f\x7f-\x9f]"
    "|[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)

current: ContextVar[str] = ContextVar("language", default="en")


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The messages of a language; those of the source where it is not known."""
    folder = os.path.join(FOLDER, language, "LC_MESSAGES")
    compiled, source = os.path.join(folder, f"{DOMAIN}.mo"), os.path.join(folder, f"{DOMAIN}.po")
    if os.path.exists(source) and _is_stale(compiled, source):
        data = compile_catalogue(source)
        _keep(compiled, data)
        return gettext.GNUTranslations(io.BytesIO(data))
    if os.path.exists(compiled):
        with open(compiled, "rb") as file:
            return gettext.GNUTranslations(file)
    return gettext.NullTranslations()


def _is_stale(compiled: str, source: str) -> bool:
    """Whether a catalogue must be compiled; one that was installed never changes, whatever its date."""
    if not os.path.exists(compiled):
        return True
    in_checkout = os.path.exists(os.path.join(FOLDER, "..", "..", "pyproject.toml"))
    return in_checkout and os.path.getmtime(compiled) < os.path.getmtime(source)


def _keep(compiled: str, data: bytes) -> None:
    """Keep a compiled catalogue beside its source, where click finds it too; do without in a folder not ours."""
    beside = f"{compiled}.{os.getpid()}.tmp"
    with contextlib.suppress(OSError):
        with open(beside, "wb") as file:
            file.write(data)
        os.replace(beside, compiled)


def compile_catalogue(source: str) -> bytes:
    """The compiled form of a catalogue in words."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    out = io.BytesIO()
    with open(source, "rb") as file:
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


def shown(said: str) -> str:
    """What others said, as it may be shown: without signs that steer a terminal, reorder words, or are not seen."""
    return said if said.isprintable() else _UNSHOWN.sub("", said)


def later(message: str) -> str:
    """A message that is set down here and said later, through `tr`: the mark by which it enters the catalogues."""
    return message


def tr(message: str, /, **values: object) -> str:
    """A message in the language being spoken, its {names} filled in."""
    said = catalogue(current.get()).gettext(message)
    return said.format(**_shown(values)) if values else said


def ntr(one: str, many: str, count: int, /, **values: object) -> str:
    """A message about so many things, in the language being spoken."""
    return catalogue(current.get()).ngettext(one, many, count).format(count=count, **_shown(values))


def _shown(values: Mapping[str, object]) -> dict[str, object]:
    told = {name: str(value) if isinstance(value, os.PathLike) else value for name, value in values.items()}
    return {name: shown(value) if isinstance(value, str) else value for name, value in told.items()}
