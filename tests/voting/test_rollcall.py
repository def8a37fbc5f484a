"""The roll call: voices read from a sheet, declared by groups, counted as they stand."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.voting.ballots import Attendance, Count
from drafting.voting.roll import Member, Roll
from drafting.voting.rollcall import InvalidRollCall, Position, RollCall, UnknownGroup, Voice, declared
from drafting.voting.sums import total
from drafting.voting.tables import Fault, UnreadableRows

ROLL = Roll((Member("M017", "Garden"), Member("M018", "Garden"), Member("M019", "Street"), Member("M020")))

ids = st.sampled_from([*(member.id for member in ROLL.members), "M099"])
voices = st.builds(Voice, ids, st.sampled_from(Position), st.just("") | ids, st.sampled_from(["", "Garden"]))
calls = st.builds(lambda many: RollCall(tuple(many)), st.lists(voices, max_size=8))


def call(*rows: str, header: str = "member,group,vote,by") -> RollCall:
    """A sheet from its rows."""
    return RollCall.parse("\n".join((header, *rows)) + "\n", ROLL)


def test_a_sheet_is_read_in_the_order_of_the_call() -> None:
    """Who, how, and by whom if not in person."""
    assert call("M019,,against,", "M017,,for,", "M020,,abstain,M017").voices == (
        Voice("M019", Position.AGAINST),
        Voice("M017", Position.FOR),
        Voice("M020", Position.ABSTAIN, bearer="M017"),
    )


@pytest.mark.parametrize(
    ("written", "position"),
    [
        ("For", Position.FOR),
        ("Pour", Position.FOR),
        ("no", Position.AGAINST),
        ("CONTRE", Position.AGAINST),
        ("abstention", Position.ABSTAIN),
        ("S’abstient", Position.ABSTAIN),
        ("not-voting", Position.NOT_VOTING),
        ("Ne prend pas part au vote", Position.NOT_VOTING),
        ("absente", Position.ABSENT),
    ],
)
def test_positions_are_read_in_two_languages(written: str, position: Position) -> None:
    """As clerks write them, and under French headers."""
    sheet = call(f"M017;{written};", header="Membre;Vote;Mandataire")
    assert sheet.voices == (Voice("M017", position),)


@pytest.mark.parametrize("position", Position)
def test_every_position_is_read_as_it_prints(position: Position) -> None:
    """The names of positions are among their words."""
    assert call(f"M017,,{position},").voices == (Voice("M017", position),)


def test_a_group_declares_the_vote_of_its_members() -> None:
    """All but those with a row of their own; each voice says where it comes from."""
    sheet = call("M018,,against,", ",Garden,for,", "M020,,for,")
    assert sheet.voices == (
        Voice("M018", Position.AGAINST),
        Voice("M017", Position.FOR, declared="Garden"),
        Voice("M020", Position.FOR),
    )
    assert [str(voice) for voice in sheet.voices] == ["M018 against", "M017 for (Garden)", "M020 for"]


def test_an_absent_member_is_not_declared() -> None:
    """A group declares for those in the room."""
    assert call(",Garden,for,", "M017,,absent,").count == Count(1)


def test_declarations_are_made_in_code_too() -> None:
    """The members in the order of the roll, but some; a group that nobody is in declares nothing."""
    assert [voice.member for voice in declared(ROLL, "Garden", Position.FOR)] == ["M017", "M018"]
    assert [voice.member for voice in declared(ROLL, "Garden", Position.FOR, but=["M017"])] == ["M018"]
    with pytest.raises(UnknownGroup) as caught:
        declared(ROLL, "Sky", Position.FOR)
    assert caught.value.value == "Sky"


@pytest.mark.parametrize(
    ("row", "fault", "written"),
    [
        ("M017,,perhaps,", Fault.CELL, "perhaps"),
        ("M017,,,", Fault.CELL_EMPTY, "vote"),
        (",,for,", Fault.CELL_EMPTY, "group"),
        (",Sky,for,", Fault.CELL, "Sky"),
        ("M017,Street,for,", Fault.CELL, "Street"),
        ("M\u202e017,,for,", Fault.CELL, "M\u202e017"),
    ],
)
def test_what_is_no_voice_is_refused(row: str, fault: Fault, written: str) -> None:
    """A word that is no vote, nobody at all, a group unknown or not the member's: with its line."""
    with pytest.raises(UnreadableRows) as caught:
        call("M019,Street,for,", row)
    assert (caught.value.fault, caught.value.written, caught.value.line) == (fault, written, 3)


def test_a_declaration_by_proxy_is_refused() -> None:
    """A group has no bearer: nothing written is dropped."""
    with pytest.raises(UnreadableRows) as caught:
        call(",Garden,for,M019")
    assert caught.value.written == "M019"


def test_it_counts_as_it_stands() -> None:
    """Each position has its counter, absence has none; a member called twice is there twice."""
    sheet = call("M017,,for,", "M017,,against,", "M018,,abstain,", "M019,,not voting,", "M020,,absent,", "M099,,for,")
    assert sheet.count == Count(2, 1, 1, not_voting=1)


def test_the_room_that_a_sheet_shows() -> None:
    """Members on the roll, those who answered once each, those represented who did not answer."""
    sheet = call("M017,,for,", "M018,,not voting,", "M019,,for,M017", "M020,,absent,", "M017,,for,M018")
    assert sheet.attendance(ROLL) == Attendance(4, 2, 1)
    assert sheet.in_person == {"M017", "M018"}


def test_groups_are_counted_apart() -> None:
    """In the order of the roll, silent ones too; then those in no group or not on the roll."""
    sheet = call("M099,,against,", "M018,,for,", "M020,,for,", "M017,,abstain,")
    assert sheet.groups(ROLL) == {"Garden": Count(1, 0, 1), "Street": Count(), "": Count(1, 1)}
    assert list(sheet.groups(ROLL)) == ["Garden", "Street", ""]


@given(calls)
def test_groups_add_up_to_the_count(sheet: RollCall) -> None:
    """Whoever is called, in whichever group."""
    assert total(sheet.groups(ROLL).values()) == sheet.count
    assert sheet.count.recorded == sum(voice.position is not Position.ABSENT for voice in sheet.voices)


@given(calls)
def test_a_roll_call_survives_json(sheet: RollCall) -> None:
    """Stored with a vote as JSON text, it comes back the same, provenance and all."""
    text = json.dumps(sheet.to_json())
    assert RollCall.from_json(json.loads(text)) == sheet
    assert json.dumps(RollCall.from_json(json.loads(text)).to_json()) == text


@pytest.mark.parametrize(
    "data",
    [
        None,
        {},
        [3],
        [{"member": "M017"}],
        [{"position": "for"}],
        [{"member": "M017", "position": "perhaps"}],
        [{"member": 17, "position": "for"}],
        [{"member": "", "position": "for"}],
        [{"member": "M017", "position": "for", "bearer": "M\x1b[2J"}],
        [{"member": "M017", "position": "for", "mood": "good"}],
    ],
)
def test_stored_roll_calls_are_checked(data: object) -> None:
    """What no roll call could have written is refused."""
    with pytest.raises(InvalidRollCall):
        RollCall.from_json(data)
