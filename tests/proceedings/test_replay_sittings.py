"""Replaying a sample in which people come and go, and vote in every way there is."""

from __future__ import annotations

import pytest

from drafting.deliberation.amendment import Status
from drafting.deliberation.facts import Second
from drafting.deliberation.state import WHOLE
from drafting.proceedings.findings import Kind
from drafting.proceedings.replay import Story, replay
from drafting.proceedings.verifying import verify
from tests.helpers import FILES, put

ROLL = "id,group\nM01,Garden\nM02,Garden\nM03,Street\nM04,\n"
WORDS = ("six", "seven", "eight", "nine")
EVENTS = """
do = "roll", file = "roll.csv"
do = "open-reading"
do = "propose", amendment = "six"
do = "propose", amendment = "seven"
do = "propose", amendment = "eight"
do = "propose", amendment = "nine"
do = "propose", amendment = "two"
do = "open-sitting", title = "Morning", absent = ["M04"], proxies = { M04 = "M01" }
do = "choose", figures = { six = 2, seven = 2 }
do = "choose", scale = ["good", "bad"], figures = { six = [1, 2], seven = [2, 1] }
do = "vote", on = "six", roll-call = "call.csv"
do = "note", on = "six", member = "M01", note = "Meant against."
do = "vote", on = "six", roll-call = "call.csv", second = "recount"
do = "presence", moves = ["-M03"]
do = "proxy", member = "M03", bearer = "M02"
do = "vote", on = "seven", groups = { Garden = "against" }, dissent = { M01 = "for" }
do = "suspend", reason = "A group meets."
do = "vote", on = ["eight", "nine"], lost = true
do = "resume"
do = "settle-vote", on = "eight", stands = false, reason = "The sitting was suspended."
do = "vote", on = ["eight", "nine"], for = 1, against = 2, not-voting = 1
do = "proxy", member = "M03", revoke = true
do = "vote", on = "two", part = "I", carried = true
do = "vote", on = "two", part = "II", unanimous = true
do = "vote", on = "two", part = "II", lost = true, second = "deliberation", reason = "The room decided so."
do = "close-sitting"
do = "open-sitting", title = "Afternoon", present = 4
do = "consolidate"
do = "vote", on = "text", secret = { entitled = 4, signed_in = 4, found = 4, in_favour = 3, against = 1, tellers = ["M01", "M02"], confirmed_by = "M02" }
do = "consolidate"
do = "close-sitting"
"""  # fmt: skip


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The sample, replayed."""
    sample, path = tmp_path_factory.mktemp("sample"), tmp_path_factory.mktemp("out") / "r"
    put(sample / "text", dict(FILES))
    put(sample, {"roll.csv": ROLL, "call.csv": "member,vote,by\nM01,for,\nM02,against,\nM03,against,\nM04,for,M01\n"})
    for word in WORDS:
        put(sample, {f"amendments/{word}.toml": _amendment(word, ("ten", word))})
    put(sample, {"amendments/two.toml": _amendment("two", ("every street", "every square"), ("none", "few"))})
    events = [
        f'[[event]]\nat = "2024-04-06T10:{minute:02}:00+02:00"\n' + "\n".join(_apart(line))
        for minute, line in enumerate(EVENTS.strip().splitlines())
    ]
    put(sample, {"proceedings.toml": "\n\n".join(events)})
    return replay(sample, path)


def _amendment(title: str, *changes: tuple[str, str]) -> str:
    """An amendment's file."""
    said = "".join(
        f'\n[[change]]\nfile = "{next(f for f, words in FILES.items() if old in words)}"\nfind = "{old}"\nreplace = "{new}"\n'
        for old, new in changes
    )
    return f'title = "{title}"\nauthor = "Table 1"\n{said}'


def _apart(line: str) -> list[str]:
    """The keys of an event, a line each: commas inside brackets stay."""
    keys, depth = [""], 0
    for sign in line:
        depth += (sign in "[{") - (sign in "]}")
        if sign == "," and not depth:
            keys.append("")
        else:
            keys[-1] += sign
    return [key.strip() for key in keys]


def test_everything_has_its_outcome(story: Story) -> None:
    """As the room decided it."""
    found = {stem: story.desk.state.amendments[name].status for stem, name in story.ids.items()}
    assert found == {
        "six": Status.REJECTED,
        "seven": Status.REJECTED,
        "eight": Status.REJECTED,
        "nine": Status.REJECTED,
        "two": Status.PARTLY_ADOPTED,
    }
    assert story.desk.state.reading is not None
    assert story.desk.state.reading.adopted
    assert story.desk.state.irregular == []


def test_what_was_said_of_votes_is_with_them(story: Story) -> None:
    """Notes, recounts, second deliberations, what was annulled."""
    amendments = story.desk.state.amendments
    first, recount = amendments[story.ids["six"]].votes
    assert [len(v.notes) for v in (first, recount)] == [1, 0]
    assert recount.fact.instead_of == first.record.hash
    annulled, block = amendments[story.ids["nine"]].votes
    assert (annulled.is_annulled, block.fact.sheet.recorded) == (True, 4)  # type: ignore[union-attr]
    assert amendments[story.ids["two"]].standing_votes[-1].fact.second is Second.DELIBERATION


def test_the_room_is_as_it_was_at_each_vote(story: Story) -> None:
    """Whoever came, left, or voted for another."""
    votes = {stem: story.desk.state.amendments[name].votes[0].fact for stem, name in story.ids.items()}
    rooms = {stem: (fact.attendance.present, fact.attendance.represented) for stem, fact in votes.items()}
    assert rooms == {"six": (3, 1), "seven": (2, 2), "eight": (2, 2), "nine": (2, 2), "two": (2, 1)}
    whole = story.desk.state.votes[1, WHOLE][0].fact
    assert whole.secret  # type: ignore[attr-defined]


def test_it_holds_against_its_facts(story: Story) -> None:
    """Parts, blocks and second votes are on the texts that they name."""
    assert [finding for finding in verify(story.desk.repository).findings if finding.kind is Kind.VOTED_TEXT] == []
    assert verify(story.desk.repository).worst is None
