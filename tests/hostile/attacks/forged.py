"""Forged facts: of odd shapes, out of place, or that claim what cannot be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from drafting.deliberation.facts import (
    AmendmentMarked,
    AmendmentNumbered,
    DeviceIntroduced,
    DraftTaken,
    FactUndone,
    Mark,
    ReadingOpened,
    ResolutionStarted,
    SittingClosed,
    SittingOpened,
)
from drafting.deliberation.records import Record, canonical_json
from tests.hostile.world import ENEMY, World

Data = tuple[str, Any]
RULE = {"majority": ">1/2 expressed", "tie": "rejected"}
BASE = {"id": "EE-01", "reading": 1, "base": 0, "before": "", "after": "", "title": "T", "author": "Eve", "edits": []}
SPLICE = {"edit": "splice", "in": "articles/purpose", "from": [1, 1], "to": [1, 2], "old": [" city"], "new": [" town"]}


def _edited(**changes: Any) -> Data:
    return "amendment.submitted", {**BASE, "edits": [{**SPLICE, **changes}]}


# A kind, and data that are none of it, or that make no sense.
SHAPES: Mapping[str, Data] = {
    "a list as data of a sitting": ("sitting.opened", {"title": ["x"], "present": "many"}),
    "a negative room": ("sitting.opened", {"title": "x", "present": -5, "represented": -(10**30)}),
    "a room of ten to the hundred": ("sitting.opened", {"title": "x", "present": 10**100}),
    "true as a number": ("amendment.numbered", {"id": "A-01", "number": True}),
    "a number of an amendment that is huge": ("amendment.numbered", {"id": "A-01", "number": 10**60}),
    "a number of nothing": ("amendment.numbered", {"id": "nothing", "number": 1}),
    "a mark of no kind": ("amendment.marked", {"id": "A-01", "mark": "evil"}),
    "a mark that is an object": ("amendment.marked", {"id": "A-01", "mark": {"mark": "fallen"}}),
    "a group of itself": ("amendments.grouped", {"id": "A-01", "members": ["A-01", "A-01"]}),
    "a group of lists": ("amendments.grouped", {"id": "A-01", "members": [["A-01"], None]}),
    "an order beside itself": ("order.overridden", {"id": "A-01", "beside": "A-01", "reason": "x"}),
    "a vote without a rule": ("vote.held", {"on": "A-01", "text": "x"}),
    "a vote of lists": ("vote.held", {"on": ["A-01"], "sheet": [], "rule": [], "attendance": 3, "text": {}}),
    "a vote by a rule of zero": (
        "vote.held",
        {"on": "A-01", "text": "x", "rule": {**RULE, "majority": ">0/1 expressed"}, "attendance": {"members": 1}},
    ),
    "a vote of negative hands": (
        "vote.held",
        {"on": "A-01", "text": "x", "rule": RULE, "sheet": {"in_favour": -1}, "attendance": {"members": 1}},
    ),
    "a vote of huge numbers": (
        "vote.held",
        {"on": "A-01", "text": "x", "rule": RULE, "sheet": {"in_favour": 10**50}, "attendance": {"members": 1}},
    ),
    "a vote on nothing": (
        "vote.held",
        {"on": "../../x", "text": "x", "rule": RULE, "sheet": {"in_favour": 1}, "attendance": {"members": 1}},
    ),
    "an amendment without a text": ("amendment.submitted", {"id": "EE-01"}),
    "an amendment without a name": ("amendment.submitted", {**BASE, "id": ""}),
    "an amendment to itself": ("amendment.submitted", {**BASE, "parent": "EE-01"}),
    "an amendment of reading 99": ("amendment.submitted", {**BASE, "reading": 99}),
    "an amendment before the text": ("amendment.submitted", {**BASE, "base": -1}),
    "an amendment with the name of ours": ("amendment.submitted", {**BASE, "id": "A-01"}),
    "an amendment that lies about its text": _edited(),
    "an edit of a division that is not there": _edited(**{"in": "articles/evil"}),
    "an edit of a path upwards": _edited(**{"in": "../../outside"}),
    "an edit far outside": _edited(**{"from": [10**9, 0], "to": [10**9, 5]}),
    "an edit before the beginning": _edited(**{"from": [-1, -1], "to": [-1, 0]}),
    "an edit backwards": _edited(**{"from": [2, 0], "to": [1, 0]}),
    "an edit of numbers": _edited(old=[1, 2], new=[{"a": 1}]),
    "an edit of half letters": _edited(new=[" \ud800"]),
    "an edit of a title of a megabyte": _edited(new=[" x" * 500_000]),
    "a division outside": (
        "amendment.submitted",
        {**BASE, "edits": [{"edit": "add", "path": "../x.md", "blocks": []}]},
    ),
    "a division in .git": (
        "amendment.submitted",
        {**BASE, "edits": [{"edit": "add", "path": ".git/hooks/x.md", "blocks": []}]},
    ),
    "a block of a level of 10^18": (
        "amendment.submitted",
        {
            **BASE,
            "edits": [
                {
                    "edit": "add",
                    "path": "articles/090-x.md",
                    "blocks": [{"kind": "heading", "level": 10**18, "source": "x"}],
                }
            ],
        },
    ),
    "a block of no kind": (
        "amendment.submitted",
        {**BASE, "edits": [{"edit": "add", "path": "articles/090-x.md", "blocks": [{"kind": "script"}]}]},
    ),
    "a branch that is an option": ("amendment.submitted", {**BASE, "branch": "--upload-pack=evil"}),
    "a step of nothing": ("text.consolidated", {"steps": []}),
    "a step of lists": ("text.consolidated", {"steps": [{"amendments": [["A-01"]], "layers": [], "text": "x"}]}),
    "a step that lies": ("text.consolidated", {"steps": [{"amendments": ["A-01"], "layers": [], "text": "x"}]}),
    "an adopted text that lies": ("text.adopted", {"reading": 1, "edits": [], "text": "x", "correspondence": [[1]]}),
    "a reading by no rules": (
        "reading.opened",
        {"reading": 2, "body": "x", "text": "y", "standing_orders": {"a": [1]}},
    ),
    "a conflict settled by nothing": ("conflict.settled", {"conflict": "", "amendments": ["A-01"], "edits": []}),
    "a kind that nobody knows": ("evil.done", {"command": "evil"}),
    "a kind that is empty": ("", {}),
    "initials that are a path": ("device.introduced", {"initials": "../../x"}),
    "a reading of names of ours": ("device.introduced", {"initials": "A"}),
}
FACTS: Mapping[str, tuple[Any, ...]] = {
    "a resolution begun again": (ResolutionStarted("Evil", {"articles/010-x.md": "# Evil\n"}),),
    "a resolution with files outside": (ResolutionStarted("Evil", {"../../outside/x": "x", "/etc/x": "x"}),),
    "a draft that is no commit": (DraftTaken("evil", {"articles/010-x.md": "# Evil\n"}),),
    "a draft with files outside": (
        DraftTaken("tree " + "1" * 40 + "\n\nx\n", {"../outside/x": "x", ".git/config": "x"}),
    ),
    "a reading opened twice": (ReadingOpened(1, "x", "y"), ReadingOpened(2, "x", "y")),
    "a sitting closed before it began": (SittingClosed(), SittingOpened("x", 3), SittingClosed()),
    "our facts undone": (FactUndone("0" * 64), FactUndone("x")),
    "our amendments marked": (AmendmentMarked("A-01", Mark.FALLEN), AmendmentMarked("A-02", Mark.WITHDRAWN)),
    "a number for two": (AmendmentNumbered("A-01", 7), AmendmentNumbered("A-02", 7)),
    "sub-amendments, a thousand deep": tuple(
        ("amendment.submitted", {**BASE, "id": f"EE-{n}", "parent": f"EE-{n - 1}" if n else ""}) for n in range(1_000)
    ),
    "a thousand devices by one": tuple(DeviceIntroduced(str(n)) for n in range(1_000)),
}
ENVELOPES: Mapping[str, Mapping[str, Any]] = {
    "a format of the future": {"format": 2},
    "a format that is true": {"format": True},
    "a format that is a list": {"format": [1]},
    "no device": {"device": ""},
    "a device that is a path": {"device": "../../xx"},
    "another device's folder": {"device": "aaaaaaaa"},
    "a count of zero": {"seq": 0},
    "a count below zero": {"seq": -1},
    "a count with a gap": {"seq": 7, "prev": "1" * 64},
    "the last count": {"seq": 999_999, "prev": "1" * 64},
    "a count too high": {"seq": 10**7},
    "a count that is true": {"seq": True},
    "a past that is no hash": {"prev": "evil"},
    "a past that is a list": {"prev": []},
    "seen itself": {"seen": {ENEMY: 5}},
    "seen what is not there": {"seen": {"aaaaaaaa": 999_999}},
    "seen by a list": {"seen": [["aaaaaaaa", 1]]},
    "seen a path": {"seen": {"../..": 1}},
    "a time of no zone": {"at": "2024-01-01T00:00:00"},
    "a time before time": {"at": "0001-01-01T00:00:00+14:00"},
    "a time after time": {"at": "9999-12-31T23:59:59-12:00"},
    "no time": {"at": "yesterday"},
    "an actor that is a list": {"actor": ["Eve"]},
    "an actor with line ends": {"actor": "Eve\n\nTrusted-by: everyone\0"},
    "an actor that hides": {"actor": "\u202eadA\u200b"},
    "a kind that is a number": {"type": 1},
    "data that are a list": {"data": []},
    "a key too many": {"evil": 1},
}
SPELLINGS: Mapping[str, bytes] = {
    "no JSON": b"evil\n",
    "nothing": b"",
    "a list": b"[]\n",
    "a number": b"1\n",
    "NaN": b'{"at":NaN}\n',
    "infinity": b'{"seq":-Infinity}\n',
    "a fraction": b'{"seq":1.0}\n',
    "a power": b'{"seq":1e400}\n',
    "a key twice": b'{"seq":1,"seq":2}\n',
    "a mark of order": b"\xef\xbb\xbf{}\n",
    "UTF-16": "{}\n".encode("utf-16"),
    "no UTF-8": b'{"actor":"\xff"}\n',
    "a surrogate": b'{"actor":"\\ud800"}\n',
    "zeros": bytes(100),
}


def _shape(said: Data, world: World) -> None:
    world.facts(said)


def _spelled(world: World, change: Callable[[bytes], bytes]) -> None:
    """A fact that is sound, in another spelling."""
    record = Record(ENEMY, 1, None, {}, "2024-03-23T10:00:00+00:00", "Eve", "sitting.closed", {})
    world.bytes_(change(record.canonical))


def _misplaced(world: World, path: str) -> None:
    record = Record(ENEMY, 1, None, {}, "2024-03-23T10:00:00+00:00", "Eve", "sitting.closed", {})
    world.files({path: record.canonical})


def _as_us(world: World) -> None:
    """The enemy writes under the laptop's own name, after its last fact."""
    from drafting.store.git import Repository
    from drafting.store.journal import Journal

    last = max(Journal(Repository.open(world.hub)).records, key=lambda record: record.seq)
    forged = Record("aaaaaaaa", last.seq + 1, last.hash, {}, last.at, "Ada", "sitting.closed", {})
    world.files({forged.path: forged.canonical})


