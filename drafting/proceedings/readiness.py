"""Readiness: whether an amendment can be voted on at all, before anybody counts."""

from __future__ import annotations

from drafting.deliberation.amendment import Amendment
from drafting.deliberation.state import State
from drafting.errors import AlineaError


class NotAdmitted(AlineaError):
    """An amendment whose admissibility is still to be examined, as the standing orders ask."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


class SeveralWordings(AlineaError):
    """An amendment that was rectified twice at once, and nobody has said which wording stands."""

    def __init__(self, name: str, label: str) -> None:
        self.name, self.label = name, label
        super().__init__(label)


def check(state: State, amendment: Amendment) -> None:
    """Raise `NotAdmitted` or `SeveralWordings` for an amendment that nobody can vote on yet."""
    check_wording(amendment)
    if state.settings.standing_orders.admissibility and not amendment.is_admitted:
        raise NotAdmitted(amendment.name)


def check_wording(amendment: Amendment) -> None:
    """Raise `SeveralWordings` where nobody can say which text is meant."""
    if len(amendment.standing_wordings) > 1:
        raise SeveralWordings(amendment.name, amendment.label)
