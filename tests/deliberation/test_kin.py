"""Kin: amendments by what they amend and by what they do, as those who came in say."""

from __future__ import annotations

from dataclasses import replace

from drafting.amending.edits import Edits, Splice
from drafting.deliberation.facts import AmendmentSubmitted
from drafting.deliberation.kin import Kin

EDITS: Edits = (Splice("articles/a", (0, 1), (0, 2), ("Trees",), ("Benches",)),)
FIRST = AmendmentSubmitted("A-01", 1, 0, "", "", "x", "Ada", "", EDITS)


def kin(*facts: AmendmentSubmitted) -> Kin:
    """The kin of these."""
    made = Kin()
    made.grow(facts)
    return made


def test_the_same_edits_of_the_same_text() -> None:
    """Whoever wrote them, and why; an amendment is not its own twin."""
    twin = replace(FIRST, id="A-02", author="Bob", statement="Because.")
    assert kin(FIRST, twin).identical(FIRST) == ["A-02"]
    assert kin(FIRST).identical(FIRST) == []


def test_the_same_edits_of_another_text() -> None:
    """Another reading, another number of adoptions, another amendment: not identical."""
    others = [replace(FIRST, id="A-02", **{name: value}) for name, value in {"reading": 2, "base": 1}.items()]
    assert kin(FIRST, *others, replace(FIRST, id="A-03", parent="A-09")).identical(FIRST) == []


def test_sub_amendments() -> None:
    """In the order in which they came in."""
    subs = [replace(FIRST, id=f"A-0{n}", parent="A-01") for n in (3, 2)]
    assert kin(FIRST, *subs).children("A-01") == ["A-03", "A-02"]
    assert not kin(FIRST, *subs).children("A-02")


def test_it_grows() -> None:
    """Those that come in later are kin, too."""
    made = kin(FIRST)
    assert made.identical(FIRST) == []
    made.grow([replace(FIRST, id="A-02"), replace(FIRST, id="A-03", parent="A-01")])
    assert (made.count, made.identical(FIRST), list(made.children("A-01"))) == (3, ["A-02"], ["A-03"])
