"""What is common to facts: a type, plain data both ways, and what each field must hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, ClassVar, TypeAlias, Union, get_args, get_origin, get_type_hints

from drafting.amending import edits as edits_
from drafting.amending.edits import Edit

Fits: TypeAlias = Callable[[Any], bool]


@dataclass(frozen=True)
class Fact:
    """What is common to facts: a type, and plain data both ways."""

    type: ClassVar[str]

    def data(self) -> dict[str, Any]:
        """Its plain data: what is empty and may be missing is left out."""
        plain = ((f, _plain(getattr(self, f.name))) for f in fields(self))
        return {f.name: value for f, value in plain if value not in (None, "", [], {}) or not _may_be_missing(f)}

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Fact:
        """The fact of plain data; raises `KeyError`, `TypeError` or `ValueError` on anything else."""
        return cls(**data)

    @property
    def is_sound(self) -> bool:
        """Whether each of its fields holds what it promises."""
        own = vars(self)
        kind: Any = type(self)  # a class is a good key, whatever its instances hash to
        return all(fits(own[name]) for name, fits in _shape(kind))


def read_edits(values: list[Any]) -> tuple[Edit, ...]:
    """The edits of plain data; raises `KeyError`, `TypeError` or `ValueError`."""
    return tuple(edits_.from_json(value) for value in values)


def _may_be_missing(of: Field[Any]) -> bool:
    return of.default is not MISSING or of.default_factory is not MISSING


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.to_json() if hasattr(value, "to_json") else str(value) if isinstance(value, StrEnum) else value


@cache
def _shape(kind: type[Any]) -> tuple[tuple[str, Fits], ...]:
    """The fields of a kind of fact, and what each must be: asked of thousands of facts."""
    hints = get_type_hints(kind)
    return tuple((f.name, _fits(hints[f.name])) for f in fields(kind))


def _fits(hint: Any) -> Fits:
    """Whether a value is what its field promises, all the way down."""
    kinds = get_args(hint)
    parts = [_fits(part) for part in kinds if part is not Ellipsis]
    match get_origin(hint):
        case kind if kind is tuple and kinds[-1] is Ellipsis:
            return lambda value: isinstance(value, tuple) and all(map(parts[0], value))
        case kind if kind is tuple:
            return lambda value: isinstance(value, tuple) and len(value) == len(parts) and _all_fit(parts, value)
        case kind if kind is Mapping:
            return lambda value: isinstance(value, Mapping) and all(_all_fit(parts, pair) for pair in value.items())
        case kind if kind in (UnionType, Union) and all(map(_is_class, kinds)):  # as every edit is
            return lambda value: isinstance(value, kinds)
        case kind if kind in (UnionType, Union):
            return lambda value: any(fits(value) for fits in parts)
    if hint is Any:
        return lambda _: True
    return (lambda value: type(value) is int) if hint is int else lambda value: isinstance(value, hint)


def _is_class(hint: Any) -> bool:
    """Whether Python itself tells who is of a class: a truth value is a number to it."""
    return isinstance(hint, type) and hint not in (int, Any)


def _all_fit(parts: Iterable[Fits], values: Iterable[Any]) -> bool:
    return all(fits(value) for fits, value in zip(parts, values, strict=True))
