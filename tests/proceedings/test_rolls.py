"""The roll, and names, which no exchange sends unless the body makes them public."""

from __future__ import annotations

import stat

import pytest

from drafting.proceedings import rolls
from drafting.proceedings.desk import Desk
from drafting.voting.tables import UnreadableRows
from tests.helpers import git
from tests.proceedings.actions import folder, opened

NAMES = "id,name\nM017,Zoé Ali\n"


def test_a_roll_is_set(desk: Desk) -> None:
    """And read back by the next command."""
    roll = rolls.set_roll(desk, "id,group\nM017,Garden\n")
    assert opened(folder(desk)).state.roll == roll
    with pytest.raises(UnreadableRows):
        rolls.set_roll(desk, "id,name\nM017,Ada\n")


def test_names_stay_in_this_clone(desk: Desk) -> None:
    """Outside Git: in no object of it, and for nobody else's eyes."""
    names, path = rolls.keep_names(desk, NAMES)
    assert rolls.names(opened(folder(desk))) == names == {"M017": "Zoé Ali"}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert git(folder(desk), "status", "--short") == ""
    assert "Zoé" not in git(folder(desk), "log", "--all", "-p")


def test_names_are_public_by_choice(desk: Desk) -> None:
    """For ever, in every clone; and they prevail over those kept here."""
    rolls.keep_names(desk, NAMES)
    rolls.publish_names(desk, "id,name\nM017,Zoé Alix\nM018,Ada\n")
    assert rolls.names(desk) == {"M017": "Zoé Alix", "M018": "Ada"}
    assert "Zoé Alix" in git(folder(desk), "log", "--all", "-p")


def test_a_damaged_file_of_names_is_no_reason_to_stop(desk: Desk) -> None:
    """It can be kept again."""
    _, path = rolls.keep_names(desk, NAMES)
    path.write_bytes(b"\xff\xfe")
    assert rolls.names(desk) == {}
