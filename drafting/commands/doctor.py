"""`alinea doctor`: after an accident, what can be made of the facts is made again, and the rest is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from drafting.commands.boundary import Found
from drafting.commands.common import answer_json, command, done, json_option, now, say, warn
from drafting.languages import ntr, tr

if TYPE_CHECKING:
    from pathlib import Path

    from drafting.proceedings.mending import Mended, Mending

_SHOWN = 3  # names of what was mended


def build() -> click.Command:
    """The command."""

    @command(
        "doctor",
        tr(
            "Mend a repository after an accident: old locks, branches, tags and files that are behind the facts, an "
            "index or objects that are lost. It says what it did, and what a person must do. No fact is ever deleted; "
            "what was in the way is kept in .git/alinea/set-aside."
        ),
        tr("alinea doctor"),
    )
    @json_option
    @click.pass_context
    def doctor(ctx: click.Context, *, as_json: bool) -> None:
        import os

        from drafting.commands.verify import folder
        from drafting.proceedings.findings import Damaged, Severity
        from drafting.proceedings.mending import mend

        user = os.environ.get("ALINEA_ACTOR") or _user(folder(ctx))
        made = mend(folder(ctx), now, user or tr("Secretariat"))
        if as_json:
            answer_json(_as_plain(made))
        else:
            _tell(made)
        if made.verified.worst is Severity.DAMAGED:
            raise Damaged(sum(one.severity is Severity.DAMAGED for one in made.verified.findings))
        if made.stopped or made.verified.worst is Severity.SUSPICIOUS:
            raise Found

    return doctor


def _user(path: Path) -> str:
    """The name Git knows the user by; nothing where Git's own folder has to be mended first."""
    from drafting.store.git import DamagedRepository, Repository

    try:
        return Repository.open(path).user
    except DamagedRepository:
        return ""


def _as_plain(made: Mending) -> dict[str, Any]:
    from drafting.commands.sentences import sentence
    from drafting.commands.verify import as_plain

    mended = [{"deed": str(one.deed), "what": list(one.what), "message": explain(one)} for one in made.mended]
    stopped = sentence(made.stopped) if made.stopped else None
    return {"mended": mended, "stopped": stopped, **as_plain(made.verified)}


def _tell(made: Mending) -> None:
    """What was mended; then what is left, and what to do about it."""
    from drafting.commands.sentences import sentence
    from drafting.commands.verify import told
    from drafting.proceedings.findings import Severity

    for one in made.mended:
        done(explain(one))
    for line in told(made.verified.findings):
        say(line, hanging=2)
    if made.stopped:
        warn(sentence(made.stopped))
    if made.verified.worst is Severity.DAMAGED:
        say(
            tr(
                "This cannot be made from the facts that are here. Begin again from another clone or a backup "
                "(git clone -b main BACKUP again), and keep this folder until nothing is missing there."
            )
        )
    elif not made.mended and not made.verified.findings and not made.stopped:
        done(tr("Nothing to mend: everything holds."))


def explain(mended: Mended) -> str:
    """What was mended."""
    from drafting.proceedings.mending import Deed

    count, names = len(mended.what), ", ".join(mended.what[:_SHOWN]) + ("…" if len(mended.what) > _SHOWN else "")
    return {
        Deed.FOLDER: tr(
            "What Git reads first could not be read, and is made anew: {names}. Remotes must be named again "
            "(“git remote add”).",
            names=names,
        ),
        Deed.LOCKS: ntr(
            "{count} lock of a command that died is removed: {names}",
            "{count} locks of commands that died are removed: {names}",
            count,
            names=names,
        ),
        Deed.REFS_ASIDE: ntr(
            "{count} branch or tag that led nowhere is set aside: {names}",
            "{count} branches or tags that led nowhere are set aside: {names}",
            count,
            names=names,
        ),
        Deed.JOURNAL: tr("The journal is back where it last was: {names}", names=names),
        Deed.NOTES: tr("Notes of this clone that could not be read are set aside: {names}", names=names),
        Deed.INDEX: tr("The index of Git is made anew; no file was touched."),
        Deed.OBJECTS: ntr(
            "{count} lost object is made again from the facts",
            "{count} lost objects are made again from the facts",
            count,
        ),
        Deed.REFS: ntr(
            "{count} branch or tag is where the facts put it: {names}",
            "{count} branches or tags are where the facts put them: {names}",
            count,
            names=names,
        ),
    }[mended.deed]
