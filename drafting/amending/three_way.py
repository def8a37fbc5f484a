"""Three-way merging of one file, as Git asks for it: word by word, with marks around the alinéas in conflict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from drafting.amending.apply import apply
from drafting.amending.compare import compare
from drafting.amending.merge import Merged, merge
from drafting.text.blocks import parse_blocks
from drafting.text.model import PREAMBLE, Division, Text

OURS, THEIRS = "ours", "theirs"
_MARK = 7  # signs of a conflict mark, as in git-merge-file(1)
_BLANK_LINE = "\n\n"


@dataclass(frozen=True, slots=True)
class MergedFile:
    """A file with what two sides made of their base, and how many conflicts are marked in it."""

    markdown: str
    conflicts: int = 0


def merge_files(base: str, ours: str, theirs: str, mark: int = _MARK) -> MergedFile:
    """Two versions of a Markdown file brought together, in canonical form.

    What only one side changed, or both alike, is merged. Of an alinéa in conflict both versions stand
    between marks of that many signs, each with everything else that was merged into it.
    """
    text, *versions = (_text(markdown) for markdown in (base, ours, theirs))
    merged = merge(text, [(who, compare(text, one)) for who, one in zip((OURS, THEIRS), versions, strict=True)])
    left, right = (_decided(text, merged, who) for who in (OURS, THEIRS))
    if left == right:
        return MergedFile(left)
    pieces = list(_pieces(left, right))
    said = _BLANK_LINE.join(one if one == other else _marked(one, other, mark) for one, other in pieces)
    return MergedFile(said + "\n", sum(one != other for one, other in pieces))


def _text(markdown: str) -> Text:
    """A text of one file, whatever that is called."""
    return Text((Division("", "", PREAMBLE, parse_blocks(markdown)),))


def _decided(base: Text, merged: Merged, winner: str) -> str:
    """The file in which one side has its way in every conflict."""
    wanted = [edit for conflict in merged.conflicts for edit, who in conflict.sides if winner in who]
    return apply(base, [*merged.plain, *wanted])[PREAMBLE].markdown


def _pieces(left: str, right: str) -> Iterator[tuple[str, str]]:
    """The alinéas of two files side by side, the same ones and others; one by one where both have as many."""
    one, other = (side.removesuffix("\n").split(_BLANK_LINE) if side else [] for side in (left, right))
    for _, start, end, begin, stop in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if end - start == stop - begin:
            yield from zip(one[start:end], other[begin:stop], strict=True)
        else:
            yield _BLANK_LINE.join(one[start:end]), _BLANK_LINE.join(other[begin:stop])


def _marked(one: str, other: str, mark: int) -> str:
    lines = ("<" * mark + " " + OURS, one, "=" * mark, other, ">" * mark + " " + THEIRS)
    return "\n".join(line for line in lines if line)
