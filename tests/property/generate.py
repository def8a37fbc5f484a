"""Random canonical texts and random amendments of them, from any `random.Random`.

Hypothesis drives these through `strategies.py`; the long seeded runs drive them directly.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from random import Random

from drafting.text.blocks import Block, Kind, parse_blocks, print_blocks
from drafting.text.model import Division, Text

# Few words, so that a word or a run of them stands in many places and a diff could go astray.
FEW = ("le", "conseil", "vote", "l'", "et")
MANY = (
    "assemblée", "budget", "climat", "délai", "école", "eau", "forêt", "jardin", "l'", "d'", "qu'", "mesure", "nuit",
    "plan", "quartier", "rue", "service", "transport", "usage", "ville", "3 000", "12,5", "2024", "peut-être",
    "aujourd'hui", "x·e·s", "«", "»", "(a)", "et/ou", "50 %", "n°", "2°", "…",
)  # fmt: skip
MARKED = (
    "**grave**", "**très grave**", "*nul*", "***lu***", "[le plan](#plan)", "[**vu** ici](articles/010-a.md)",
    "\\*", "\\_", "\\[x\\]", "\\<b>", "&amp;amp;", "`code`", "<https://a.fr>", "2024.", "1)", "#", "-", "+", "a|b",
    "\\\\", "!", "~~", "__a__",
)  # fmt: skip
STARTS = ("2024. ", "1) ", "# ", "\\- ", "> ", "+ ", "--- ", "I. – ", "1° ", "a) ", "## ", "=== ", "[x]: ", "~~~ ")
ENDS = (".", ".", ".", " ;", ", et", "", " :", " #")

Words = Sequence[str]


def vocabulary(random: Random, *, repetitive: bool | None = None) -> Words:
    """The words a text is made of: few, or many with everything that Markdown finds special."""
    few = random.random() < 0.3 if repetitive is None else repetitive
    return FEW if few else MANY + MARKED if random.random() < 0.5 else MANY


def phrase(random: Random, words: Words, longest: int = 8) -> str:
    """A few words."""
    return " ".join(random.choice(words) for _ in range(random.randint(1, longest)))


def prose(random: Random, words: Words) -> str:
    """A few sentences."""
    return " ".join(phrase(random, words) + random.choice(ENDS) for _ in range(random.randint(1, 3)))


def block(random: Random, words: Words) -> Block:
    """A block of any kind; `canonical` makes it one that Markdown can hold where it stands."""
    shape = random.random()
    if shape < 0.08:
        return Block(Kind.HEADING, random.randint(1, 3), phrase(random, words, 4))
    if shape < 0.16:
        return Block(Kind.TABLE, 0, table(random, words))
    start = random.choice(STARTS) if words is not FEW and random.random() < 0.15 else ""
    if shape < 0.5:
        return Block(Kind.ITEM, random.randint(1, 3), start + prose(random, words))
    return Block(Kind.PARAGRAPH, random.choice((0, 0, 0, 1, 2)), start + prose(random, words))


def table(random: Random, words: Words) -> str:
    """A small table, its cells short and sometimes empty."""
    width = random.randint(1, 3)
    rows = [["---"] * width, *([_cell(random, words) for _ in range(width)] for _ in range(random.randint(1, 3)))]
    rows[0], rows[1] = rows[1], rows[0]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _cell(random: Random, words: Words) -> str:
    return phrase(random, words, 2).replace("|", "\\|") if random.random() < 0.9 else ""


def canonical(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks as a file holds them."""
    return parse_blocks(print_blocks(blocks))


def blocks(random: Random, words: Words, most: int = 5) -> tuple[Block, ...]:
    """The blocks of a division."""
    made = [block(random, words) for _ in range(random.randint(0, most))]
    if random.random() < 0.25:
        made += [Block(Kind.ITEM, level, phrase(random, words)) for level in (1, 2, random.randint(1, 3))]
    return canonical(made)


PATHS = ("memorandum.md", "preamble.md", "annexes/plan/010-a.md", "annexes/plan/020-b.md", "annexes/plea.md")


def text(random: Random, words: Words) -> Text:
    """A text of a few divisions, or of one alone so that amendments of it meet."""
    if random.random() < 0.4:
        return Text((Division.at("articles/010-a.md", blocks(random, words, 3)),))
    paths = [path for path in PATHS if random.random() < 0.3]
    paths += [f"articles/{n}0-{slug}.md" for n, slug in enumerate("abc", start=1) if random.random() < 0.6]
    return Text(tuple(Division.at(path, blocks(random, words)) for path in paths or ["articles/010-a.md"]))


