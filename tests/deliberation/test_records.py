"""Records: one spelling, no flipped byte goes unseen, one order whatever way they came in."""

from __future__ import annotations

import hashlib
import json
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.deliberation.facts import SittingClosed, SittingOpened
from drafting.deliberation.records import BadRecord, Record, canonical_json, in_order, is_device, is_path
from tests.helpers import chain, raw, record

SAMPLE = raw("opinion.given", {"id": "AC-01", "by": "Élus", "opinion": "wisdom"}, 7, seen={"bbbbbbbb": 3})

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def changed(**fields: Any) -> bytes:
    """The sample's bytes with some fields as given."""
    value = {**json.loads(SAMPLE.canonical), **fields}
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def test_the_bytes_are_canonical() -> None:
    """Keys are sorted, nothing is escaped that need not be, and a line end closes it."""
    assert SAMPLE.canonical.decode() == (
        '{"actor":"Secretariat","at":"2024-03-22T18:37:00+00:00","data":{"by":"Élus","id":"AC-01","opinion":"wisdom"},'
        '"device":"aaaaaaaa","format":1,"prev":null,"seen":{"bbbbbbbb":3},"seq":7,"type":"opinion.given"}\n'
    )


def test_the_name_is_the_hash_of_the_bytes() -> None:
    """A record is found by device, shard, number and the beginning of its hash."""
    assert SAMPLE.hash == hashlib.sha256(SAMPLE.canonical).hexdigest()
    assert SAMPLE.path == f"aaaaaaaa/0000/000007-{SAMPLE.hash[:12]}.json"
    assert record(SittingClosed(), 250).path.startswith("aaaaaaaa/0002/000250-")
    assert is_path(SAMPLE.path)
    assert SAMPLE.time.isoformat() == SAMPLE.at


@pytest.mark.parametrize(
    "path", ["FORMAT", "aaaaaaaa/0000/000007-000000000000.sig", "../aa/0000/000007-000000000000.json", "a/0/1-0.json"]
)
def test_other_paths_hold_no_record(path: str) -> None:
    """Only the form of a record's path is one."""
    assert not is_path(path)


def test_a_device_has_eight_letters_or_digits() -> None:
    """Anything else names no device."""
    assert is_device("abcd2345")
    assert not any(map(is_device, ("", "ABCD2345", "abcd234", "abcd23456", "abcd/345")))


def test_it_reads_itself() -> None:
    """Parsing what was written gives the record back."""
    assert Record.parse(SAMPLE.path, SAMPLE.canonical) == SAMPLE


def test_no_flipped_byte_goes_unseen() -> None:
    """Every change of every byte is refused."""
    data = SAMPLE.canonical
    for at in range(len(data)):
        for bit in (1, 4, 32, 128):
            broken = data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :]
            with pytest.raises(BadRecord):
                Record.parse(SAMPLE.path, broken)


def test_a_record_at_another_place_is_refused() -> None:
    """The path must be the record's own."""
    for path in ("aaaaaaaa/0000/000008-" + SAMPLE.path[-17:], SAMPLE.path.replace("aaaaaaaa", "bbbbbbbb")):
        with pytest.raises(BadRecord) as caught:
            Record.parse(path, SAMPLE.canonical)
        assert (caught.value.path, caught.value.why) == (path, "name")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (SAMPLE.canonical.replace(b'"format":1', b'"format":2'), "format"),
        (changed(format=True), "format"),
        (SAMPLE.canonical.decode().encode("utf-16"), "unreadable"),
        (b"\xef\xbb\xbf" + SAMPLE.canonical, "unreadable"),
        (changed(seq=7.0), "unreadable"),
        (changed(seq=True), "unsound"),
        (changed(seq=0), "unsound"),
        (changed(seq=1_000_000), "unsound"),
        (changed(seq="7"), "unsound"),
        (changed(device="Aaaaaaaa"), "unsound"),
        (changed(device=8), "unreadable"),
        (changed(prev=1), "unreadable"),
        (changed(prev="abc"), "unsound"),
        (changed(seen=[]), "unreadable"),
        (changed(seen={"bbbbbbbb": "3"}), "unsound"),
        (changed(seen={"b": 3}), "unsound"),
        (changed(at="2024-03-22T18:37:00"), "unsound"),
        (changed(at="yesterday"), "unreadable"),
        (changed(at=3), "unreadable"),
        (changed(actor=None), "unsound"),
        (changed(type=[]), "unsound"),
        (changed(data=[]), "unsound"),
        (changed(data={"n": float("nan")}), "unreadable"),
        (changed(more=1), "unreadable"),
        (b"[1]\n", "unreadable"),
        (b"null\n", "unreadable"),
        (b"\xff\xfe", "unreadable"),
        (b"[" * 100_000, "unreadable"),
    ],
)
def test_what_is_no_record_says_why(data: bytes, why: str) -> None:
    """Bytes of another form, and fields of another kind, are refused."""
    with pytest.raises(BadRecord) as caught:
        Record.parse(SAMPLE.path, data)
    assert caught.value.why == why


@pytest.mark.parametrize(
    "data",
    [
        SAMPLE.canonical.rstrip(),
        SAMPLE.canonical.replace(b",", b", "),
        SAMPLE.canonical.replace("É".encode(), b"\\u00c9"),
        SAMPLE.canonical.replace(b'"seq":7', b'"seq":7,"seq":7'),
    ],
)
def test_another_spelling_is_read_and_never_passed_on(data: bytes) -> None:
    """Its name holds, so it is read; who verifies it, or is sent it, refuses it."""
    path = SAMPLE.path[:-17] + hashlib.sha256(data).hexdigest()[:12] + ".json"
    read = Record.read(path, data)
    assert (read, read.canonical, read.is_canonical) == (SAMPLE, data, False)
    with pytest.raises(BadRecord, match="not canonical"):
        Record.parse(path, data)


