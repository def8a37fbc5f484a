"""`alinea admit` and `alinea refuse`: whether an amendment can be discussed at all."""

from __future__ import annotations


def test_refused_then_admitted(room):
    """Both are told in both languages, and shown."""
    assert "inadmissible: Off topic" in room.done("refuse", "1", "--reason", "Off topic", "--by", "the bureau")
    assert room("show", "1", "--json").json["status"] == "inadmissible"
    room.done("admit", "1", "--by", "the bureau", lang="fr")
    told = room("show", "1", "--json").json
    assert (told["status"], told["admitted"]) == ("admitted", True)
    assert "(the bureau)" in room.done("log")


def test_why_is_said(room):
    """A refusal without a reason is none."""
    assert room("refuse", "1").status == 2
    assert room("refuse", "1", "--reason", "Off topic", "--json").json["reason"] == "Off topic"
    assert room("admit", "1", "--json").json["status"] == "admitted"


def test_what_is_over(room):
    """What was voted on is no longer examined."""
    room.done("vote", "1", "--for", "9", "--against", "1")
    answer = room("refuse", "1", "--reason", "Off topic")
    assert (answer.status, "no longer to be examined: adopted" in answer.err) == (2, True)
