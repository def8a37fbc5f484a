"""Speed as ratios: each figure against a named reference on the same work, interleaved in the same run.

    python benchmarks/speed.py [--data DIR] [--rounds N] [--json FILE]

Absolute times say more of a machine than of a program, so none is a target.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import json
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from time import perf_counter

import pygit2
from diff_match_patch import diff_match_patch

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from drafting.amending.compare import compare, compare_words  # noqa: E402
from drafting.amending.edits import Edits  # noqa: E402
from drafting.amending.merge import merge  # noqa: E402
from drafting.text import inline, words as spelled  # noqa: E402
from drafting.text.blocks import Block, paragraph, parse_blocks  # noqa: E402
from drafting.text.model import Division, Text  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus"
VOCABULARY = (
    "le la les un une des de du à et ou par pour dans sur avec sans sous entre conseil assemblée ville quartier "
    "habitant service public école rue arbre eau air énergie logement transport vélo jardin marché budget dépense "
    "recette année mois délai avis projet mesure article règlement commission séance vote majorité rapport bilan "
    "indicateur objectif chaque tout premier annuel local commun nouveau ancien gratuit ouvert prévu fixé remis "
    "présenté adopté rendu publié financé réduit créé peut doit est sera soit décide propose demande veille assure"
).split()


@dataclass(frozen=True)
class Row:
    """A figure: the ratio of our time to the reference's, and what it should be at most."""

    figure: str
    reference: str
    ratio: float | None
    target: float | None
    note: str = ""

    @property
    def ok(self) -> bool | None:
        """Whether the target is met; unknown where nothing was measured."""
        return None if self.ratio is None or self.target is None else self.ratio <= self.target


Contestant = Callable[[], object]


def race(ours: Contestant, theirs: Contestant, rounds: int) -> float:
    """The median over rounds of our time by theirs, both run in each round, who starts alternating."""
    ratios = []
    for n in range(rounds):
        order = (ours, theirs) if n % 2 else (theirs, ours)
        times = {}
        for contestant in order:
            forget()
            start = perf_counter()
            contestant()
            times[contestant] = perf_counter() - start
        ratios.append(times[ours] / times[theirs])
    return statistics.median(ratios)


def forget() -> None:
    """Empty every cache that would let us answer without working."""
    spelled.words.cache_clear()
    spelled.table_words.cache_clear()
    inline.read.cache_clear()


# Texts.


def prose(random: Random, length: int) -> list[str]:
    """Words in sentences."""
    words = [random.choice(VOCABULARY) for _ in range(length)]
    for end in range(random.randint(8, 14), length, random.randint(9, 15)):
        words[end - 1] += "."
    return words


def text_of(paragraphs: Sequence[str]) -> Text:
    """A text of one division."""
    return Text((Division("", "", "memorandum", tuple(map(paragraph, paragraphs))),))


def reworded(random: Random, words: Sequence[str], at: int) -> list[str]:
    """The same words but one to three of them."""
    new = [random.choice(VOCABULARY) for _ in range(random.randint(1, 3))]
    return [*words[:at], *new, *words[at + random.randint(0, 2) :]]


# Diffs.

_T1 = re.compile(r"\w+|\s+|[^\w\s]")


def dmp_words(old: str, new: str) -> list[tuple[int, str]]:
    """diff-match-patch over words as characters, then its semantic clean-up."""
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    numbers: dict[str, str] = {}
    sides = ["".join(numbers.setdefault(t, chr(256 + len(numbers))) for t in _T1.findall(side)) for side in (old, new)]
    diffs = engine.diff_main(*sides, False)
    engine.diff_cleanupSemantic(diffs)
    words = {sign: token for token, sign in numbers.items()}
    return [(op, "".join(words[sign] for sign in run)) for op, run in diffs]


def our_words(old: str, new: str) -> list[tuple[int, int, int, int]]:
    """Our compare, the cutting into words included and nothing remembered."""
    return compare_words(spelled.words.__wrapped__(" " + old), spelled.words.__wrapped__(" " + new))


def civil_code_pairs(data: Path) -> list[tuple[str, str]]:
    """Paragraphs of the Code civil before and after a law changed them."""
    file = data / "fr-code-civil-pairs.jsonl.gz"
    if not file.exists():
        return []
    pairs = []
    with gzip.open(file, "rt") as lines:
        for case in map(json.loads, lines):
            before, after = (parse_blocks(case[side]) for side in ("before", "after"))
            if len(before) == len(after):
                pairs += [(b.source, a.source) for b, a in zip(before, after, strict=True) if b != a]
    return pairs


def runs(diffs: Sequence[tuple[int, str]]) -> int:
    """How many separate changes a diff shows."""
    return sum(op != 0 and (n == 0 or diffs[n - 1][0] == 0) for n, (op, _) in enumerate(diffs))


