"""Standing orders: the rules a body works under, as presets that a resolution may override."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from drafting.amending.discussion.order import OrderRule
from drafting.voting import rules
from drafting.voting.rules import InvalidRule, Rule


@dataclass(frozen=True, slots=True)
class StandingOrders:
    """How a body decides, how deep its sub-amendments go, and in which order it discusses them."""

    preset: str
    rule: Rule
    depth: int = 1
    order: OrderRule = OrderRule.FRENCH_PARLIAMENT

    @classmethod
    def read(cls, value: Any) -> StandingOrders:
        """From a preset's name, or a table with `preset` and overrides; raises `InvalidRule`."""
        table = {"preset": value} if isinstance(value, str) else dict(value) if isinstance(value, Mapping) else {}
        name = table.pop("preset", "")
        if name not in PRESETS:
            raise InvalidRule("preset", name)
        chosen = PRESETS[name]
        depth = table.pop("depth", chosen.depth)
        if not isinstance(depth, int) or isinstance(depth, bool) or depth < 0:
            raise InvalidRule("depth", depth)
        order = table.pop("order", chosen.order)
        if order not in tuple(OrderRule):
            raise InvalidRule("order", order)
        rule = Rule.from_json({**chosen.rule.to_json(), **table})
        return replace(chosen, rule=rule, depth=depth, order=OrderRule(order))

    def to_json(self) -> dict[str, Any]:
        """A plain value; `read` takes it back."""
        order = {} if self.order is OrderRule.FRENCH_PARLIAMENT else {"order": str(self.order)}
        return {"preset": self.preset, "depth": self.depth, **order, **self.rule.to_json()}


PRESETS: Mapping[str, StandingOrders] = {name: StandingOrders(name, rule) for name, rule in rules.PRESETS.items()}
