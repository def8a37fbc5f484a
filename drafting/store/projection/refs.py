"""The names of what the projection makes, and which of them are not where they should be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drafting.deliberation.facts import AmendmentSubmitted
from drafting.store.git import HEADS, TAGS, Repository
from drafting.text.slugs import slug

MAIN = HEADS + "main"
AMENDMENTS = HEADS + "amendments/"
OUR_TAGS = ("version/", "reading/", "adopted/", "sitting/")


def branch_of(fact: AmendmentSubmitted) -> str:
    """The name of an amendment's branch."""
    return f"amendments/{slug(fact.id)}-{slug(fact.title)}"


def refs_to_move(repository: Repository, wanted: Mapping[str, str]) -> dict[str, tuple[str | None, str]]:
    """The refs that are not where they should be: what each points at, and what it should."""
    there: dict[str, Any] = {**repository.refs(HEADS), **repository.refs(TAGS)}
    return {name: (there.get(name), oid) for name, oid in wanted.items() if there.get(name) != oid}
