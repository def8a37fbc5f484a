"""The table of roles."""

from __future__ import annotations

from drafting.deliberation.facts import KINDS, Role
from drafting.deliberation.roles import NEEDED


def test_somebody_has_thought_of_every_kind_of_fact() -> None:
    """Each is in the table, with the roles that may write it, or among those that anybody may."""
    assert NEEDED.keys() == KINDS.keys()


def test_every_role_is_good_for_something() -> None:
    """And each fact that takes one can be written by somebody who has but one."""
    assert {role for roles in NEEDED.values() for role in roles} == set(Role)
