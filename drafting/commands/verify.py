"""`alinea verify`: everything the repository says is held against its facts, and they against one another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from drafting.commands.boundary import Found
from drafting.commands.common import answer_json, command, done, json_option, say
from drafting.languages import ntr, tr

if TYPE_CHECKING:
    from pathlib import Path

    from drafting.proceedings.findings import Finding
    from drafting.proceedings.verifying import Verified

_MOST = 20  # findings of one kind that are told; JSON has them all


def build() -> click.Command:
    """The command."""

    @command(
        "verify",
        tr(
            "Hold the repository against its facts: their hashes and chains, the history of the journal, the texts of "
            "amendments, votes and adoptions, branches and tags, all made anew from the facts alone. Nothing is "
            "written. Exit status: 0 all is well, 1 a person must look, 3 damaged."
        ),
        tr("alinea verify"),
    )
    @json_option
    @click.pass_context
    def verify(ctx: click.Context, *, as_json: bool) -> None:
        from drafting.proceedings.findings import Damaged, Severity
        from drafting.proceedings.verifying import verify as verified
        from drafting.store.git import Repository

        made = verified(Repository.open(folder(ctx)))
        if as_json:
            answer_json(as_plain(made))
        else:
            _tell(made)
        if made.worst is Severity.DAMAGED:
            raise Damaged(sum(one.severity is Severity.DAMAGED for one in made.findings))
        if made.worst is Severity.SUSPICIOUS:
            raise Found

    return verify


def folder(ctx: click.Context) -> Path:
    """The folder that the command works in."""
    from pathlib import Path

    return Path(ctx.find_root().obj or ".")


def as_plain(made: Verified) -> dict[str, Any]:
    """What was looked at and found, as a plain value."""
    checked = {"facts": made.facts, "commits": made.commits, "amendments": made.amendments, "votes": made.votes}
    findings = [
        {
            "kind": str(one.kind),
            "severity": str(one.severity),
            "where": one.where,
            "what": one.what,
            "message": explain(one),
        }
        for one in made.findings
    ]
    return {"checked": checked, "findings": findings}


def _tell(made: Verified) -> None:
    """What was checked, then each finding."""
    say(_checked(made))
    for line in told(made.findings):
        say(line, hanging=2)
    if not made.findings:
        done(tr("Everything holds."))


def _checked(made: Verified) -> str:
    counted = (
        ntr("{count} fact", "{count} facts", made.facts),
        ntr("{count} commit of the journal", "{count} commits of the journal", made.commits),
        ntr("{count} amendment", "{count} amendments", made.amendments),
        ntr("{count} vote", "{count} votes", made.votes),
    )
    return tr("Checked: {what}.", what=", ".join(counted))


def told(findings: tuple[Finding, ...]) -> Iterator[str]:
    """Each finding in a sentence, the gravest first; of very many of a kind, the first ones and how many more."""
    for _, alike in groupby(findings, key=lambda finding: finding.kind):
        own = list(alike)
        yield from (f"{_grave(one)} {explain(one)}" for one in own[:_MOST])
        if (more := len(own) - _MOST) > 0:
            yield ntr("… and {count} more like it", "… and {count} more like these", more)


def _grave(finding: Finding) -> str:
    """The mark before a finding, in words too."""
    from drafting.proceedings.findings import Severity

    said, colour = {
        Severity.DAMAGED: (tr("Damaged:"), "red"),
        Severity.SUSPICIOUS: (tr("To look at:"), "yellow"),
        Severity.NOTE: (tr("Note:"), "cyan"),
    }[finding.severity]
    return click.style(said, fg=colour)


def explain(finding: Finding) -> str:
    """What was found, and what to do."""
    from drafting.commands.signature_faults import fault
    from drafting.proceedings.findings import Kind

    said = {
        Kind.JOURNAL_UNREADABLE: tr("the journal cannot be read ({what}). Bring it back from another clone or export."),
        Kind.FILE_UNREADABLE: tr(
            "{where} of the journal is missing or damaged on the disk. Bring it back from another clone or export."
        ),
        Kind.RECORD: tr("{where} is not the fact that its name promises ({what})."),
        Kind.FACT_REMOVED: tr("{where} was taken out of the journal by commit {what}."),
        Kind.FACT_CHANGED: tr("{where} was changed in the journal by commit {what}."),
        Kind.WENT_BACK: tr(
            "the journal was at commit {what} once, and no longer has it: facts were taken back, or a command died "
            "before it had said that they were recorded."
        ),
        Kind.GAP: tr("{where} follows a fact that is not there ({what})."),
        Kind.OTHER_BEFORE: tr("{where} was written after another fact than the one that stands before it ({what})."),
        Kind.FORK: tr("{where} and {what} have the same count: a device restored from a backup, or one that lies."),
        Kind.NEVER_WRITTEN: tr("whoever wrote {where} had seen a fact that is not there ({what})."),
        Kind.FORGOTTEN: tr("whoever wrote {where} had seen a fact before ({what}), and no longer had it."),
        Kind.CIRCLE: tr("{where} follows from itself: it is forged."),
        Kind.BAD_SIGNATURE: tr("{where} does not sign the fact beside it: {what}. The fact counts as unsigned."),
        Kind.SEAL_SIGNATURE: tr("{where} does not sign the tag that the sitting's facts make ({what})."),
        Kind.STRAY_SIGNATURE: tr("{where} is a signature beside which there is no fact."),
        Kind.UNSIGNED_FACT: tr("{where} ({what}) is not signed with the key of its device, and has no effect."),
        Kind.REVOKED_DEVICE: tr("{where} ({what}) is of a device that was revoked, and has no effect."),
        Kind.MISSING_ROLE: tr("{where} ({what}) is of a device without the role for it, and has no effect."),
        Kind.FORMAT: tr("the journal does not say its format: {where} is missing or another."),
        Kind.STRANGE_FILE: tr("{where} in the journal is no fact, and is left aside."),
        Kind.NEWER_FACT: tr("{where} is of a kind that this version does not know ({what})."),
        Kind.MISSHAPEN_FACT: tr("{where} has not the shape of its kind ({what}), and no effect."),
        Kind.IRREGULAR_FACT: tr("{where} makes no sense where it stands ({what})."),
        Kind.SEAL: tr("{where} sealed other facts than those that are here: one was changed, added or removed since."),
        Kind.FACTS_UNUSABLE: tr("the facts cannot be put together ({what})."),
        Kind.VERSION_TEXT: tr("version {what}: its text is not the one named in {where}."),
        Kind.FROZEN_TEXT: tr("reading {what}: the frozen text is not the one named in {where}."),
        Kind.BASE_TEXT: tr("amendment {what}: it was written for another text than the one named in {where}."),
        Kind.AMENDED_TEXT: tr("amendment {what}: its edits do not make the text named in {where}."),
        Kind.STEP_TEXT: tr("amendment {what}: its adoption does not make the text named in {where}."),
        Kind.ADOPTED_TEXT: tr("reading {what}: the adopted text is not the one named in {where}."),
        Kind.VOTED_TEXT: tr("the vote on {what} ({where}) was on another text than the one that stood."),
        Kind.NOT_REPRODUCED: tr("the facts do not make {where} again; branches and tags could not be compared."),
        Kind.REFS_UNREADABLE: tr("the branches and tags cannot be read ({what})."),
        Kind.REF_MOVED: tr("{where} was moved by hand, to {what}."),
        Kind.REF_BEHIND: tr("{where} is behind the facts; the next command that writes brings it forward."),
        Kind.REF_MISSING: tr("{where} is missing; the next command that writes makes it."),
        Kind.DRAFTS_WAITING: tr("{where} has commits made by hand; the next command that writes takes them in."),
        Kind.UNKNOWN_TAG: tr("no fact makes {where}: unless somebody made it by hand, facts are missing."),
        Kind.UNKNOWN_BRANCH: tr("{where} was made by hand, and not taken in as an amendment."),
        Kind.OBJECT: tr("object {where} is missing or damaged; “alinea doctor” makes it again."),
    }[finding.kind]
    what = fault(finding.what) if finding.kind is Kind.BAD_SIGNATURE else finding.what
    return said.format(where=finding.where, what=what)
