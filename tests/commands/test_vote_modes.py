"""The ways of voting: by name, by groups, in secret, in parts, in a block; and a second time."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from drafting.proceedings import rolls
from drafting.proceedings.desk import Desk
from tests.commands.conftest import MEANS, PURPOSE, Room

ROLL = "id,group\nM01,Garden\nM02,Garden\nM03,Street\nM04,\n"
SHEET = (
    'entitled = 20\nsigned_in = 18\nfound = 18\nfor = 12\nagainst = 6\ntellers = ["Ada", "Zoé"]\nconfirmed_by = "Zoé"\n'
)


@pytest.fixture
def rolled(room: Room) -> Room:
    """A reading with a roll of four."""
    desk = Desk.open(room.path, lambda: datetime(2026, 3, 7, 10, tzinfo=UTC), "Nadia")
    rolls.set_roll(desk, ROLL)
    rolls.keep_names(desk, "id,name\nM02,Ada Bell\n")
    return room


def typed(room: Room, *arguments: str, keys: str) -> tuple[int, str]:
    """What a command says to somebody who types in a terminal, and its exit status."""
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "drafting", "--lang", "en", "-C", str(room.path), *arguments]
    running = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env={**os.environ, "NO_COLOR": "1", "COLUMNS": "200"}
    )
    os.close(slave)
    os.write(master, keys.encode())
    said = b""
    with suppress(OSError):  # how Linux tells that nobody writes to a terminal any more
        while part := os.read(master, 4096):
            said += part
    os.close(master)
    return running.wait(), said.decode().replace("\r\n", "\n")


# By name.


def test_a_roll_call_from_a_table(rolled, tmp_path):
    """With the sums of the groups; the words of either language."""
    table = tmp_path / "call.csv"
    table.write_text("membre;vote;par\nM01;pour;\nM02;contre;\nM04;abstention;M01\n", encoding="utf-8")
    out = rolled.done("vote", "1", "--roll-call", str(table))
    assert out.splitlines()[:5] == [
        "✓ Amendment 1. Rejected: 1 for, 1 against, 1 abstention; a tie.",
        "  By roll call.",
        "  Garden: 1 for, 1 against",
        "  Street: 0 for, 0 against",
        "  in no group: 0 for, 0 against, 1 abstention",
    ]
    assert "For: M01\nAgainst: M02\nAbstaining: M04 (by M01)\n" in rolled.done("show", "1")
    answer = rolled("vote", "1", "--recount", "--roll-call", str(table), "--json").json
    assert answer["groups"]["Garden"] == {"in_favour": 1, "against": 1}


def test_a_roll_call_in_a_terminal(rolled):
    """One by one, back by a sign; before it is recorded, somebody looks at the sums."""
    status, said = typed(rolled, "vote", "6", "--roll-call", keys="p\nx\nc\n-\np\nn\n?\n\n")
    assert status == 0
    assert "2/4  Ada Bell (M02), Garden: " in said
    assert "“x” is no answer: p, c, a, n, ? or -." in said
    assert "2 for, 0 against, 1 not voting. Enter records it, - goes back: " in said
    assert "✓ Amendment 6. Adopted: 2 for, 0 against, 1 not voting; needed 2 of 2 votes expressed." in said


def test_an_interrupted_call_goes_on(rolled, monkeypatch):
    """Neither is anything recorded before its end, nor is anybody called twice."""
    monkeypatch.setattr("sys.stdin", io.StringIO("p\nc\n"))
    before = rolled.everything
    stopped = rolled("vote", "6", "--roll-call")
    assert (stopped.status, rolled.everything) == (2, before)
    assert "The call stopped at 2 of 4. Nothing is lost" in stopped.err
    monkeypatch.setattr("sys.stdin", io.StringIO("-\np\na\np\n"))
    answer = rolled("vote", "6", "--roll-call", "--json")
    assert "The call goes on: 2 of 4 have answered." in answer.err
    assert answer.json["sheet"] == {"in_favour": 3, "abstain": 1}
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert "stopped at 0 of 4" in rolled("vote", "1", "--roll-call").err


def test_a_call_can_be_stopped_by_hand(rolled):
    """It says that nothing is lost."""
    status, said = typed(rolled, "vote", "6", "--roll-call", keys="p\n\x04")
    assert (status, "The call stopped at 1 of 4" in said) == (2, True)


def test_nobody_is_called_for_nothing(rolled):
    """What cannot be voted on is said before the first name."""
    rolled.done("vote", "6", "--lost")
    answer = rolled("vote", "6", "--roll-call")
    assert "has been voted on" in answer.err
    assert "M01" not in answer.err


def test_groups_and_dissenters(rolled):
    """By names of groups in capitals or not, and members by their numbers."""
    out = rolled.done("vote", "6", "--group", "garden=for", "--group", "Street=contre", "--dissent", "2=abstain")
    assert out.splitlines()[:2] == [
        "✓ Amendment 6. Rejected: 1 for, 1 against, 1 abstention; a tie.",
        "  By groups: Garden, Street.",
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--roll-call", "-", "--for", "3"),
        ("--group", "Garden=for", "--secret"),
        ("--group", "Garden=for", "--unanimous"),
        ("--group", "Garden=for", "--abstain", "1"),
        ("--secret", "/dev/null", "--found", "3"),
        ("--settle", "x", "--for", "3"),
        ("--note", "M01", "x", "--recount"),
        ("--group", "Garden"),
        ("--group", "Garden=perhaps"),
        ("--group", "Squares=for"),
        ("--group", "Garden=for", "--dissent", "M99=for"),
        ("--dissent", "M01=for"),
        ("--carried", "--lost"),
        ("--carried", "--for", "3"),
        ("--carried", "--entitled", "3"),
        ("--secret", "--for", "3"),
        ("--secret", "--for", "3", "--against", "2", "--abstain", "1"),
        ("--recount", "--again", "x", "--carried"),
        ("--settle", "x", "--annul", "y"),
        ("--part", "I", "--carried"),
    ],
    ids=" ".join,
)
def test_what_does_not_go_together_is_refused(rolled, arguments):
    """And nothing is written."""
    before = rolled.everything
    answer = rolled("vote", "6", *arguments)
    assert (answer.status, answer.err.startswith("Error: "), rolled.everything) == (2, True, before)


# In secret.


def test_a_secret_ballot_by_its_count_sheet(room, tmp_path):
    """From a file or by options."""
    sheet = tmp_path / "sheet.toml"
    sheet.write_text(SHEET, encoding="utf-8")
    out = room.done("vote", "6", "--secret", str(sheet))
    assert out.splitlines()[:2] == [
        "✓ Amendment 6. Adopted: 12 for, 6 against; needed 10 of 18 votes expressed.",
        "  Secret ballot: 20 entitled, 18 signed, 18 papers found; tellers: Ada, Zoé.",
    ]
    tellers = ("--teller", "Ada", "--teller", "Zoé", "--confirmed-by", "Zoé")
    papers = ("--entitled", "20", "--signed-in", "18", "--found", "18", "--for", "12", "--against", "6")
    assert room("vote", "1", "--secret", *papers, *tellers, "--json").json["irregularities"] == []


def test_a_count_that_reveals_votes_is_warned_of(room):
    """Few voters, or all of one mind."""
    papers = ("--entitled", "4", "--signed-in", "3", "--found", "3", "--for", "3", "--against", "0")
    err = room("vote", "1", "--secret", *papers).err
    assert "so few voted that the count itself may tell who voted how" in err
    assert "all voted alike" in err
    assert "no second teller confirmed the count" in err


# Without figures, in parts, in a block.


def test_an_outcome_only(room):
    """As most shows of hands end."""
    assert room.done("vote", "6", "--lost").startswith("✓ Amendment 6. Rejected: lost, without figures.")
    assert room.done("voter", "article 1", "--carried", lang="fr").startswith("✓ Article premier. Adopté")


def test_parts_and_blocks(room):
    """What is adopted of an amendment in parts is told part by part."""
    room.write(PURPOSE, "every year", "twice a year")
    room.write(MEANS, "voted", "shown")
    room.done("propose", "--title", "Both", "--author", "Table 8")
    assert "Amendment 8, part I. Adopted: carried" in room.done("vote", "8", "--part", "I", "--carried")
    assert "voted in part" in room.done("list")
    room.done("vote", "8", "--part", "2", "--lost")
    assert "Part II. Rejected: lost, without figures." in room.done("show", "8")
    assert "Adopted in part" in room.done("show", "8")
    out = room.done("vote", "6 à 7 et 2 sauf 7", "--for", "1", "--against", "9")
    assert out.startswith("✓ Block: amendments 6, 2. Rejected: 1 for, 9 against")


# A second time, and notes.


def test_a_second_vote_is_told_from_a_correction(room):
    """Every count stays in the record."""
    room.done("vote", "6", "--for", "8", "--against", "7")
    assert "Correction of a typing error; what was typed first stays in the record. (Wrong line)" in room.done(
        "vote", "6", "--correct", "Wrong line", "--for", "7", "--against", "8"
    )
    again = ("vote", "6", "--again", "The room decided so", "--unanimous")
    assert "Second deliberation; the first vote stays in the record. (The room decided so)" in room.done(*again)
    shown = room.done("show", "6")
    assert "Adopted: unanimously.\nSecond deliberation" in shown
    assert "Before: Adopted: 8 for" in shown
    assert "Before: Rejected: 7 for" in shown
    assert room("vote", "7", "--again", "x", "--unanimous").status == 2


def test_a_note_of_a_member(room):
    """It is shown with the vote, which stays."""
    room.done("vote", "6", "--unanimous")
    out = room.done("vote", "6", "--note", "M017", "meant against")
    assert out == "✓ Amendment 6: noted. The outcome stays as it was voted.\n"
    assert "Note of M017: “meant against”" in room.done("show", "6")


def test_what_does_not_add_up_is_asked_about_in_a_terminal(room):
    """Once; where nobody agrees, nothing is recorded; --yes does not ask."""
    votes = ("vote", "6", "--for", "30", "--against", "1")
    status, said = typed(room, *votes, keys="n\n")
    assert (status, "nothing was written" in said) == (2, True)
    assert room("show", "6", "--json").json["vote"] is None
    status, said = typed(room, *votes, keys="oui\n")
    assert (status, said.count("Record it as irregular")) == (0, 1)
    assert "Record it as irregular" not in room(*votes, "--recount", "--yes").err