def cuts_in_words(old: str, hunks: Sequence[tuple[int, int, int, int]]) -> int:
    """How many changes begin or end inside a word."""
    tokens = spelled.words(" " + old)
    edges = {edge for i1, i2, _, _ in hunks for edge in (i1, i2) if 0 < edge < len(tokens)}
    texts = [inline.text_of(token) for token in tokens]
    return sum(texts[e - 1][-1:].isalnum() and texts[e][:1].isalnum() for e in edges)


def word_diff(data: Path, rounds: int) -> Iterator[Row]:
    """(a) Words of a changed paragraph."""
    reference = "diff-match-patch, words as characters + semantic clean-up"
    pairs = civil_code_pairs(data)
    if not pairs:
        yield Row("compare words, real paragraphs", reference, None, 0.10, f"no corpus in {data}")
        return
    ratio = race(lambda: [our_words(*pair) for pair in pairs], lambda: [dmp_words(*pair) for pair in pairs], rounds)
    ours, theirs = ([diff(*pair) for pair in pairs] for diff in (our_words, dmp_words))
    mine, its = sum(map(len, ours)) / len(pairs), sum(map(runs, theirs)) / len(pairs)
    cuts = sum(cuts_in_words(old, hunks) for (old, _), hunks in zip(pairs, ours, strict=True))
    note = f"{len(pairs)} pairs of the Code civil; cutting into words timed, caches emptied"
    yield Row("compare words, real paragraphs", reference, ratio, 0.10, note)
    yield Row("  changes shown per paragraph", reference, mine / its, 1.0, f"{mine:.2f} by {its:.2f}")
    yield Row("  changes cut inside a word", "none", float(cuts), 0.0)


def long_text_diff(rounds: int) -> Iterator[Row]:
    """(b) A long text, changed here and there."""
    random = Random(2_000)
    old = [" ".join(prose(random, random.randint(15, 60))) for _ in range(2_000)]
    new = list(old)
    for at in random.sample(range(2_000), 50):
        words = new[at].split()
        new[at] = " ".join(reworded(random, words, random.randrange(len(words))))
    del new[random.randrange(2_000)]
    new.insert(random.randrange(2_000), " ".join(prose(random, 30)))
    base, text = text_of(old), text_of(new)
    whole = "\n".join(old), "\n".join(new)
    note = "2,000 alinéas, 50 edits, one out, one in; from parsed blocks, cutting into words timed, caches emptied"
    ratio = race(lambda: compare(base, text), lambda: dmp_words(*whole), rounds)
    yield Row("compare a long text", "diff-match-patch, words as characters", ratio, 0.03, note)


# Merging.


def word_merge(length: int, rounds: int) -> Row:
    """(c) Two amendments of one paragraph, in different words."""
    random = Random(length)
    cases = [_merge_case(random, length) for _ in range(100)]
    ours = [(base, [("A", compare(base, one)), ("B", compare(base, other))]) for base, one, other in cases]
    with tempfile.TemporaryDirectory() as folder:
        repository = pygit2.init_repository(folder, bare=True)
        theirs = [tuple(_token_tree(repository, text) for text in case) for case in cases]

        def libgit2() -> None:
            for base, one, other in theirs:
                index = repository.merge_trees(base, one, other)
                repository[index["text"].id].data.replace(b"\n", b"").decode()

        ratio = race(lambda: [merge(base, both).text for base, both in ours], libgit2, rounds)
    note = "from edits to the merged text; libgit2 from trees to the merged blob, a token a line"
    return Row(f"merge two amendments, {length} words", "libgit2 merge_trees", ratio, 0.3, note)


def _merge_case(random: Random, length: int) -> tuple[Text, Text, Text]:
    words = prose(random, length)
    first, second = sorted(random.sample(range(0, length - 4, 6), 2))
    one, other = reworded(random, words, first), reworded(random, words, second + 1)
    return text_of([" ".join(words)]), text_of([" ".join(one)]), text_of([" ".join(other)])


def _token_tree(repository: pygit2.Repository, text: Text) -> pygit2.Object:
    lines = "".join(f"{token}\n" for token in spelled.words(" " + text.divisions[0].blocks[0].source))
    builder = repository.TreeBuilder()
    builder.insert("text", repository.create_blob(lines.encode()), pygit2.enums.FileMode.BLOB)
    return repository[builder.write()]


# Commands and refs.


def start_up(rounds: int) -> Row:
    """(d) How long somebody waits for the help."""
    figure, reference = "alinea --help", 'python -c "import click"'
    with contextlib.suppress(ImportError):
        import drafting.commands.main  # noqa: F401

        console = Path(sys.executable).parent / "alinea"
        ours = [str(console)] if console.exists() else [sys.executable, "-m", "drafting"]
        ratio = race(_process([*ours, "--help"]), _process([sys.executable, "-c", "import click"]), max(rounds, 15))
        return Row(figure, reference, ratio, 1.4, " ".join(Path(part).name for part in ours))
    return Row(figure, reference, None, 1.4, "no commands yet")


def _process(command: Sequence[str]) -> Contestant:
    return lambda: subprocess.run(command, check=True, capture_output=True, cwd=ROOT)