def amended(random: Random, base: Text, words: Words) -> Text:
    """A text as somebody amended it: a few changes in a few places."""
    divisions = {d.key: d for d in base.divisions}
    for _ in range(random.randint(1, 3)):
        shape = random.random()
        key = random.choice(sorted(divisions) or [""])
        if shape < 0.04 or not divisions:
            new = Division.at(f"articles/{random.choice(('05', '15', '150', '25'))}-{random.choice('defg')}.md")
            divisions[new.key] = Division(new.folder, new.prefix, new.slug, blocks(random, words, 3))
        elif shape < 0.07:
            del divisions[key]
        elif shape < 0.10 and divisions[key].prefix:
            old = divisions[key]
            divisions[key] = Division(old.folder, random.choice(("05", "15", "35")), old.slug, old.blocks)
        else:
            old = divisions[key]
            divisions[key] = Division(old.folder, old.prefix, old.slug, changed(random, old.blocks, words))
    return Text(tuple(divisions.values()))


def amendments(random: Random, base: Text, words: Words, count: int) -> tuple[Text, ...]:
    """Several people's texts; some go on from what another wrote, and share its edits."""
    texts: list[Text] = []
    for _ in range(count):
        start = random.choice(texts) if texts and random.random() < 0.2 else base
        texts.append(amended(random, start, words))
    return tuple(texts)


def changed(random: Random, old: Sequence[Block], words: Words) -> tuple[Block, ...]:
    """A division's blocks after one change in whole blocks or in words."""
    new = list(old)
    at = random.randrange(len(new) + 1)
    change = random.choice(_CHANGES)
    if random.random() < 0.08:
        return joined(random, old)
    if at == len(new):
        return canonical([*new, block(random, words)])
    new[at : at + 1] = change(random, new[at], words)
    if change is _gone and random.random() < 0.3:
        new.insert(random.randrange(len(new) + 1), old[at])  # moved
    return canonical(new)


def _gone(random: Random, old: Block, words: Words) -> list[Block]:
    return []


def _joined_by_another(random: Random, old: Block, words: Words) -> list[Block]:
    return [block(random, words), old]


def _other_kind(random: Random, old: Block, words: Words) -> list[Block]:
    if old.kind is Kind.TABLE:
        return [_with_column(random, old, words)]
    kind = random.choice((Kind.PARAGRAPH, Kind.ITEM, Kind.HEADING))
    return [Block(kind, random.randint(1, 3), old.source)]


def _with_column(random: Random, old: Block, words: Words) -> Block:
    rows = old.source.split("\n")
    ends = [phrase(random, words, 1).replace("|", "\\|") for _ in rows]
    ends[1] = "---"
    return Block(Kind.TABLE, 0, "\n".join(f"{row} {end} |" for row, end in zip(rows, ends, strict=True)))


def _split(random: Random, old: Block, words: Words) -> list[Block]:
    if old.kind is Kind.TABLE or len(old.words) < 2:
        return [old]
    cut = random.randrange(1, len(old.words))
    return [old.with_words(old.words[:cut]), old.with_words(old.words[cut:])]


def _reworded(random: Random, old: Block, words: Words) -> list[Block]:
    spoken = list(old.words)
    for _ in range(random.randint(1, 3)):
        at = random.randrange(len(spoken) + 1)
        length = random.choice((0, 0, 1, 1, 2, 5))
        new = [] if random.random() < 0.3 else [f" {word}" for word in phrase(random, words, 2).split(" ")]
        if old.kind is Kind.TABLE:
            spoken[at : at + length] = [word for word in new if "|" not in word]
        else:
            spoken[at : at + length] = new
    return [Block(old.kind, old.level, "".join(spoken).strip())]


def _formatted(random: Random, old: Block, words: Words) -> list[Block]:
    if old.kind is Kind.TABLE:
        return [old]
    spoken = list(old.words)
    at = random.randrange(len(spoken))
    core = spoken[at].lstrip()
    spoken[at] = spoken[at][: len(spoken[at]) - len(core)] + random.choice(("**", "*")) + core + "**"
    return [Block(old.kind, old.level, "".join(spoken).strip())]


Change = Callable[[Random, Block, Words], list[Block]]
_CHANGES: tuple[Change, ...] = (
    _gone, _joined_by_another, _other_kind, _split, _formatted, _reworded, _reworded, _reworded, _reworded,
)  # fmt: skip


def joined(random: Random, old: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks with two neighbours made one."""
    spots = [n for n, (a, b) in enumerate(pairwise(old)) if Kind.TABLE not in (a.kind, b.kind)]
    if not spots:
        return tuple(old)
    at = random.choice(spots)
    one = Block(old[at].kind, old[at].level, f"{old[at].source} {old[at + 1].source}")
    return canonical([*old[:at], one, *old[at + 2 :]])
