"""Whatever is read, the answer is a value or an error that was meant: 10^5 inputs, and 10^6 in torture."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from random import Random

import pytest

from drafting.proceedings.desk import Desk
from tests.hostile import samples
from tests.hostile.bombs import bombs
from tests.hostile.parsers import Parser, held, parsers

TORTURE = 10 if os.environ.get("ALINEA_TORTURE") else 1
SEED = int(os.environ.get("ALINEA_SEED", "0"))
MOST_SECONDS = 10.0 if sys.gettrace() else 2.0  # where coverage counts every line, all takes five times as long
TABLE = parsers(Path(), None, None)  # type: ignore[arg-type]
NAMES = [parser.name for parser in TABLE]
TEXTS = [parser.name for parser in TABLE if isinstance(parser.make(Random(0)), str)]  # noqa: S311
EVERY = {"instructions, French": 12, "instructions, English": 12, "Markdown": 12}  # one bomb of so many, in CI


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A small resolution that went all the way."""
    return samples.adopted(tmp_path_factory.mktemp("fuzz") / "r")


@pytest.fixture
def parser(request: pytest.FixtureRequest, desk: Desk, tmp_path: Path) -> Parser:
    """One of the table, by its name."""
    table = parsers(tmp_path, desk.repository, desk.state)
    return next(one for one in table if one.name == request.param)


@pytest.mark.parametrize("parser", NAMES, indirect=True)
def test_odd_inputs_are_answered(parser: Parser) -> None:
    """No input makes a parser fail otherwise than it says, or take long."""
    slowest = 0.0
    for number in range(parser.count * TORTURE):
        seed = f"{SEED}/{parser.name}/{number}"
        given = parser.make(Random(seed))  # noqa: S311
        began = time.process_time()
        try:
            held(parser.read, given)
        except Exception as problem:
            raise AssertionError(f"{seed}: {given!r:.2000}") from problem
        slowest = max(slowest, time.process_time() - began)
        assert slowest < MOST_SECONDS, (seed, given)
    print(f"{parser.name}: {number + 1} inputs, the slowest {slowest * 1000:.1f} ms")


@pytest.mark.parametrize("parser", TEXTS, indirect=True)
def test_bombs_do_not_go_off(parser: Parser) -> None:
    """No input of ten thousand letters takes a parser two seconds, whatever it says again and again."""
    slowest, count = 0.0, 0
    for given in bombs(EVERY.get(parser.name, 3) if TORTURE == 1 else 1):
        began = time.process_time()
        held(parser.read, given)
        slowest, count = max(slowest, time.process_time() - began), count + 1
        assert slowest < MOST_SECONDS, given[:100]
    print(f"{parser.name}: {count} bombs, the slowest {slowest * 1000:.1f} ms")


def test_there_are_enough(desk: Desk, tmp_path: Path) -> None:
    """A hundred thousand inputs together, spread over every parser."""
    counts = [parser.count for parser in parsers(tmp_path, desk.repository, desk.state)]
    assert sum(counts) >= 100_000
    assert min(counts) >= 500