def amendment_refs(repository: pygit2.Repository) -> list[tuple[str, str]]:
    """The branches of amendments and their commits, as the store lists them."""
    return [
        (ref.name, str(ref.target))
        for ref in repository.references.iterator()
        if ref.name.startswith("refs/heads/amendments/")
    ]


def list_refs(rounds: int) -> Row:
    """(e) Listing the amendments of a big assembly."""
    with tempfile.TemporaryDirectory() as folder:
        repository = pygit2.init_repository(folder, bare=True)
        author = pygit2.Signature("A", "a@example.org", 0, 0)
        tree = repository.TreeBuilder().write()
        commit = repository.create_commit(None, author, author, "amendment", tree, [])
        lines = [f"{commit} refs/heads/amendments/{n:05}-a\n" for n in range(20_000)]
        Path(folder, "packed-refs").write_text("# pack-refs with: peeled fully-peeled sorted \n" + "".join(lines))
        listed = _process(["git", "-C", folder, "for-each-ref", "--format=%(refname) %(objectname)", "refs/heads/amendments"])
        ratio = race(lambda: amendment_refs(pygit2.Repository(folder)), listed, max(rounds, 9))
        assert len(amendment_refs(repository)) == 20_000
    return Row("list 20,000 amendment refs", "git for-each-ref", ratio, 1.5, "packed; opening the repository timed")


# Growth.


def growth() -> Iterator[Row]:
    """(f) Ten times the amendments: how many times the time and the memory."""
    random = Random(7)
    base = Text(tuple(_article(random, n) for n in range(100)))
    spent: list[float] = []
    held: list[int] = []
    counts = (100, 1_000, 10_000)
    for count in counts:
        texts = [_one_edit(random, base) for _ in range(count)]
        forget()
        start = perf_counter()
        applied = _compare_and_merge(base, texts)
        spent.append(perf_counter() - start)
        tracemalloc.start()
        _compare_and_merge(base, texts)
        held.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        before, factor = (spent[-2], held[-2]) if len(spent) > 1 else (None, None)
        note = f"{spent[-1]:.2f} s, {spent[-1] / count * 1e6:.0f} us each, peak {held[-1] / 1e6:.1f} MB, {applied} applied"
        if before is None or factor is None:
            yield Row(f"compare and merge {count:,} amendments", "itself", None, None, note)
            continue
        yield Row(f"compare and merge {count:,} amendments", f"{count // 10:,} of them", spent[-1] / before, 15.0, note)
        yield Row("  peak memory", f"{count // 10:,} of them", held[-1] / factor, 15.0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield Row("  whole process", "itself", None, None, f"peak {peak / 1024:.0f} MB")


def _article(random: Random, number: int) -> Division:
    blocks = [Block(paragraph("").kind, 0, " ".join(prose(random, 31))) for _ in range(10)]
    return Division("articles", f"{number:03}", f"a{number}", tuple(blocks))


def _one_edit(random: Random, base: Text) -> Text:
    at = random.randrange(len(base.divisions))
    division = base.divisions[at]
    row = random.randrange(len(division.blocks))
    words = division.blocks[row].source.split()
    block = paragraph(" ".join(reworded(random, words, random.randrange(len(words)))))
    changed = Division(division.folder, division.prefix, division.slug, (*division.blocks[:row], block, *division.blocks[row + 1 :]))
    return Text((*base.divisions[:at], changed, *base.divisions[at + 1 :]))


def _compare_and_merge(base: Text, texts: Sequence[Text]) -> int:
    contributions: list[tuple[str, Edits]] = [(str(n), compare(base, text)) for n, text in enumerate(texts)]
    return len(merge(base, contributions).edits)


def main() -> None:
    """Measure everything, print one table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, default=CORPUS, help="where the corpus is")
    options.add_argument("--rounds", type=int, default=7)
    options.add_argument("--json", type=Path, help="write the figures there, too")
    given = options.parse_args()
    rows: list[Row] = []
    print(f"{'figure':<38} {'ratio':>8} {'target':>8}  ok   reference; note")
    for row in measured(given.data, given.rounds):
        rows.append(row)
        ratio = "-" if row.ratio is None else f"{row.ratio:.3f}"
        target = "-" if row.target is None else f"{row.target:g}"
        ok = {True: "yes", False: "NO", None: "-"}[row.ok]
        print(f"{row.figure:<38} {ratio:>8} {target:>8}  {ok:<4} {'; '.join(filter(None, (row.reference, row.note)))}", flush=True)
    if given.json:
        given.json.write_text(json.dumps([asdict(row) | {"ok": row.ok} for row in rows], indent=2, ensure_ascii=False) + "\n")


def measured(data: Path, rounds: int) -> Iterator[Row]:
    """Every figure, as it comes."""
    yield from word_diff(data, rounds)
    yield from long_text_diff(rounds)
    yield word_merge(60, rounds)
    yield word_merge(200, rounds)
    yield start_up(rounds)
    yield list_refs(rounds)
    yield from growth()


if __name__ == "__main__":
    main()
