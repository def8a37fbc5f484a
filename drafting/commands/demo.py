"""`alinea demo`: replay the samples, and tell what happened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.commands.common import command, done, say
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
        tr("alinea demo out/"),
    )
    @click.argument("out", metavar=tr("OUT"), type=click.Path(file_okay=False, path_type=Path))
    def demo(out: Path) -> None:
        from drafting.proceedings import replay
        from drafting.proceedings.drafting_rounds import AlreadyThere
        from drafting.resources import resources

        samples = resources("deliberations")
        for name in replay.names(samples):
            if (out / name).exists():
                raise AlreadyThere(out / name)
        for name in replay.names(samples):
            documents = out / "documents" / name
            _tell(_replayed(samples / name, out / name, documents), documents)
        say(
            tr(
                "Look around: cd {path}, then “git log --graph”, “alinea list”, “alinea origin 1”.",
                path=out / "homelessness",
            )
        )

    return demo


def _replayed(sample: Path, path: Path, documents: Path) -> Story:
    """A sample's story, with its documents made."""
    from drafting.commands.render import write_all
    from drafting.commands.terminal import progress
    from drafting.proceedings import replay

    with progress(sample.name, 100) as told:
        story = replay.replay(sample, path, lambda n, of: told(82 * n // of))
        for at, _ in enumerate(write_all(story.desk.state, documents), start=1):
            told(82 + 3 * at)
    return story


def _tell(story: Story, documents: Path) -> None:
    """The story in a few lines."""
    from drafting.commands.list_ import summary
    from drafting.deliberation.state import WHOLE
    from drafting.publishing import phrases

    state = story.desk.state
    click.echo()
    click.echo(click.style(state.settings.title, bold=True))
    sittings = ", ".join(s.fact.title for s in state.sittings)
    say(summary(state.of_reading()), 2)
    say(ntr("{count} sitting: {titles}.", "{count} sittings: {titles}.", len(state.sittings), titles=sittings), 2)
    if vote := state.vote_on(WHOLE):
        say(tr("The whole text. {decision}", decision=phrases.decision(vote.decision)), 2)
    say(tr("Repository: {path} (main is at {commit})", path=story.path, commit=(story.desk.main or "")[:10]), 2)
    done(tr("Documents: {path}", path=documents))
