"""`alinea demo`: replay the samples, and tell what happened."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.commands.common import command, done
from drafting.languages import ntr, tr

if TYPE_CHECKING:
    from drafting.proceedings.replay import Story


def build() -> click.Command:
    """The command."""

    @command(
        "demo",
        tr(
            "Replay the sample resolutions into the folder OUT: their amendments, sittings and votes, then the adopted "
            "texts as HTML and PDF. Two runs give the same commits and the same bytes."
        ),
        "alinea demo out/",
    )
    @click.argument("out", type=click.Path(file_okay=False, path_type=Path))
    def demo(out: Path) -> None:
        from drafting.commands.render import write_all
        from drafting.proceedings import replay
        from drafting.proceedings.drafting_rounds import AlreadyThere
        from drafting.resources import resources

        samples = resources("deliberations")
        for name in replay.names(samples):
            if (out / name).exists():
                raise AlreadyThere(out / name)
        for name in replay.names(samples):
            with click.progressbar(length=100, label=name, file=sys.stderr) as bar:
                story = replay.replay(samples / name, out / name, lambda n, of: bar.update(80 * n // of - bar.pos))
                documents = out / "documents" / name
                for _ in write_all(story.desk.state, documents):
                    bar.update(3)
            _tell(story, documents)
        click.echo(tr("Look around: cd {path}, then “git log --graph”, “alinea list”, “alinea origin 1”.", path=out / "homelessness"))

    return demo


def _tell(story: Story, documents: Path) -> None:
    """The story in a few lines."""
    from drafting.deliberation.state import WHOLE
    from drafting.publishing import phrases

    state = story.desk.state
    click.echo()
    click.echo(click.style(state.settings.title, bold=True))
    counts = Counter(a.status for a in state.of_reading())
    said = ", ".join(f"{n} {phrases.status(status)}" for status, n in counts.most_common())
    click.echo("  " + ntr("{count} amendment: {outcomes}.", "{count} amendments: {outcomes}.", counts.total(), outcomes=said))
    sittings = ", ".join(s.fact.title for s in state.sittings)
    click.echo("  " + ntr("{count} sitting: {titles}.", "{count} sittings: {titles}.", len(state.sittings), titles=sittings))
    if vote := state.vote_on(WHOLE):
        click.echo("  " + tr("The whole text. {decision}", decision=phrases.decision(vote.decision)))
    click.echo("  " + tr("Repository: {path} (main is at {commit})", path=story.path, commit=(story.desk.main or "")[:10]))
    done(tr("Documents: {path}", path=documents))
