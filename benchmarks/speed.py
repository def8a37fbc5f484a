"""Speed as ratios: each figure against a named reference on the same work, interleaved in the same run.

    python benchmarks/speed.py [--only NAME] [--rounds N] [--data DIR] [--json FILE]

Absolute times say more of a machine than of a program, so none is a target.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
import sys
import tempfile
import tomllib
import tracemalloc
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from random import Random
from time import process_time

import made
import pygit2
from diff_match_patch import diff_match_patch
from measure import Race, Row, duration, forget, race, race_of_processes, table
from pygit2.enums import FileMode, MergeFlag, Option

from drafting.amending.apply import apply_inside
from drafting.amending.compare import Hunk, compare, compare_blocks, compare_words
from drafting.amending.edits import Edits
from drafting.amending.merge import Merged, merge
from drafting.store.git import Repository
from drafting.text import inline
from drafting.text.blocks import Kind, parse_blocks
from drafting.text.model import Text
from drafting.text.words import plain_text, words

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
CIVIL_CODE = "fr-code-civil-pairs.jsonl.gz"
AMENDMENTS = "refs/heads/amendments/"

Pair = tuple[str, str]
Diff = list[tuple[int, str]]


@dataclass(frozen=True)
class Options:
    """What was asked for: nothing said of rounds, each figure takes as many as it needs."""

    data: Path
    rounds: int | None
    most: int

    def take(self, rounds: int) -> int:
        """The rounds of a figure."""
        return self.rounds or rounds


# Comparing.

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


def dmp_words(old: str, new: str) -> Diff:
    """diff-match-patch with each word as one character, then its semantic clean-up."""
    numbers: dict[str, str] = {}
    one, other = (
        "".join([numbers.setdefault(token, chr(len(numbers) + 1)) for token in _TOKEN.findall(side)])
        for side in (old, new)
    )
    engine = diff_match_patch()
    diff: Diff = engine.diff_main(one, other, False)
    engine.diff_cleanupSemantic(diff)
    return diff


def our_words(old: str, new: str) -> list[Hunk]:
    """Our compare, the cutting into words included and nothing remembered."""
    inline.read.cache_clear()
    return compare_words(words.__wrapped__(" " + old), words.__wrapped__(" " + new))


def word_compare(case: str, pairs: Sequence[Pair], rounds: int) -> Iterator[Row]:
    """(a) The words of changed paragraphs."""
    contest = race(lambda: [our_words(*pair) for pair in pairs], lambda: [dmp_words(*pair) for pair in pairs], rounds)
    each = Race(contest.ours / len(pairs), contest.reference / len(pairs), contest.ratio)
    yield each.row(case, len(pairs), 0.10, "dmp words", "cutting into words is in both times; nothing is remembered")
    ours = [our_words(*pair) for pair in pairs]
    mine = sum(map(len, ours)) / len(pairs)
    its = sum(runs(dmp_words(*pair)) for pair in pairs) / len(pairs)
    yield Row(case, "changed runs", mine / its, len(pairs), 1.0, f"{mine:.2f}", f"{its:.2f} dmp words")
    cuts = sum(cuts_in_words(pair, hunks) for pair, hunks in zip(pairs, ours, strict=True))
    yield Row(case, "cuts inside a word", float(cuts), len(pairs), 0.0, str(cuts))


def runs(diff: Diff) -> int:
    """How many separate changes a diff shows."""
    return sum(op != 0 and (n == 0 or diff[n - 1][0] == 0) for n, (op, _) in enumerate(diff))


def cuts_in_words(pair: Pair, hunks: Sequence[Hunk]) -> int:
    """How many changes begin or end between two letters."""
    cuts = 0
    for side, text in enumerate(pair):
        tokens = words(" " + text)
        for edge in {hunk[2 * side + end] for hunk in hunks for end in (0, 1)}:
            left, right = plain_text(tokens[:edge]), plain_text(tokens[edge:])
            cuts += left[-1:].isalnum() and right[:1].isalnum()
    return cuts


def civil_code(options: Options) -> Iterator[Row]:
    """(a) Paragraphs of the Code civil before and after a law changed them."""
    case, file = "words, Code civil", options.data / CIVIL_CODE
    if not file.exists():
        yield Row(case, "time", None, 0, 0.10, note=f"not measured: there is no {file}")
        return
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        versions = [(case["before"], case["after"]) for case in map(json.loads, lines)]
    pairs = dict.fromkeys(pair for version in versions for pair in changed_paragraphs(*version))
    yield from word_compare(case, list(pairs), options.take(9))


def samples(options: Options) -> Iterator[Row]:
    """(a) Paragraphs of our samples, in the first text and as each amendment has them."""
    pairs: dict[Pair, None] = {}
    for file in sorted((ROOT / "deliberations").glob("*/amendments/*.toml")):
        for change in tomllib.loads(file.read_text(encoding="utf-8"))["change"]:
            text = file.parents[1] / "text" / change["file"]
            before = text.read_text(encoding="utf-8") if text.exists() else ""
            if "find" in change and before.count(change["find"]) == 1:
                after = before.replace(change["find"], change["replace"])
                pairs |= dict.fromkeys(changed_paragraphs(before, after))
    yield from word_compare("words, samples", list(pairs), options.take(9))


def changed_paragraphs(before: str, after: str) -> Iterator[Pair]:
    """Where so many paragraphs in a row became as many others, each with what it became."""
    old, new = ([block for block in parse_blocks(side) if block.kind is not Kind.TABLE] for side in (before, after))
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "replace" and i2 - i1 == j2 - j1:
            yield from ((a.source, b.source) for a, b in zip(old[i1:i2], new[j1:j2], strict=True))


def long_text(options: Options) -> Iterator[Row]:
    """(b) A long text, changed here and there."""
    alineas = 2_000
    old, new = ("\n\n".join(side) for side in made.long_text(made.seeded(alineas), alineas))
    before, after = parse_blocks(old), parse_blocks(new)
    assert apply_inside(before, list(compare_blocks("a", before, after))) == after
    contest = race(
        lambda: list(compare_blocks("a", before, after)),
        lambda: dmp_words(old, new),
        options.take(9),
        before=forget,
    )
    note = "from parsed blocks to edits, cutting into words included, caches empty; dmp from two strings to its diff"
    yield contest.row(f"{alineas:,} alinéas", 1, 0.03, "dmp words", note)


# Merging.

Case = tuple[Text, Text, Text]


def word_merge(options: Options) -> Iterator[Row]:
    """(c) Two amendments of one alinéa, in different words."""
    pygit2.option(Option.ENABLE_FSYNC_GITDIR, False)  # the reference need not wait for the disk
    for length in (60, 200):
        with tempfile.TemporaryDirectory() as folder:
            yield from _merges(length, Path(folder), options.take(9))


def _merges(length: int, folder: Path, rounds: int) -> Iterator[Row]:
    cases = [_merge_case(made.seeded(n), length) for n in range(100)]
    amendments = [(base, [("A", compare(base, one)), ("B", compare(base, other))]) for base, one, other in cases]
    git = TokenLines(folder)
    for name, reference in (("merge_trees", git.merge_trees), ("merge_file", git.merge_files)):
        contest = race(lambda: _merge_all(amendments), reference, rounds, before=lambda: git.hold(cases))
        each = Race(contest.ours / len(cases), contest.reference / len(cases), contest.ratio)
        row = each.row(f"merge, {length} words", len(cases), 0.3, f"libgit2 {name}", _MERGE_NOTE)
        yield replace(row, metric=f"time by {name}")
    for merged, lines in zip(_merge_all(amendments), git.merge_files(), strict=True):
        assert not merged.conflicts
        assert token_lines(merged.text) == lines, "libgit2 merges to another text"


_MERGE_NOTE = (
    "from edits to the merged text; libgit2 from files with a token a line, in a repository that is new in every "
    "round, to the merged bytes: merge_trees as an object, merge_file in memory; nobody has to cut into words"
)


def _merge_all(cases: Sequence[tuple[Text, list[tuple[str, Edits]]]]) -> list[Merged]:
    return [merge(base, amendments) for base, amendments in cases]


def _merge_case(random: Random, length: int) -> Case:
    spoken = made.prose(random, length)
    first, second = sorted(random.sample(range(1, length - 4, 6), 2))
    texts = (spoken, made.reworded(random, spoken, first), made.reworded(random, spoken, second))
    base, one, other = map(made.one_alinea, texts)
    return base, one, other


def token_lines(text: Text) -> str:
    """A text as Git can merge it word by word: a token a line."""
    return "".join(f"{token}\n" for token in text.divisions[0].blocks[0].words)


class TokenLines:
    """A repository of such texts, to be merged by libgit2."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0

    def hold(self, cases: Sequence[Case]) -> None:
        """Put cases into a new repository."""
        self._count += 1
        self._repository = pygit2.init_repository(self._folder / str(self._count), bare=True)
        self._files = [(self._write(base), self._write(one), self._write(other)) for base, one, other in cases]
        self._trees = [(self._tree(base), self._tree(one), self._tree(other)) for base, one, other in self._files]

    def _write(self, text: Text) -> pygit2.IndexEntry:
        blob = self._repository.create_blob(token_lines(text).encode())
        return pygit2.IndexEntry("text", blob, FileMode.BLOB)

    def _tree(self, entry: pygit2.IndexEntry) -> pygit2.Oid:
        builder = self._repository.TreeBuilder()
        builder.insert("text", entry.id, FileMode.BLOB)
        return builder.write()

    def merge_trees(self) -> list[bytes]:
        """Merge trees, and read the merged files."""
        merged = (self._repository.merge_trees(*trees, flags=MergeFlag(0)) for trees in self._trees)
        return [self._repository[index["text"].id].peel(pygit2.Blob).data for index in merged]

    def merge_files(self) -> list[str]:
        """Merge files alone."""
        merge_file = self._repository.merge_file_from_index
        return [merge_file(*files, use_deprecated=False).contents for files in self._files]


