"""The words of commits and tags on the projected branches.

They are part of the format, since commit ids depend on them: a release may add a language here,
never change one.
"""

from __future__ import annotations

from collections.abc import Mapping

_FR = {
    "start": "{title} : première rédaction",
    "adopt": "Adopter l'amendement {label} : {title}",
    "adopt-several": "Adopter les amendements {label} : {title}",
    "with-sub": "avec le sous-amendement {label}",
    "final": "{title} : texte adopté",
    "final-body": "Renumérotation après le vote sur l'ensemble.",
    "reading": "Lecture {reading} ({body}) : texte figé",
    "sitting": "{title}",
    "adopted": "Texte adopté, lecture {reading}",
    "version": "Version {name}",
    "replace": "{title} : lettre rectificative ({by})",
    "erratum": "{title} : erratum",
    "corrected": "Texte adopté, lecture {reading}, erratum {number}",
}
_EN = {
    "start": "{title}: first draft",
    "adopt": "Adopt amendment {label}: {title}",
    "adopt-several": "Adopt amendments {label}: {title}",
    "with-sub": "with sub-amendment {label}",
    "final": "{title}: adopted text",
    "final-body": "Renumbered after the vote on the whole.",
    "reading": "Reading {reading} ({body}): frozen text",
    "sitting": "{title}",
    "adopted": "Adopted text, reading {reading}",
    "version": "Version {name}",
    "replace": "{title}: corrected project ({by})",
    "erratum": "{title}: erratum",
    "corrected": "Adopted text, reading {reading}, erratum {number}",
}
_TABLES: Mapping[str, Mapping[str, str]] = {"fr": _FR, "en": _EN}


def message(language: str, key: str, **values: object) -> str:
    """A frozen sentence of the format, in a language."""
    return _TABLES.get(language, _EN)[key].format(**values)


def with_trailers(subject: str, body: str, trailers: list[tuple[str, str]]) -> str:
    """A commit message: subject, body, and trailers as Git reads them."""
    last = "\n".join(f"{name}: {' '.join(value.split())}" for name, value in trailers if value)
    return "\n\n".join(part for part in (" ".join(subject.split()), body.strip(), last) if part)
