"""Every parser of what others write, each with sound samples, a way to break them, and how many to try.

A parser answers with a value, or raises a subclass of `AlineaError`; anything else is a fault. The table
at the end is all that the fuzzer knows.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Any

from drafting.amending import edits
from drafting.amending.apply import apply
from drafting.deliberation import chains, facts
from drafting.deliberation.fold import fold
from drafting.deliberation.records import Record, canonical_json
from drafting.deliberation.settings import Settings
from drafting.deliberation.standing_orders import StandingOrders
from drafting.errors import AlineaError
from drafting.exchange import tables
from drafting.exchange.tables import Row
from drafting.proceedings import instructing, lookup, wanted
from drafting.store import remotes, trees
from drafting.store.git import Repository
from drafting.text import inline, references
from drafting.text.addresses import Address, resolve
from drafting.text.blocks import parse_blocks, print_blocks
from drafting.text.check import check
from drafting.text.labels import labels
from drafting.text.model import Division, Text
from drafting.text.slugs import slug
from drafting.voting.ballots import Attendance, Count, parse_sheet, sheet_from_json
from drafting.voting.roll import Roll
from drafting.voting.rollcall import RollCall
from drafting.voting.rules import Majority, Proxies, Quorum, Rule
from drafting.voting.secret import SecretSheet
from tests.cases.test_cases import read as read_cases
from tests.exchange.sheets import workbook
from tests.helpers import FILES, SETTINGS
from tests.hostile import mutating, samples

Make = Callable[[Random], Any]


@dataclass(frozen=True)
class Parser:
    """A parser: what makes inputs for it, what reads them, and how many it gets in CI."""

    name: str
    make: Make
    read: Callable[[Any], object]
    count: int


def held(read: Callable[[Any], object], given: Any) -> None:
    """Let a parser read; what it raises on purpose is an answer."""
    try:
        read(given)
    except AlineaError:
        return


# What is made.


def _words(*sound: str) -> Make:
    return lambda random: mutating.words(random, mutating.any_of(random, sound), sound)


def _values(*sound: Any) -> Make:
    return lambda random: mutating.value(random, mutating.any_of(random, sound))


def _bytes(*sound: bytes) -> Make:
    return lambda random: mutating.bytes_(random, mutating.any_of(random, sound), sound)


@cache
def _instructions() -> tuple[str, ...]:
    """The sentences of the cases that clerks could write, in all styles."""
    folder = Path(__file__).parents[1] / "cases" / "instructions"
    parts = [part.body for path in sorted(folder.glob("*.md")) for case in read_cases(path) for part in case.parts]
    fenced = [body for body in parts if "```" in body]
    return tuple("\n".join(line for line in body.splitlines() if line and line[:3] != "```") for body in fenced)


def _instruction(random: Random) -> str:
    return mutating.words(random, mutating.any_of(random, _instructions()), _instructions())


def _envelope(random: Random) -> tuple[str, bytes]:
    """A record of which something is wrong, at the place that its bytes promise as far as they promise one."""
    made = mutating.value(random, mutating.any_of(random, samples.records()).envelope())
    try:
        data = canonical_json(made)
    except (ValueError, TypeError):
        data = json.dumps(made).encode()
    told = made if isinstance(made, dict) else {}
    seq = told.get("seq") if isinstance(told.get("seq"), int) else 1
    name = hashlib.sha256(data).hexdigest()[:12]
    return f"{told.get('device')}/{seq // 100:04}/{seq:06}-{name}.json", data


def _record_bytes(random: Random) -> tuple[str, bytes]:
    record = mutating.any_of(random, samples.records())
    return record.path, mutating.bytes_(random, record.canonical, [record.canonical])


def _fact(random: Random) -> Record:
    record = mutating.any_of(random, samples.records())
    kind = mutating.any_of(random, tuple(facts.KINDS)) if random.random() < 0.05 else record.type
    return samples.with_data(record, kind, mutating.value(random, dict(record.data)))


def _journal(random: Random) -> list[Record]:
    """A journal in which one fact in four has odd data, and some are missing, twice there, or claim another place."""
    made = []
    for record in samples.records():
        chance = random.random()
        if chance < 0.25:
            data = mutating.value(random, dict(record.data))
            made.append(samples.with_data(record, record.type, data) if isinstance(data, dict) else record)
        elif chance < 0.30:
            made.append(samples.with_place(record, random))
        elif chance < 0.97:
            made.append(record)
    return made


# What is read.


def _read_fact(record: Record) -> None:
    fact = facts.read(record)
    if fact is not None:
        canonical_json(fact.data())


def _read_journal(records: list[Record]) -> None:
    """Fold, and ask everything that commands ask of a state."""
    state = fold(records)
    chains.check(records)
    samples.tell(state)


def _read_markdown(markdown: str) -> None:
    printed = print_blocks(parse_blocks(markdown))
    assert print_blocks(parse_blocks(printed)) == printed
    check({"articles/010-x.md": markdown.encode("utf-8", "surrogatepass")})


def _read_inline(source: str) -> None:
    runs = inline.read(source)
    written = inline.write(runs)
    assert inline.text_of(written) == inline.plain("".join(run.text for run in runs)) or not written.strip()


def _read_text(files: Any) -> None:
    text = Text.from_files(files) if isinstance(files, dict) else Text()
    for *_, target in references.references(text):
        text.get(target)
    for division in text.divisions:
        for block in division.blocks:
            references.numbered_source(block.source, labels(text), "fr")


@cache
def _base() -> Text:
    return Text.from_files({path: content for path, content in FILES.items() if path.endswith(".md")})


def _read_instruction(language: str, sentence: str) -> None:
    made = instructing.edits_of(_base(), sentence, labels=labels(_base()), language=language, within="articles/purpose")
    apply(_base(), made)


def _read_address(written: str) -> None:
    address = Address.parse(written)
    assert address.series == "key" or Address.parse(str(address)) == address
    resolve(address, _base(), labels(_base()))


def _read_row(cells: tuple[str, str]) -> None:
    place, text = cells
    apply(_base(), wanted.edits_of(_base(), Row(1, place, text), labels=labels(_base()), language="en"))


def _read_edit(value: Any) -> None:
    apply(_base(), (edits.from_json(value),))


def _read_settings(toml: str) -> None:
    Settings.parse(toml)


def _table(folder: Path, ending: str, data: bytes) -> None:
    path = folder / f"table{ending}"
    path.write_bytes(data)
    tables.read(path)


def _read_tree(data: bytes) -> None:
    for entry in trees.read(data):
        trees.entry(data, entry.name)


def _read_secret(value: Any) -> None:
    sheet = SecretSheet.from_json(value)
    assert SecretSheet.from_json(sheet.to_json()) == sheet


def _read_division(path: str) -> None:
    assert Division.at(path).path == path


# The table.


ROLL = "id,group,promotion,from,until\nM001,Garden,2024,2024-01-01,\nM002,Street,2024,,2026-12-31\nM003,,,,\n"
CALL = "member,group,vote,by\n,Garden,for,\nM002,,abstain,\nM003,,against,M002\n"
CSV = "Article;Nouveau texte;Auteur;Pourquoi\n1.2;La ville ouvre ses rues.;Table 3;Pour jouer\n"
JSONL = '{"place": "1.2", "text": "The city opens its streets.", "author": "Table 3", "number": 4}\n'
MARKDOWN = (
    "# Title\n\nThe city *plants* **trees** in [article 1](articles/purpose).\n\n- one\n\n  - two\n\n    text\n\n1. a\n2. b\n",
    "| a | b |\n| --- | :-: |\n| c | d \\| e |\n\n> quoted\n\n```\ncode\n```\n\n![picture](x.png) <b>bold</b> &amp; &#8239;",
    FILES["preamble.md"],
    *(content for path, content in FILES.items() if path.startswith("articles")),
)
INLINE = ("a **b *c* d** e", "[link](articles/x) `code` \\* ~~no~~", "**«** x **»** <https://x> &eacute; ![i](j)")
ADDRESSES = ("3.2", "art. 3, al. 2", "m7.1", "recital 4", "memorandum", "3bis.2", "articles/010-x#2", "measure:plan")
PLACES = (*ADDRESSES, "après l'article 3", "before article 2", "article additionnel après la mesure 2")
COUNTS = ("62-21-3", "62 - 21", "5-0-0+1b+2n+4x", "unanimous", "carried", "62–21–3")
RULES = (">1/2 expressed", ">=2/3 cast", ">1/2 members, waived on second call", "1 per bearer", "≥ 3/5 members")
NAMES = (
    *("origin", "https://forge.example/x.git", "git@forge.example:x.git", "ssh://h/x", "../stick.git", "file:///x"),
    *("ext::sh -c x", "--upload-pack=x", "C:\\stick\\x.bundle", "refs/heads/main", "HEAD~3^{tree}", "@{-1}", "main:x"),
)
VOTABLE = (
    *ADDRESSES,
    "12",
    "n° 12",
    "#12",
    "amendement 4",
    "text",
    "ensemble",
    "A-01",
    "12 rect. bis",
    "3, 7-9 except 8",
)
RULE = {"majority": ">1/2 expressed", "also": ">=1/3 members", "tie": "chair", "quorum": ">1/2 members"}
SECRET = {
    "entitled": 20,
    "signed_in": 18,
    "found": 18,
    "in_favour": 10,
    "against": 6,
    "blank": 1,
    "null": 1,
    "tellers": ["M001", "M002"],
    "confirmed_by": "M002",
    "proof": "sheet 4",
}
TOML = (
    SETTINGS + '\ncolour = "#336699"\n[annexes]\nplan = "Plan"\n[standing_orders]\npreset = "parliament"\ndepth = 2\n'
)
DIVISIONS = ("articles/010-purpose.md", "annexes/plan/010-x.md", "annexes/plea.md", "memorandum.md")
EDITS: Sequence[Mapping[str, Any]] = (
    {"edit": "splice", "in": "articles/means", "from": [1, 0], "to": [1, 2], "old": ["The", " means"], "new": ["All"]},
    {
        "edit": "splice",
        "in": "articles/means",
        "from": [2, 0],
        "to": [2, 0],
        "old": [],
        "new": ["\n¶0", " Anew.", "\n-1"],
    },
    {"edit": "add", "path": "articles/015-new.md", "blocks": [{"kind": "paragraph", "level": 0, "source": "New."}]},
    {"edit": "drop", "path": "articles/030-follow-up.md", "blocks": [{"kind": "heading", "level": 1, "source": "F"}]},
    {"edit": "move", "in": "articles/means", "old": "020", "new": "005"},
)


def parsers(folder: Path, repository: Repository, state: Any) -> Sequence[Parser]:
    """The table: name, inputs, parser, inputs in CI; ten times as many in torture."""
    tree = b"100644 FORMAT\0" + b"\1" * 20 + b"40000 abcdefgh\0" + b"\2" * 20
    roll = Roll.parse(ROLL)
    sheet = workbook(A=[["Article", "Texte"], ["1.2", "La ville ouvre."], [2.0, "Elle rend compte."]])
    return (
        Parser("records", _envelope, lambda pair: Record.parse(*pair), 10_000),
        Parser("records, bytes", _record_bytes, lambda pair: Record.parse(*pair), 8_000),
        Parser("facts", _fact, _read_fact, 16_000),
        Parser("journals", _journal, _read_journal, 600),
        Parser("edits", _values(*map(dict, EDITS)), _read_edit, 6_000),
        Parser("addresses", _words(*ADDRESSES), _read_address, 12_000),
        Parser("instructions, French", _instruction, partial(_read_instruction, "fr"), 4_000),
        Parser("instructions, English", _instruction, partial(_read_instruction, "en"), 3_000),
        Parser("rows", lambda r: (_words(*PLACES)(r), _words(*MARKDOWN)(r)), _read_row, 600),
        Parser("Markdown", _words(*MARKDOWN), _read_markdown, 3_000),
        Parser("inline", _words(*INLINE), _read_inline, 4_000),
        Parser("texts", lambda r: {"articles/010-x.md": _words(*MARKDOWN)(r)}, _read_text, 600),
        Parser("paths of divisions", _words(*DIVISIONS), _read_division, 4_000),
        Parser("slugs", _words(*MARKDOWN), slug, 2_000),
        Parser("resolution.toml", _words(TOML), _read_settings, 2_500),
        Parser("standing orders", _values({"preset": "association", "depth": 1, **RULE}), StandingOrders.read, 4_000),
        Parser("rules", _values(RULE), Rule.from_json, 3_000),
        *(Parser(f"rules, {kind.__name__}", _words(*RULES), kind.parse, 2_000) for kind in (Majority, Quorum, Proxies)),
        Parser("tables, CSV", _words(CSV), lambda said: _table(folder, ".csv", _encoded(said)), 2_500),
        Parser(
            "tables, CSV bytes", _bytes(_encoded(CSV), CSV.encode("utf-16")), partial(_table, folder, ".csv"), 1_500
        ),
        Parser("tables, xlsx", _bytes(sheet), partial(_table, folder, ".xlsx"), 1_000),
        Parser("tables, JSON lines", _words(JSONL), lambda said: _table(folder, ".jsonl", _encoded(said)), 2_500),
        Parser("roll", _words(ROLL), Roll.parse, 2_500),
        Parser("roll, stored", _values(roll.to_json()), Roll.from_json, 2_500),
        Parser("roll call, groups", _words(CALL), lambda said: RollCall.parse(said, roll), 2_500),
        Parser("roll call, stored", _values(RollCall.parse(CALL, roll).to_json()), RollCall.from_json, 2_500),
        Parser("secret sheets", _values(SECRET), _read_secret, 4_000),
        Parser("counts", _words(*COUNTS), parse_sheet, 4_000),
        Parser("counts, stored", _values({"in_favour": 3, "against": 2}, "carried"), sheet_from_json, 2_000),
        Parser("attendances", _values({"members": 20, "present": 12, "represented": 3}), Attendance.from_json, 2_000),
        Parser("counts, compact", _words(*COUNTS), Count.parse, 2_000),
        Parser("what a vote is on", _words(*VOTABLE), partial(lookup.votable, state), 2_000),
        Parser("remotes", _words(*NAMES), partial(remotes.find, repository), 2_500),
        Parser("bundles", _words(*NAMES), lambda said: _bundle(folder, said), 1_500),
        Parser("refs", _words(*NAMES), partial(_named, repository), 2_000),
        Parser("trees", _bytes(tree), _read_tree, 4_000),
    )


def _bundle(folder: Path, said: str) -> None:
    name = said.replace("/", "_").replace("\0", "") or "x"
    remotes.bundle(folder / name.encode("utf-8", "replace")[:200].decode("utf-8", "ignore"))


def _named(repository: Repository, said: str) -> None:
    repository.commit_named(said)


def _encoded(said: str) -> bytes:
    return said.encode("utf-8", "replace")
