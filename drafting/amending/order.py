"""The order of discussion."""

from __future__ import annotations

from enum import StrEnum


class OrderRule(StrEnum):
    """Which amendment is called first; standing orders name one."""

    FRENCH_PARLIAMENT = "french-parliament"
    FURTHEST_FIRST = "furthest-first"
    SUBMISSION = "submission"
