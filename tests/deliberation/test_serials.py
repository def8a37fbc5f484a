"""Serial names: what a device gives, and what people call it."""

from __future__ import annotations

import pytest

from drafting.deliberation.serials import called, meant, next_name


def test_each_device_counts_for_itself() -> None:
    """The next name goes on from the highest of this device, and of this kind."""
    known = ["AC-r1", "AC-r7", "LM-r9", "AC-i8"]
    assert next_name("AC", "r", known) == "AC-r8"
    assert next_name("ZZ", "r", known) == "ZZ-r1"


def test_initials_that_begin_alike() -> None:
    """A longer name's numbers are not taken for ours."""
    assert next_name("A", "r", ["AB-r4"]) == "A-r1"


def test_a_number_is_enough_where_it_is_clear() -> None:
    """Two laptops that gave the same number are told apart by the whole name."""
    assert called("AC-r4", ["AC-r4", "LM-r5"]) == "4"
    assert called("AC-r4", ["AC-r4", "LM-r4"]) == "AC-r4"


@pytest.mark.parametrize(("written", "name"), [("4", None), ("ac-r4", "AC-r4"), ("#5", "LM-r5"), ("6", None)])
def test_what_people_mean(written: str, name: str | None) -> None:
    """A number that one only has, or a whole name; nothing is guessed between two."""
    assert meant(written, ["AC-r4", "LM-r4", "LM-r5"]) == name
