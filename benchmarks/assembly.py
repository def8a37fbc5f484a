"""A made assembly: a bill, or one long article, with as many amendments as are asked for, the same at every run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import made

from drafting.proceedings import drafting_rounds
from drafting.proceedings.desk import Desk
from drafting.proceedings.submitting import Submission, Wording
from drafting.text.blocks import Block, Kind, paragraph
from drafting.text.model import SETTINGS, Division, Text

SAME = 0.05  # the part of amendments that say what another does
_SETTINGS = """format = 1
kind = "deliberation"
language = "fr"
title = "Une ville pour toutes et tous"
members = 100
standing_orders = "citizens-assembly"

[[bodies]]
id = "assembly"
name = "Assemblée"
"""
_MORNING = datetime(2027, 3, 12, 9, 30, tzinfo=UTC)


def clock() -> datetime:
    """It is always morning."""
    return _MORNING


def bill(articles: int = 100, alineas: int = 10) -> Text:
    """Articles of some alinéas each: 2 KB with ten of them."""
    random = made.seeded(articles)
    return Text(tuple(_article(random, number, alineas) for number in range(1, articles + 1)))


def _article(random: Random, number: int, alineas: int) -> Division:
    title = Block(Kind.HEADING, 1, " ".join(made.prose(random, 4)).rstrip("."))
    blocks = [paragraph(" ".join(made.prose(random, random.randint(25, 45)))) for _ in range(alineas)]
    return Division.at(f"articles/{number:04}0-a{number}.md", [title, *blocks])


def amended(base: Text, count: int) -> Iterator[Text]:
    """The text as each of so many would have it: words, an alinéa less or more; some agree."""
    random = made.seeded(count)
    lately: list[Text] = []
    for _ in range(count):
        text = random.choice(lately) if lately and random.random() < SAME else _changed(random, base)
        lately = [*lately[-50:], text]
        yield text


def _changed(random: Random, base: Text) -> Text:
    """One change, made again until something has changed."""
    divisions = list(base.divisions)
    at = random.randrange(len(divisions))
    change = random.choices((_reworded, _without, _with_more), (18, 1, 1))[0]
    divisions[at] = replace(divisions[at], blocks=tuple(change(random, divisions[at].blocks)))
    text = Text(tuple(divisions))
    return _changed(random, base) if text == base else text


def _reworded(random: Random, blocks: Sequence[Block]) -> list[Block]:
    row = random.randrange(1, len(blocks))
    words = blocks[row].source.split(" ")
    new = paragraph(" ".join(made.reworded(random, words, random.randrange(len(words)))))
    return [*blocks[:row], new, *blocks[row + 1 :]]


def _without(random: Random, blocks: Sequence[Block]) -> list[Block]:
    row = random.randrange(1, len(blocks))
    return [*blocks[:row], *blocks[row + 1 :]]


def _with_more(random: Random, blocks: Sequence[Block]) -> list[Block]:
    row = random.randrange(1, len(blocks) + 1)
    return [*blocks[:row], paragraph(" ".join(made.prose(random, 30))), *blocks[row:]]


def opened(path: Path, base: Text) -> Desk:
    """A resolution in its first reading."""
    files = {SETTINGS: _SETTINGS, **base.to_files()}
    desk = drafting_rounds.start(path, files, clock, "Secrétariat", device="aaaaaaaa")
    drafting_rounds.open_reading(desk)
    return desk


def submissions(base: Text, count: int) -> list[Submission]:
    """A day's amendments."""
    return [
        Submission(text, Wording(f"Amendement {n}", f"Membre {n % 100}", "Il y va de la chaleur des étés."))
        for n, text in enumerate(amended(base, count), start=1)
    ]
