"""Real texts and real merges, read from where they are kept beside the project; none is copied into it."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from drafting.amending.apply import apply
from drafting.amending.compare import compare
from drafting.amending.merge import merge
from drafting.amending.redline import Change, redline
from drafting.amending.transform import inverse
from drafting.amending.weave import Weave
from drafting.text.blocks import parse_blocks
from drafting.text.model import Division, Text

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


@pytest.mark.parametrize("name", PAIRS)
def test_every_real_pair_compares_both_ways(name: str):
    """What compare finds makes the text after of the text before, its inverse the other way, and a redline tells both."""
    before, after = PAIRS[name]
    edits = 0
    for case in rows(name):
        base, text = text_of(case[before]), text_of(case[after])
        found = compare(base, text)
        edits += len(found)
        assert apply(base, found) == text
        assert apply(text, inverse(base, found)) == base
        assert Weave(base).then(found).text == text
        assert Text.from_files(text.to_files()) == text
    print(f"{name}: {len(rows(name))} pairs, {edits} edits")


def test_rewrapped_real_lines_are_no_change():
    """The lines of a law broken elsewhere say the same blocks."""
    for case in rows("fr-code-civil-pairs"):
        base = text_of(case["before"])
        unwrapped = "\n\n".join(base.to_files().values())
        assert compare(base, text_of(unwrapped)) == ()


@pytest.mark.parametrize("name", PAIRS)
def test_real_redlines_show_every_word(name: str):
    """A redline without what came is the text before, without what went the text after."""
    before, after = PAIRS[name]
    for case in rows(name):
        base, text = text_of(case[before]), text_of(case[after])
        reds = redline(Weave(base).then(compare(base, text), ("A",)))
        segments = [s for red in reds for block in red.blocks for s in block.segments if not s.is_pilcrow]
        kept = "".join(s.source for s in segments if s.change is not Change.REMOVED)
        assert "".join(kept.split()) == "".join("".join(block.source.split()) for block in text["memorandum"].blocks)


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
