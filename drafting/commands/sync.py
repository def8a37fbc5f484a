"""`alinea sync`: exchange facts with another copy of the resolution."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafting.commands.common import answer_json, command, done, json_option, open_desk, say, warn
from drafting.commands.contradictions import as_plain, contradictions
from drafting.languages import ntr, tr

if TYPE_CHECKING:
    from drafting.deliberation.devices import Why
    from drafting.deliberation.records import Record
    from drafting.deliberation.state import State
    from drafting.proceedings.disputes import Dispute
    from drafting.proceedings.syncing import Alarm, Exchanged

_SHOWN = 10  # sentences of what came, and files that are named
_LETTERS = 12  # of a hash


def build() -> click.Command:
    """The command."""

    @command(
        "sync",
        tr(
            "Exchange facts with REMOTE: one of Git's remotes, a folder or an address, “origin” by default. Both "
            "sides know the same afterwards, in whatever order laptops meet; nothing is pushed by force."
        ),
        tr("alinea sync\nalinea sync --bundle /media/stick/wish.bundle"),
    )
    @click.argument("remote", required=False, metavar=tr("[REMOTE]"))
    @click.option(
        "--bundle",
        type=click.Path(path_type=Path),
        metavar=tr("FILE"),
        help=tr("Exchange through a file, on a stick for example: it is read if it is there, then written."),
    )
    @json_option
    @click.pass_context
    def sync(ctx: click.Context, remote: str | None, bundle: Path | None, *, as_json: bool) -> None:
        from drafting.commands.boundary import Found
        from drafting.proceedings import syncing
        from drafting.proceedings.disputes import disputes

        if remote and bundle:
            raise click.UsageError(tr("REMOTE or --bundle: keep one of the two."), ctx)
        desk = open_desk(ctx)
        exchanged = syncing.sync(desk, remote, bundle=bundle)
        found = disputes(desk.state)
        if as_json:
            answer_json(_plain(exchanged, found))
        else:
            _tell(desk.state, exchanged)
            for said in (
                *contradictions(desk.state, found),
                *_beside(desk.state, exchanged),
                *_alarms(desk.state, exchanged.alarms),
            ):
                warn(said)
        if exchanged.alarms:
            raise Found

    return sync


def _tell(state: State, exchanged: Exchanged) -> None:
    """How much came and went, and what it says."""
    came = ntr("{count} fact received", "{count} facts received", len(exchanged.received))
    went = ntr("{count} sent", "{count} sent", len(exchanged.sent))
    done(tr("{remote}: {came}, {went}.", remote=exchanged.remote, came=came, went=went))
    lines = [line for record in exchanged.received for line in _sentences(state, record)]
    for line in lines[:_SHOWN]:
        say(line, 2, hanging=2)
    if more := lines[_SHOWN:]:
        say(ntr("and {count} more: alinea log", "and {count} more: alinea log", len(more)), 2)


def _sentences(state: State, record: Record) -> list[str]:
    from drafting.deliberation import facts
    from drafting.proceedings.minutes import sentences

    fact = facts.read(record)
    return list(sentences(state, fact)) if fact else []


def _beside(state: State, exchanged: Exchanged) -> Iterator[str]:
    for name in exchanged.branches:
        yield tr("The branch {name} is not taken in yet: alinea propose --branch {name}", name=name)
    for name in exchanged.beside:
        yield _main_there(state, exchanged.remote) if name == "main" else _moved_there(name, exchanged.remote)


def _moved_there(name: str, remote: str) -> str:
    return tr(
        "The branch {name} was moved by hand on {remote}; it stays there, and what was recorded stands.",
        name=name,
        remote=remote,
    )


def _main_there(state: State, remote: str) -> str:
    if state.reading is None:
        return tr("“main” on {remote} has drafts that are not here: git pull {remote} main", remote=remote)
    return tr(
        "“main” on {remote} is not what the facts make of it, and nothing is pushed by force. Your own “main” is "
        "right; whoever may, brings that one along: git push --force-with-lease {remote} main",
        remote=remote,
    )


def _alarms(state: State, alarms: Iterable[Alarm]) -> Iterator[str]:
    from drafting.proceedings.syncing import Kind

    for alarm in alarms:
        count, what = len(alarm.what), ", ".join(alarm.what[:3])
        match alarm.kind:
            case Kind.WENT_BACKWARDS:
                yield ntr(
                    "It no longer had {count} fact that it once had ({what}): somebody changed it by hand. Nothing "
                    "here is lost.",
                    "It no longer had {count} facts that it once had ({what}): somebody changed it by hand. Nothing "
                    "here is lost.",
                    count,
                    what=what,
                )
            case Kind.NOT_SENT:
                yield tr("It would not take our facts. They are safe here; run the command again later.")
            case Kind.DEVICE_TWICE:
                yield tr(
                    "Two copies of one laptop have written facts, as after a restored backup ({what}). Both stand; "
                    "look at what they say with “alinea log”.",
                    what=what,
                )
            case Kind.WITHOUT_EFFECT:
                yield from _without_effect(state, set(alarm.what))


def _without_effect(state: State, hashes: set[str]) -> Iterator[str]:
    """Each fact that came too late for the text it was about, and what to do."""
    for record in state.records:
        if record.hash in hashes:
            said = " ".join(_sentences(state, record)) or record.type
            head = {"said": said, "hash": record.hash[:_LETTERS]}
            if why := state.devices.why_not(record):
                yield _void(why, record, head)
                continue
            match record.type:
                case "text.consolidated" | "text.adopted":
                    yield tr(
                        "Another device changed the text first, so that this has no effect: {said} ({hash}). What "
                        "was adopted stays adopted: run “alinea consolidate” again.",
                        **head,
                    )
                case "draft.taken":
                    yield tr(
                        "Another device changed the draft first, so that this has no effect: {said} ({hash}). Its "
                        "commit is in the history of “main”: “git cherry-pick” brings it in.",
                        **head,
                    )
                case _:
                    yield tr("This makes no sense where it stands, and has no effect: {said} ({hash}).", **head)


def _void(why: Why, record: Record, head: dict[str, str]) -> str:
    """Why a fact has no effect whose signer, device and role do not agree."""
    said = {
        why.UNSIGNED: tr(
            "This is not signed with the key of the device that it names, and has no effect: {said} ({hash}). Ask "
            "who wrote it; “alinea device list” shows the keys."
        ),
        why.REVOKED: tr("This was written by a device that is revoked, and has no effect: {said} ({hash})."),
        why.NO_ROLE: tr(
            "This was written by a device that has no role for it, and has no effect: {said} ({hash}). If it should "
            "count: alinea device admit {device}"
        ),
    }[why]
    return said.format(device=record.device, **head)


def _plain(exchanged: Exchanged, found: Sequence[Dispute]) -> dict[str, Any]:
    return {
        "remote": exchanged.remote,
        "received": [{**record.envelope(), "hash": record.hash} for record in exchanged.received],
        "sent": [record.hash for record in exchanged.sent],
        "branches": list(exchanged.branches),
        "beside": list(exchanged.beside),
        "disputed": as_plain(found),
        "alarms": [{"kind": str(alarm.kind), "what": list(alarm.what)} for alarm in exchanged.alarms],
    }
