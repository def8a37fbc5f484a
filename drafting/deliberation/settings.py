"""What `resolution.toml` says: the kind of text, its language, its bodies, their standing orders."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from drafting.deliberation.standing_orders import PRESETS, StandingOrders
from drafting.errors import AlineaError
from drafting.voting.rules import InvalidRule

FORMAT = 1
KINDS = ("deliberation", "wish", "motion")
LANGUAGES = ("fr", "en")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_KNOWN = {
    "format", "kind", "language", "title", "notice", "members", "standing_orders", "bodies", "annexes", "colour",
    "formula",
}  # fmt: skip


class BadSettings(AlineaError, ValueError):
    """A `resolution.toml` that cannot be used; `faults` are (key, what was found there)."""

    def __init__(self, faults: tuple[tuple[str, str], ...]) -> None:
        self.faults = faults
        super().__init__(repr(faults))


@dataclass(frozen=True)
class Settings:
    """The settings of a resolution."""

    kind: str
    language: str
    title: str
    members: int | None = None
    standing_orders: StandingOrders = PRESETS["citizens-assembly"]
    bodies: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    notice: str = ""
    annexes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    colour: str = ""
    formula: str = ""

    @property
    def body(self) -> str:
        """The name of the first body, which drafts the text."""
        return next(iter(self.bodies.values()), "")

    @classmethod
    def parse(cls, toml: str) -> Settings:
        """The settings that a file holds; raises `BadSettings` with every fault at once."""
        try:
            data = tomllib.loads(toml)
        except tomllib.TOMLDecodeError as problem:
            raise BadSettings((("toml", str(problem)),)) from problem
        if faults := tuple(_faults(data)):
            raise BadSettings(faults)
        return cls(
            kind=data["kind"],
            language=data["language"],
            title=data["title"],
            members=data.get("members"),
            standing_orders=StandingOrders.read(data.get("standing_orders", "citizens-assembly")),
            bodies=MappingProxyType({body["id"]: body["name"] for body in data.get("bodies", [])}),
            notice=data.get("notice", ""),
            annexes=MappingProxyType(dict(data.get("annexes", {}))),
            colour=data.get("colour", ""),
            formula=data.get("formula", ""),
        )


def _faults(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key in sorted(data.keys() - _KNOWN):
        yield key, "?"
    for key, fits in _CHECKS.items():
        if key in data and not fits(data[key]):
            yield key, repr(data[key])[:80]
    for key in ("format", "kind", "language", "title"):
        if key not in data:
            yield key, ""
    try:
        StandingOrders.read(data.get("standing_orders", "citizens-assembly"))
    except (InvalidRule, ValueError) as problem:
        yield "standing_orders", str(problem)


def _are_bodies(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(body, dict) and isinstance(body.get("id"), str) and isinstance(body.get("name"), str)
        for body in value
    )


_CHECKS: dict[str, Callable[[Any], bool]] = {
    "format": lambda v: v == FORMAT,
    "kind": lambda v: v in KINDS,
    "language": lambda v: v in LANGUAGES,
    "title": lambda v: isinstance(v, str) and bool(v.strip()),
    "members": lambda v: isinstance(v, int) and not isinstance(v, bool) and v > 0,
    "notice": lambda v: isinstance(v, str),
    "formula": lambda v: isinstance(v, str),
    "colour": lambda v: isinstance(v, str) and bool(_COLOUR.fullmatch(v)),
    "bodies": _are_bodies,
    "annexes": lambda v: isinstance(v, dict) and all(isinstance(title, str) for title in v.values()),
}
