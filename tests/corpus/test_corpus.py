"""Real texts and real merges, read from where they are kept beside the project; none is copied into it."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from drafting.amending.apply import apply
from drafting.amending.compare import compare
from drafting.amending.edits import Edits
from drafting.amending.merge import merge
from drafting.amending.redline import Change, redline
from drafting.amending.transform import inverse
from drafting.amending.weave import Weave
from drafting.text.blocks import parse_blocks
from drafting.text.model import Division, Text
from drafting.text.words import plain_text

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
PAIRS = {
    "fr-rulebook-pairs": ("before", "after"),
    "fr-code-civil-pairs": ("before", "after"),
    "de-law-pairs": ("vorher", "nachher"),
}

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside this checkout")


def rows(name: str) -> list[dict[str, Any]]:
    """The cases of a file of the corpus."""
    with gzip.open(CORPUS / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def text_of(markdown: str) -> Text:
    """A text of one division, from any Markdown."""
    return Text((Division("", "", "memorandum", parse_blocks(markdown)),))


def said(text: Text) -> str:
    """What a text says, white space apart."""
    return "".join("".join(division.markdown.split()) for division in text.divisions)


@cache
def compared(name: str) -> list[tuple[Text, Text, Edits]]:
    """Every pair of a file, canonicalised, with what changed between the two."""
    before, after = PAIRS[name]
    pairs = [(text_of(case[before]), text_of(case[after])) for case in rows(name)]
    return [(base, text, compare(base, text)) for base, text in pairs]


@pytest.mark.parametrize("name", PAIRS)
def test_every_real_pair_compares_both_ways(name: str):
    """What compare finds makes the text after of the text before, and its inverse the text before of that after."""
    for base, text, edits in compared(name):
        assert apply(base, edits) == text
        assert apply(text, inverse(base, edits)) == base
        assert Text.from_files(text.to_files()) == text
    print(f"{name}: {len(compared(name))} pairs, {sum(len(edits) for _, _, edits in compared(name))} edits")


@pytest.mark.parametrize("name", PAIRS)
def test_real_redlines_show_every_word(name: str):
    """A redline without what went is the text after, without what came the text before."""
    for base, text, edits in compared(name):
        (red,) = redline(Weave(base).then(edits))
        segments = [segment for block in red.blocks for segment in block.segments if not segment.is_pilcrow]
        for side, hidden in ((text, Change.REMOVED), (base, Change.ADDED)):
            shown = "".join(plain_text(segment.words) for segment in segments if segment.change is not hidden)
            whole = "".join(plain_text(block.words) for block in side["memorandum"].blocks)
            assert "".join(shown.split()) == "".join(whole.split())


@pytest.mark.parametrize("name", PAIRS)
def test_rewrapped_real_lines_are_no_change(name: str):
    """A text whose lines are broken elsewhere says the same blocks."""
    for base, _, _ in compared(name):
        lines = base["memorandum"].markdown.split("\n")
        wrapped = "\n".join(line if line.startswith(("#", "|")) else broken(line) for line in lines)
        assert text_of(wrapped) == base


def broken(line: str) -> str:
    """A line broken before every fifth word or so that begins with a letter, as prose may be anywhere."""
    return re.sub(r"((?:\S+ ){4}\S+) (?=[^\W\d_])", r"\1\n", line)


def test_three_way_merges_do_as_the_people_did():
    """The people's text, or a conflict that names both sides: never a third text, never less than git."""
    outcomes: Counter[str] = Counter()
    for case in rows("three-way-merges"):
        base, ours, theirs, merged = (text_of(case[side]) for side in ("base", "ours", "theirs", "merged"))
        found = merge(base, [("ours", compare(base, ours)), ("theirs", compare(base, theirs))])
        git = "git was clean" if case["git_conflicts"] == 0 else "git saw a conflict"
        if found.conflicts:
            assert all(set(conflict.who) == {"ours", "theirs"} for conflict in found.conflicts)
            outcomes[f"{git}: a conflict"] += 1
        else:
            same = said(found.text) == said(merged)
            outcomes[f"{git}: the people's text" if same else "a third text"] += 1
    print(dict(outcomes))
    assert outcomes["a third text"] == 0
    assert outcomes["git was clean: a conflict"] == 0
    assert outcomes["git was clean: the people's text"] > 0
    assert outcomes["git saw a conflict: the people's text"] > 0
