"""The options of `alinea vote`, and what they say together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import click

from drafting.commands.common import Named
from drafting.languages import tr

F = TypeVar("F", bound=Callable[..., Any])

_SIDES = {"for": ("pour",), "against": ("contre",)}
ASKED = "?"  # a roll call answered in the terminal; a secret ballot told by options


@dataclass(frozen=True)
class Given:
    """What was given on the command line; None is what was not."""

    what: str
    in_favour: int | None = None
    against: int | None = None
    abstain: int = 0
    blank: int = 0
    null: int = 0
    not_voting: int = 0
    unanimous: bool = False
    carried: bool = False
    lost: bool = False
    roll_call: str | None = None
    group: tuple[str, ...] = ()
    dissent: tuple[str, ...] = ()
    secret: str | None = None
    entitled: int | None = None
    signed_in: int | None = None
    found: int | None = None
    teller: tuple[str, ...] = ()
    confirmed_by: str = ""
    proof: str = ""
    part: str = ""
    present: int | None = None
    represented: int | None = None
    chair: str | None = None
    settled: str | None = None
    second_call: bool = False
    quorum_asked: bool = False
    recount: bool = False
    correct: str | None = None
    again: str | None = None
    settle: str | None = None
    annul: str | None = None
    note: tuple[str, str] | None = None
    yes: bool = False
    as_json: bool = False


def options(function: F) -> F:
    """All of them, in the order in which the help tells them."""
    for option in reversed([*_figures(), *_names(), *_secrecy(), *_room(), *_seconds(), *_afterwards()]):
        function = option(function)
    return function


def _count(*names: str, default: int | None = None, help_: str) -> Callable[[F], F]:
    return click.option(*names, type=click.IntRange(0), default=default, help=help_)


def _figures() -> list[Callable[[Any], Any]]:
    return [
        _count("--for", "in_favour", help_=tr("Votes for.")),
        _count("--against", help_=tr("Votes against.")),
        _count("--abstain", default=0, help_=tr("Abstentions.")),
        _count("--blank", default=0, help_=tr("Blank ballots.")),
        _count("--null", default=0, help_=tr("Null ballots.")),
        _count("--not-voting", default=0, help_=tr("In the room, and taking no part.")),
        click.option("--unanimous", is_flag=True, help=tr("Announced as unanimous, without figures.")),
        click.option("--carried", is_flag=True, help=tr("Announced as carried, without figures.")),
        click.option("--lost", is_flag=True, help=tr("Announced as lost, without figures.")),
        click.option("--part", default="", metavar="II", help=tr("Only this part of the amendment.")),
    ]


def _names() -> list[Callable[[Any], Any]]:
    return [
        click.option(
            "--roll-call",
            is_flag=False,
            flag_value=ASKED,
            metavar=tr("[FILE]"),
            help=tr("By name: a CSV (member, vote, by), “-” for standard input; alone, asked name after name."),
        ),
        click.option(
            "--group", multiple=True, metavar=tr("GROUP=VOTE"), help=tr("How a group declares that its members vote.")
        ),
        click.option("--dissent", multiple=True, metavar="ID=VOTE", help=tr("… but this member.")),
    ]


def _secrecy() -> list[Callable[[Any], Any]]:
    return [
        click.option(
            "--secret",
            is_flag=False,
            flag_value=ASKED,
            metavar=tr("[FILE]"),
            help=tr("A secret ballot: its count sheet, in TOML or by the next options. No ballot is ever recorded."),
        ),
        _count("--entitled", help_=tr("… how many may vote.")),
        _count("--signed-in", help_=tr("… how many signed.")),
        _count("--found", help_=tr("… how many papers were found.")),
        click.option("--teller", multiple=True, metavar=tr("NAME"), help=tr("… who counted.")),
        click.option("--confirmed-by", default="", metavar=tr("NAME"), help=tr("… the second teller, who agrees.")),
        click.option("--proof", default="", help=tr("… an address or a hash of the count kept elsewhere.")),
    ]


def _room() -> list[Callable[[Any], Any]]:
    return [
        _count("--present", help_=tr("Members in the room, if other than the sitting says.")),
        _count("--represented", help_=tr("Members represented by proxy.")),
        click.option("--chair", type=Named(_SIDES), help=tr("How the chair voted, where a tie is theirs to settle.")),
        click.option("--settled", type=Named(_SIDES), help=tr("Whom the lot, or the eldest, gave a tie to.")),
        click.option("--second-call", is_flag=True, help=tr("The room was called again after a missed quorum.")),
        click.option("--quorum-asked", is_flag=True, help=tr("Somebody asked for the quorum to be verified.")),
        click.option("--yes", is_flag=True, help=tr("Record what does not add up without asking.")),
    ]


def _seconds() -> list[Callable[[Any], Any]]:
    why = tr("REASON")
    return [
        click.option("--recount", is_flag=True, help=tr("Counted again: this count replaces the one before.")),
        click.option("--correct", metavar=why, help=tr("What was recorded was a typing error.")),
        click.option("--again", metavar=why, help=tr("Second deliberation: the body decided to vote again.")),
    ]


def _afterwards() -> list[Callable[[Any], Any]]:
    why = tr("REASON")
    return [
        click.option("--settle", metavar=why, help=tr("The chair rules that an irregular vote stands.")),
        click.option("--annul", metavar=why, help=tr("The chair annuls an irregular vote.")),
        click.option(
            "--note", nargs=2, metavar=tr("ID NOTE"), help=tr("What a member says of the vote; it changes nothing.")
        ),
    ]