@given(st.binary() | json_values.map(lambda value: json.dumps(value).encode()))
def test_nothing_but_bad_record_is_raised_for_bytes(data: bytes) -> None:
    """Any bytes are a record or a `BadRecord`."""
    with pytest.raises(BadRecord):
        Record.parse(SAMPLE.path, data)


@given(st.dictionaries(st.sampled_from(sorted(json.loads(SAMPLE.canonical))), json_values))
def test_nothing_but_bad_record_is_raised_for_fields(fields: dict[str, Any]) -> None:
    """Any fields in a record's place are a record of another place, or a `BadRecord`."""
    try:
        data = changed(**fields)
        Record.parse(SAMPLE.path, data)
    except (BadRecord, UnicodeEncodeError):
        return
    assert data == SAMPLE.canonical


@given(st.binary())
def test_bytes_that_were_no_text_survive(data: bytes) -> None:
    """What Git holds in another encoding goes through the journal and comes back."""
    told = raw("draft.taken", {"commit": data.decode("utf-8", "surrogateescape")})
    back = Record.parse(told.path, told.canonical)
    assert back.data["commit"].encode("utf-8", "surrogateescape") == data
    told.canonical.decode("utf-8")


def test_an_escape_is_not_what_it_spells() -> None:
    """Six letters that look like an escape are another value than the escape."""
    assert canonical_json("\udce9") != canonical_json("\\udce9")


# Order.


@st.composite
def journals(draw: st.DrawFn) -> list[Record]:
    """Records of a few devices that see each other now and then, as they were written."""
    out: list[Record] = []
    last: dict[str, Record] = {}
    known: dict[str, dict[str, int]] = {}
    for _ in range(draw(st.integers(0, 12))):
        device = draw(st.sampled_from(["aaaaaaaa", "bbbbbbbb", "cccccccc"]))
        if draw(st.booleans()):
            known[device] = {name: r.seq for name, r in last.items() if name != device}
        prev = last.get(device)
        made = raw(
            "x", {"n": draw(st.integers(0, 9))}, prev.seq + 1 if prev else 1, device, prev, seen=known.get(device, {})
        )
        last[device] = made
        out.append(made)
    return out


@given(journals(), st.randoms(use_true_random=False))
def test_the_order_is_causal_and_never_depends_on_the_way_in(records: list[Record], random: Random) -> None:
    """Shuffled records come out the same, each after all it follows from."""
    ordered = in_order(records)
    shuffled = list(records)
    random.shuffle(shuffled)
    assert in_order(shuffled) == ordered
    assert sorted(r.hash for r in ordered) == sorted({r.hash for r in records})
    place = {(r.device, r.seq): n for n, r in enumerate(ordered)}
    for one in ordered:
        before = [*one.seen.items(), *([(one.device, one.seq - 1)] if one.prev else [])]
        assert all(place[key] < place[one.device, one.seq] for key in before)


@given(st.sets(st.integers(0, 7)), st.randoms(use_true_random=False))
def test_what_one_device_wrote(kept: set[int], random: Random) -> None:
    """Whole or with gaps, the order is the same however the records come in."""
    whole = chain([SittingOpened(str(n)) for n in range(8)])
    part = [one for n, one in enumerate(whole) if n in kept]
    shuffled = random.sample(part, len(part))
    assert in_order(part) == in_order(shuffled)
    assert in_order(whole) == whole


def test_a_clock_orders_nothing() -> None:
    """A device whose clock is late by a year keeps its turn."""
    first = raw("x", {}, 1, "aaaaaaaa", at="2030-01-01T00:00:00+00:00")
    second = raw("x", {}, 1, "bbbbbbbb", seen={"aaaaaaaa": 1}, at="2020-01-01T00:00:00+00:00")
    assert in_order([second, first]) == [first, second]


def test_two_records_of_one_place_both_stand() -> None:
    """A device restored from a backup writes its number twice: neither record is lost, whatever the order."""
    root = raw("x", {"n": 0})
    twins = [raw("x", {"n": n}, 2, prev=root) for n in (1, 2)]
    after = raw("x", {"n": 3}, 3, prev=twins[0])
    ordered = in_order([after, *twins, root])
    assert ordered == in_order([root, *reversed(twins), after])
    assert ordered[0] == root
    assert {r.hash for r in ordered[1:3]} == {r.hash for r in twins}
    assert ordered[3] == after


def test_one_record_twice_is_one() -> None:
    """The same record from two clones counts once."""
    assert in_order([SAMPLE, SAMPLE]) == [SAMPLE]


def test_a_circle_comes_last() -> None:
    """Records that claim to follow from each other, which only forgery makes, are not dropped."""
    honest = raw("x", {}, 1, "cccccccc")
    one = raw("x", {}, 1, "aaaaaaaa", seen={"bbbbbbbb": 1})
    two = raw("x", {}, 1, "bbbbbbbb", seen={"aaaaaaaa": 1})
    ordered = in_order([two, honest, one])
    assert ordered[0] == honest
    assert {r.hash for r in ordered[1:]} == {one.hash, two.hash}
    assert ordered == in_order([one, two, honest])


def test_what_is_not_there_is_not_waited_for() -> None:
    """A journal with a hole is read as far as it goes."""
    late = raw("x", {}, 5, prev=raw("x", {}, 4), seen={"bbbbbbbb": 9})
    assert in_order([late]) == [late]
