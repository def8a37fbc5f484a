"""Phrases: every value of the domain has a name, in both languages, and decisions read as sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafting.amending.discussion.passages import Passage
from drafting.amending.instructions.operations import Side
from drafting.deliberation.amendment import Status
from drafting.deliberation.facts import Mark, Opinion
from drafting.publishing import phrases
from drafting.text.addresses import Address
from drafting.text.labels import Label
from drafting.voting.ballots import Announced, Attendance, Count
from drafting.voting.rules import PRESETS, Base
from drafting.voting.tally import Outcome, Reason, decide

ORDERS = PRESETS["citizens-assembly"]
ROOM = Attendance(members=100, present=90)


@pytest.fixture(params=["en", "fr"])
def language(request):
    """Either language, being spoken."""
    with phrases.speaking(request.param):
        yield request.param


@pytest.fixture
def french():
    """French, being spoken."""
    with phrases.speaking("fr"):
        yield


@pytest.mark.parametrize(
    ("phrase", "values"),
    [
        (phrases.status, Status),
        (phrases.mark, Mark),
        (phrases.opinion, Opinion),
        (phrases.base, Base),
        (phrases.outcome, Outcome),
        (phrases.sheet, Announced),
    ],
)
def test_every_value_has_its_words(language, phrase, values):
    """Nothing is said in the words of the code, and no two values in the same."""
    said = [phrase(value) for value in values]
    assert all(words and "_" not in words for words in said)
    assert len(set(said)) == len(said)


def test_how_many_stand_where(french):
    """Numbers agree."""
    assert [phrases.statuses(Status.ADOPTED, n) for n in (1, 2)] == ["1 adopté", "2 adoptés"]
    for status in Status:
        assert phrases.statuses(status, 3).startswith("3 ")


@pytest.mark.parametrize(
    ("sheet", "english", "said"),
    [
        (Count(1, 0), "1 for, 0 against", "1 pour, 0 contre"),
        (Count(9, 2, 1), "9 for, 2 against, 1 abstention", "9 pour, 2 contre, 1 abstention"),
        (Count(9, 2, 3), "9 for, 2 against, 3 abstentions", "9 pour, 2 contre, 3 abstentions"),
        (Count(9, 2, 0, 1, 1), "9 for, 2 against, 1 blank, 1 null", "9 pour, 2 contre, 1 blanc, 1 nul"),
        (Count(9, 2, 0, 2, 2), "9 for, 2 against, 2 blank, 2 null", "9 pour, 2 contre, 2 blancs, 2 nuls"),
        (
            Count(9, 2, not_voting=4),
            "9 for, 2 against, 4 not voting",
            "9 pour, 2 contre, 4 n'ont pas pris part au vote",
        ),
        (Announced.UNANIMOUS, "unanimously", "à l'unanimité"),
    ],
)
def test_sheet(sheet, english, said):
    """What was counted, singular and plural."""
    with phrases.speaking("en"):
        assert phrases.sheet(sheet) == english
    with phrases.speaking("fr"):
        assert phrases.sheet(sheet) == said


def _said(value: str) -> str:
    return value.replace("\u00a0", " ")


def test_decision():
    """A decision names the figures and the base they are of."""
    decision = decide(ORDERS, Count(62, 21), ROOM)
    with phrases.speaking("en"):
        assert phrases.decision(decision) == "Adopted: 62 for, 21 against; needed 42 of 83 votes expressed."
    with phrases.speaking("fr"):
        said = "Adopté : 62 pour, 21 contre ; il fallait 42 des 83 suffrages exprimés."
        assert _said(phrases.decision(decision)) == said
        assert _said(phrases.result(decision)) == "Adopté : 62 pour, 21 contre"


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_told(language, reason):
    """Whatever settled it, a decision is one sentence without a gap."""
    said = phrases.decision(replace(decide(ORDERS, Count(40, 40), ROOM), reason=reason))
    assert said.endswith(".")
    assert "{" not in said
    assert "None" not in said


@pytest.mark.parametrize(
    ("key", "label", "alinea", "english", "said"),
    [
        ("memorandum", None, None, "explanatory memorandum", "exposé des motifs"),
        ("preamble", None, 4, "citations and recitals, alinéa 4", "visas et considérants, alinéa 4"),
        ("articles/purpose", Label(1), None, "article 1", "article premier"),
        ("articles/purpose", Label(3, 2), 2, "article 3A, alinéa 2", "article 3 bis, alinéa 2"),
        ("annexes/plan/roof", Label(7), None, "measure 7", "mesure 7"),
        ("annexes/plan/roof", Label(1), None, "measure 1", "mesure 1"),
        ("annexes/plea", None, None, "annex “plea”", "annexe « plea »"),
    ],
)
def test_places(key, label, alinea, english, said):
    """What places are called."""
    with phrases.speaking("en"):
        assert phrases.place(key, label, alinea) == english
    with phrases.speaking("fr"):
        assert _said(phrases.place(key, label, alinea)) == said


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (Address.parse("art. 3, al. 2"), "3.2"),
        (Address.parse("m7"), "m7"),
        (Address.parse("recital 4"), "considérant 4"),
        (Address.parse("visa 2"), "visa 2"),
        (Address.parse("memorandum"), "exposé"),
        (Address("key", slug="preamble", alinea=3), "préambule.3"),
        (Address("key", slug="annexes/plea", alinea=3), "annexes/plea#3"),
    ],
)
def test_addresses_can_be_typed_again(french, address, said):
    """An address as it is shown in French leads where it came from."""
    assert phrases.address(address) == said
    assert Address.parse(said) == address


def test_capital():
    """A sentence begins with a capital, accents included; nothing stays nothing."""
    assert [phrases.capital(words) for words in ("état", "l'ensemble", "")] == ["État", "L'ensemble", ""]


@pytest.mark.parametrize(
    ("key", "label", "english", "francais"),
    [
        ("articles/a", Label(1), "after article 1", "après l'article premier"),
        ("articles/a", Label(3, 2), "after article 3A", "après l'article 3 bis"),
        ("annexes/plan/a", Label(7), "after measure 7", "après la mesure 7"),
        ("memorandum", None, "after: explanatory memorandum", "après : exposé des motifs"),
    ],
)
def test_where_a_new_division_goes(key, label, english, francais):
    """Beside another, as one says it."""
    for language, expected in (("en", english), ("fr", francais)):
        with phrases.speaking(language):
            assert phrases.beside(Side.AFTER, key, label).replace("\u00a0", " ") == expected
            assert phrases.beside(Side.BEFORE, key, label) != phrases.beside(Side.AFTER, key, label)


@pytest.mark.parametrize(
    ("passage", "english", "francais"),
    [
        (Passage("articles/a"), "article 3", "article 3"),
        (
            Passage("articles/a", (2, 2), (14, 22)),
            "article 3, alinéa 2, words 14 to 22",
            "article 3, alinéa 2, mots 14 à 22",
        ),
        (Passage("articles/a", (2, 2), (14, 14)), "article 3, alinéa 2, word 14", "article 3, alinéa 2, mot 14"),
        (
            Passage("articles/a", (2, 2), (14, 13)),
            "article 3, alinéa 2, before word 14",
            "article 3, alinéa 2, avant le mot 14",
        ),
        (Passage("articles/a", (2, 4)), "article 3, alinéas 2 to 4", "article 3, alinéas 2 à 4"),
        (Passage("articles/a", (2, 1), (1, 1), heading=True), "article 3, title, word 1", "article 3, titre, mot 1"),
    ],
)
def test_a_passage_that_is_pointed_at(passage, english, francais):
    """Words of an alinéa, a point between them, whole alinéas, a title, an article."""
    for language, expected in (("en", english), ("fr", francais)):
        with phrases.speaking(language):
            assert phrases.passage(passage, Label(3)) == expected
