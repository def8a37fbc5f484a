"""Groups with one command that people mean when they name none: `alinea version V2`, `alinea roll`."""

from __future__ import annotations

from collections.abc import Mapping

import click

from drafting.commands.common import Section


class Defaulting(Section):
    """A section whose `meant` command, by default the first, runs where none is named.

    Where the group stands `alone`, without a word behind it, that command runs too; else its help is shown.
    """

    def __init__(
        self,
        name: str,
        line: str,
        example: str,
        commands: Mapping[str, click.Command],
        *,
        meant: str = "",
        alone: bool = False,
    ) -> None:
        super().__init__(name, line, example, commands)
        self.meant = meant or next(iter(commands.values())).name or ""
        self.alone = alone

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments, with the command that is meant before them."""
        asks = args and args[0] in ctx.help_option_names
        if (args and not asks and self.get_command(ctx, args[0]) is None) or (self.alone and not args):
            args = [self.meant, *args]
        return super().parse_args(ctx, args)