def _fork(world: World) -> None:
    """The enemy has another fact in the place of one of the laptop's."""
    from drafting.store.git import Repository
    from drafting.store.journal import Journal

    own = Journal(Repository.open(world.hub)).records
    forged = Record("aaaaaaaa", own[3].seq, own[2].hash, {}, own[3].at, "Ada", "sitting.closed", {})
    world.files({forged.path: forged.canonical})


def _circle(world: World) -> None:
    """Two devices, each of which had seen the other before it wrote."""
    one = Record("eeeeeeee", 1, None, {"ffffffff": 1}, "2024-03-23T10:00:00+00:00", "Eve", "sitting.closed", {})
    two = Record("ffffffff", 1, None, {"eeeeeeee": 1}, "2024-03-23T10:00:00+00:00", "Eve", "sitting.closed", {})
    world.files({record.path: record.canonical for record in (one, two)})


def _changed(world: World) -> None:
    """One of the laptop's facts says something else, in its place."""
    from drafting.store.git import Repository
    from drafting.store.journal import Journal

    record = Journal(Repository.open(world.hub)).records[2]
    world.files({record.path: record.canonical.replace(b"Ada", b"Eve")})


ATTACKS: Mapping[str, Callable[[World], None]] = {
    **{f"a fact: {name}": partial(_shape, said) for name, said in SHAPES.items()},
    **{f"facts: {name}": (lambda world, said=said: world.facts(*said)) for name, said in FACTS.items()},
    **{f"an envelope: {name}": (lambda world, said=said: world.envelope(**said)) for name, said in ENVELOPES.items()},
    **{f"a spelling: {name}": (lambda world, said=said: world.bytes_(said)) for name, said in SPELLINGS.items()},
    "a spelling: blanks": partial(_spelled, change=lambda data: data.replace(b":", b": ")),
    "a spelling: no line end": partial(_spelled, change=lambda data: data.rstrip()),
    "a spelling: keys in another order": partial(
        _spelled, change=lambda data: b'{"type":"sitting.closed",' + data[1:].replace(b',"type":"sitting.closed"', b"")
    ),
    "a place: a name of another fact": partial(_misplaced, path=f"{ENEMY}/0000/000001-0123456789ab.json"),
    "a place: another shard": partial(_misplaced, path=f"{ENEMY}/0007/000001-0123456789ab.json"),
    "a place: capitals": partial(_misplaced, path="EEEEEEEE/0000/000001-0123456789AB.json"),
    "a place: a signature alone": partial(_misplaced, path=f"{ENEMY}/0000/000001-0123456789ab.sig"),
    "a place: the format": lambda world: world.files({"FORMAT": b"alinea-journal 99\n"}),
    "under our own name": _as_us,
    "another fact in the place of ours": _fork,
    "a circle": _circle,
    "our own fact, changed": _changed,
    "a data of no kind of JSON": lambda world: world.bytes_(canonical_json({"data": [None] * 1000})),
}