# Commands and refs.


def start_up(options: Options) -> Iterator[Row]:
    """(d) How long somebody waits for the help."""
    ours = _process(sys.executable, "-m", "drafting", "--help")
    reference = _process(sys.executable, "-c", "import click")
    contest = race_of_processes(ours, reference, options.take(25))
    yield contest.row(
        "--help", 1, 1.4, "import click", "two processes, python -m drafting --help and python -c 'import click'"
    )


def list_refs(options: Options) -> Iterator[Row]:
    """(e) The amendments of a big assembly."""
    count = 20_000
    with tempfile.TemporaryDirectory() as folder:
        raw = pygit2.init_repository(folder, bare=True)
        author = pygit2.Signature("A", "a@example.org", 0, 0)
        commit = raw.create_commit(None, author, author, "amendment", raw.TreeBuilder().write(), [])
        lines = [f"{commit} {AMENDMENTS}lm-{n:05}-mot\n" for n in range(count)]
        header = "# pack-refs with: peeled fully-peeled sorted \n"
        Path(folder, "packed-refs").write_text(header + "".join(lines), encoding="ascii")
        assert len(Repository(raw).refs(AMENDMENTS)) == count
        lean = "--format=%(objectname) %(refname)"  # by default git opens every object, too
        contest = race_of_processes(
            lambda: Repository.open(Path(folder)).refs(AMENDMENTS),
            _process("git", "-C", folder, "for-each-ref", lean, AMENDMENTS),
            options.take(15),
        )
    note = "packed refs; ours in process, the repository opened each time; git a process, told to open no object"
    yield contest.row(f"{count:,} refs", count, 1.5, "git for-each-ref", note)


