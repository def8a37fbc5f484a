"""Standing orders: the rules a body works under, as presets that a resolution may override."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from drafting.amending.discussion.order import OrderRule
from drafting.voting import rules
from drafting.voting.rules import InvalidRule, Rule


@dataclass(frozen=True, slots=True)
class StandingOrders:
    """How a body decides, how deep its sub-amendments go, in which order it discusses amendments.

    `deadline` is when they must have been submitted: late ones are taken in all the same, and marked. Where
    `admissibility` must be examined, none is voted on before somebody has admitted it.
    """

    preset: str
    rule: Rule
    depth: int = 1
    order: OrderRule = OrderRule.FRENCH_PARLIAMENT
    deadline: datetime | None = None
    admissibility: bool = False

    @classmethod
    def read(cls, value: Any) -> StandingOrders:
        """From a preset's name, or a table with `preset` and overrides; raises `InvalidRule`."""
        table = {"preset": value} if isinstance(value, str) else dict(value) if isinstance(value, Mapping) else {}
        name = table.pop("preset", "")
        if not isinstance(name, str) or name not in PRESETS:
            raise InvalidRule("preset", name)
        chosen = PRESETS[name]
        own = {part: reader(table.pop(part)) for part, reader in _READERS.items() if part in table}
        return replace(chosen, rule=Rule.from_json({**chosen.rule.to_json(), **table}), **own)

    def to_json(self) -> dict[str, Any]:
        """A plain value; `read` takes it back."""
        own: dict[str, Any] = {"preset": self.preset, "depth": self.depth}
        if self.order is not OrderRule.FRENCH_PARLIAMENT:
            own["order"] = str(self.order)
        if self.deadline:
            own["deadline"] = self.deadline.isoformat()
        if self.admissibility:
            own["admissibility"] = True
        return {**own, **self.rule.to_json()}

    def missed(self, at: datetime) -> datetime | None:
        """The deadline, if it is over; without a zone, it is by the clock of whoever writes."""
        if self.deadline is None:
            return None
        now = at if self.deadline.tzinfo else at.replace(tzinfo=None)
        return self.deadline if now > self.deadline else None


def _depth(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise InvalidRule("depth", value)
    return value


def _order(value: object) -> OrderRule:
    if value not in tuple(OrderRule):
        raise InvalidRule("order", value)
    return OrderRule(str(value))


def _deadline(value: object) -> datetime:
    """A day and an hour, of TOML or as ISO 8601 writes them; a day alone leaves open when it ends."""
    try:
        at = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    except ValueError as problem:
        raise InvalidRule("deadline", value) from problem
    if len(str(value)) <= len("2026-05-01"):
        raise InvalidRule("deadline", value)
    return at


def _admissibility(value: object) -> bool:
    if not isinstance(value, bool):
        raise InvalidRule("admissibility", value)
    return value


_READERS: Mapping[str, Callable[[object], Any]] = {
    "depth": _depth,
    "order": _order,
    "deadline": _deadline,
    "admissibility": _admissibility,
}
PRESETS: Mapping[str, StandingOrders] = {name: StandingOrders(name, rule) for name, rule in rules.PRESETS.items()}
