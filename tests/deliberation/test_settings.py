"""Settings and standing orders: read from `resolution.toml`, every fault at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.deliberation.settings import BadSettings, Settings
from drafting.deliberation.standing_orders import PRESETS, StandingOrders
from drafting.voting.rules import InvalidRule
from tests.helpers import DELIBERATIONS, SETTINGS


def faults(toml: str) -> list[str]:
    """The keys that are at fault in a file."""
    with pytest.raises(BadSettings) as caught:
        Settings.parse(toml)
    return [key for key, _ in caught.value.faults]


def test_a_file_is_read() -> None:
    """Everything it says is there, and the first body drafts."""
    settings = Settings.parse(SETTINGS + '[annexes]\nplea = "Plea"\n')
    assert (settings.kind, settings.language, settings.title, settings.members) == ("deliberation", "en", "Trees", 10)
    assert (settings.body, dict(settings.annexes)) == ("Assembly", {"plea": "Plea"})
    assert settings.standing_orders == PRESETS["citizens-assembly"]


def test_the_least_a_file_says() -> None:
    """Format, kind, language and title; nobody is named, the rest is as usual."""
    least = Settings.parse('format = 1\nkind = "wish"\nlanguage = "fr"\ntitle = "T"\n')
    assert (least.body, least.members, least.notice, least.colour) == ("", None, "", "")
    assert least.standing_orders.preset == "citizens-assembly"


def test_every_fault_is_told_at_once() -> None:
    """Unknown keys, wrong values, missing ones and bad rules, all in one error."""
    toml = (
        'format = 2\nkind = "law"\nmembers = true\ncolour = "red"\nbodies = [1]\nflavour = 1\nstanding_orders = "x"\n'
    )
    assert faults(toml) == [
        "flavour",
        "format",
        "kind",
        "members",
        "colour",
        "bodies",
        "language",
        "title",
        "standing_orders",
    ]


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("title = '  '", "title"),
        ("members = 0", "members"),
        ("notice = 1", "notice"),
        ("formula = []", "formula"),
        ("annexes = {a = 1}", "annexes"),
        ("annexes = 3", "annexes"),
        ("bodies = 3", "bodies"),
        ("bodies = [{id = 'a'}]", "bodies"),
        ("bodies = [{id = 'a', name = 1}]", "bodies"),
        ("standing_orders = 3", "standing_orders"),
        ("standing_orders = {preset = 'association', depth = -1}", "standing_orders"),
        ("standing_orders = {preset = 'association', majority = 'most'}", "standing_orders"),
    ],
)
def test_one_wrong_value(line: str, key: str) -> None:
    """Each is named."""
    first = {"title": "title = 'T'"}
    lines = ["format = 1", "kind = 'wish'", "language = 'fr'", *(v for k, v in first.items() if k != key), line]
    assert faults("\n".join(lines)) == [key]


def test_what_is_no_toml() -> None:
    """The reader's own words are passed on."""
    assert faults("title = ") == ["toml"]


@given(st.text())
def test_any_file_is_read_or_refused(toml: str) -> None:
    """No file raises anything else."""
    with pytest.raises(BadSettings):
        Settings.parse(toml)


def test_the_samples_are_in_order() -> None:
    """Every sample's settings are read."""
    for path in sorted(DELIBERATIONS.glob("*/text/resolution.toml")):
        assert Settings.parse(path.read_text(encoding="utf-8")).body


@pytest.mark.parametrize("name", PRESETS)
def test_standing_orders_go_out_and_come_back(name: str) -> None:
    """Each preset, as a name and as the table that is frozen in a reading."""
    assert StandingOrders.read(StandingOrders.read(name).to_json()) == PRESETS[name]


def test_standing_orders_are_overridden() -> None:
    """A preset with another majority and another depth."""
    orders = StandingOrders.read({"preset": "association", "majority": ">=2/3 cast", "depth": 2})
    assert (str(orders.rule.majority), orders.depth) == (">=2/3 cast", 2)


@pytest.mark.parametrize("value", [None, 3, [], {}, {"preset": "x"}, {"preset": "association", "depth": True}])
def test_no_standing_orders(value: Any) -> None:
    """Anything else is no rule."""
    with pytest.raises(InvalidRule):
        StandingOrders.read(value)


# Deadline and admissibility.


def orders(line: str) -> StandingOrders:
    """Standing orders of an assembly, with a line of their own."""
    return Settings.parse(
        SETTINGS.replace('= "citizens-assembly"', f'= {{preset = "citizens-assembly", {line}}}')
    ).standing_orders


@pytest.mark.parametrize("written", ["2024-05-01T18:00:00+02:00", '"2024-05-01 18:00:00+02:00"'])
def test_a_deadline_with_a_zone(written: str) -> None:
    """It is missed by whoever comes later, whatever their own zone."""
    read = orders(f"deadline = {written}")
    assert read.missed(datetime(2024, 5, 1, 16, 0, tzinfo=UTC)) is None
    assert read.missed(datetime(2024, 5, 1, 16, 1, tzinfo=UTC)) == read.deadline


def test_a_deadline_without_a_zone() -> None:
    """It is by the clock of whoever writes."""
    read = orders("deadline = 2024-05-01T18:00:00")
    assert read.missed(datetime(2024, 5, 1, 18, 0, tzinfo=timezone(timedelta(hours=9)))) is None
    assert read.missed(datetime(2024, 5, 1, 18, 1, tzinfo=UTC)) == datetime(2024, 5, 1, 18)  # noqa: DTZ001


def test_no_deadline_is_missed_where_there_is_none() -> None:
    """As in every body that sets none."""
    assert PRESETS["association"].missed(datetime(2024, 5, 1, 18, tzinfo=UTC)) is None


@pytest.mark.parametrize("line", ["deadline = 2024-05-01", 'deadline = "soon"', "deadline = 7", "admissibility = 1"])
def test_what_leaves_a_rule_open_is_refused(line: str) -> None:
    """A day that ends nobody knows when, words, a number for yes."""
    with pytest.raises(BadSettings):
        orders(line)


def test_deadline_and_admissibility_come_back() -> None:
    """They are written plainly, and read again; nothing is written where nothing was said."""
    read = orders("deadline = 2024-05-01T18:00:00+02:00, admissibility = true")
    assert StandingOrders.read(read.to_json()) == read
    assert read.to_json()["deadline"] == "2024-05-01T18:00:00+02:00"
    assert PRESETS["association"].to_json().keys().isdisjoint({"deadline", "admissibility"})