def _process(*command: str) -> Callable[[], object]:
    return lambda: subprocess.run(command, check=True, capture_output=True, cwd=ROOT)


# Growth.


@dataclass(frozen=True)
class Spent:
    """What so many amendments took."""

    seconds: float
    peak: int
    applied: int
    conflicts: int


def growth(options: Options) -> Iterator[Row]:
    """(f) Ten times the amendments: how many times the time and the memory."""
    base = made.bill(made.seeded(7))
    before: Spent | None = None
    size = sum(len(division.markdown) for division in base.divisions)
    for count in (n for n in (100, 1_000, 10_000) if n <= options.most):
        spent = _spent(base, count, options.take(3))
        case = f"{count:,} amendments"
        said = f"{spent.applied} edits applied, {spent.conflicts} conflicts, {spent.seconds / count * 1e6:.0f} µs each"
        note = f"of 100 articles, {size // 1_000} KB: each compared with the text, then all merged; {said}"
        for metric, now, then, show in (
            ("time", spent.seconds, before and before.seconds, duration),
            ("peak memory", float(spent.peak), before and float(before.peak), _megabytes),
        ):
            factor, versus = (now / then, f"{show(then)} for {count // 10:,}") if then else (None, "")
            yield Row(case, f"{metric}, growth", factor, count, 12.0 if then else None, show(now), versus, note)
        before = spent


def _spent(base: Text, count: int, rounds: int) -> Spent:
    """The best time of some rounds, and the most memory held in another; making the texts is not timed."""
    forget()
    seconds = min(_compare_and_merge(base, count)[0] for _ in range(rounds))
    forget()
    tracemalloc.start()
    _, merged = _compare_and_merge(base, count)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return Spent(seconds, peak, len(merged.edits), len(merged.conflicts))


def _compare_and_merge(base: Text, count: int) -> tuple[float, Merged]:
    random = made.seeded(count)
    contributions: list[tuple[str, Edits]] = []
    seconds = 0.0
    for n in range(count):
        text = made.amended(random, base)
        start = process_time()
        contributions.append((f"A-{n:05}", compare(base, text)))
        seconds += process_time() - start
    start = process_time()
    merged = merge(base, contributions)
    return seconds + process_time() - start, merged


def _megabytes(size: float) -> str:
    return f"{size / 1e6:.3g} MB"


FIGURES: Mapping[str, Callable[[Options], Iterator[Row]]] = {
    "civil-code": civil_code,
    "samples": samples,
    "long-text": long_text,
    "merge": word_merge,
    "help": start_up,
    "refs": list_refs,
    "growth": growth,
}


def main() -> None:
    """Measure, print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=FIGURES, help="one figure")
    parser.add_argument("--rounds", type=int, help="rounds of every figure (each has its own number)")
    parser.add_argument("--most", type=int, default=10_000, help="the most amendments in the figure of growth")
    parser.add_argument("--data", type=Path, default=CORPUS, help="the folder of real cases (%(default)s)")
    parser.add_argument("--json", type=Path, help="write the rows there, too")
    given = parser.parse_args()
    options = Options(given.data, given.rounds, given.most)
    rows: list[Row] = []
    for name in [given.only] if given.only else FIGURES:
        print(f"{name} …", file=sys.stderr, flush=True)
        rows += FIGURES[name](options)
    print(table(rows))
    if given.json:
        text = json.dumps([row.to_json() for row in rows], indent=2, ensure_ascii=False)
        given.json.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
