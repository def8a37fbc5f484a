"""The `alinea` command: a table of commands, each loaded when it is called."""

from __future__ import annotations

import gc
import gettext
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from drafting import __version__, languages
from drafting.languages import later, tr

# Name, module, names in French, and what it does in one line.
COMMANDS: Sequence[tuple[str, str, tuple[str, ...], str]] = (
    ("new", "new", ("nouveau",), later("Start a resolution")),
    ("format", "format_", ("formater",), later("Bring files to canonical Markdown")),
    ("check", "check", ("vérifier", "verifier"), later("Report every problem of the files")),
    ("version", "version", ("version",), later("Name a state of the draft")),
    ("remark", "remark", ("remarque",), later("Remark on an alinéa, and answer")),
    ("idea", "idea", ("idée", "idee"), later("Note what was heard, and what became of it")),
    ("reading", "reading", ("lecture",), later("Open a reading: the text is frozen")),
    ("propose", "propose", ("proposer",), later("Submit an amendment")),
    ("rectify", "rectify", ("rectifier",), later("Give an amendment another wording")),
    ("import", "import_", ("importer",), later("Take in a table of amendments")),
    ("number", "number", ("numéroter", "numeroter"), later("Number the amendments that wait for it")),
    ("list", "list_", ("lister",), later("List the amendments")),
    ("show", "show", ("montrer", "voir"), later("Show an amendment")),
    ("diff", "diff", ("comparer",), later("Show changes word by word")),
    ("instruction", "instruction", ("dispositif",), later("Write and apply instructions, on plain files")),
    ("admit", "admit", ("admettre",), later("Find an amendment admissible")),
    ("refuse", "refuse", ("refuser",), later("Find an amendment inadmissible")),
    ("collisions", "collisions", ("concurrences",), later("Show which amendments cannot all stand")),
    ("similar", "similar", ("semblables",), later("Find amendments that nearly say the same")),
    ("group", "group", ("regrouper",), later("Take one amendment in place of several")),
    ("compromise", "compromise", ("compromis",), later("Take a compromise in place of several")),
    ("order", "order", ("ordre", "dérouleur", "derouleur"), later("Show the order of discussion")),
    ("whatif", "whatif", ("supposer", "et-si"), later("Show the text if some amendments passed")),
    ("status", "status", ("état", "etat"), later("Tell where things stand, and what contradicts itself")),
    ("roll", "roll", ("rôle", "role"), later("Set or show the roll: who may vote")),
    ("sitting", "sitting", ("séance", "seance"), later("Open, suspend or close a sitting; who is there")),
    ("opinion", "opinion", ("avis",), later("Record an opinion on an amendment")),
    ("choose", "choose", ("choisir",), later("Record what the room prefers, before the vote")),
    ("vote", "vote", ("voter",), later("Record a vote")),
    ("mark", "mark", ("marquer",), later("Mark an amendment withdrawn, fallen…")),
    ("falling", "falling", ("tombés", "tombes"), later("Propose what no longer makes sense as fallen")),
    ("consolidate", "consolidate", ("consolider",), later("Fold what was adopted into the text")),
    ("minority", "minority", ("minorité", "minorite"), later("Annex a minority statement")),
    ("act", "act", ("acte",), later("Set down reference and dates of the adopted text")),
    ("correct", "correct", ("corriger",), later("Put an error of form in the adopted text right")),
    ("render", "render", ("publier", "rendre"), later("Make the documents, HTML and PDF")),
    ("log", "log", ("journal",), later("Tell what happened, as minutes")),
    ("origin", "origin", ("origine", "blame"), later("Tell where each word comes from")),
    ("resolve", "resolve", ("trancher",), later("Say what stands of what contradicts itself")),
    ("undo", "undo", ("annuler",), later("Undo what this laptop recorded last")),
    ("device", "device", ("poste",), later("Show this laptop, its key, and who may write what")),
    ("sync", "sync", ("synchroniser",), later("Exchange facts with another clone")),
    ("verify", "verify", ("contrôler", "controler"), later("Check everything against the facts")),
    ("doctor", "doctor", ("docteur",), later("Mend what an accident left")),
    ("export", "export", ("exporter",), later("Save everything in one file")),
    ("forge-setup", "forge_setup", ("forge",), later("Set up a forge, a hook, drivers for Git")),
    ("demo", "demo", ("démo",), later("Replay the samples")),
)
# A command makes hundreds of thousands of values that stay until it ends: looking through them again
# and again for garbage takes longer than reading the journal.
_GARBAGE = (2_000_000, 50, 100)
_MODULES = {name: module for name, module, _, _ in COMMANDS}
_ALIASES = {alias: name for name, _, aliases, _ in COMMANDS for alias in aliases}


class Alinea(click.Group):
    """The group of all commands: their names and lines are known without loading any."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of the commands, in the order of the work."""
        return [_shown(name, aliases) for name, _, aliases, _ in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """A command by any of its names."""
        name = _ALIASES.get(cmd_name, cmd_name)
        if name not in _MODULES:
            return None
        command: click.Command = import_module(f"drafting.commands.{_MODULES[name]}").build()
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was meant; a near name is suggested for one that is unknown."""
        if args and args[0] not in _MODULES and args[0] not in _ALIASES and not args[0].startswith("-"):
            from difflib import get_close_matches

            close = get_close_matches(args[0].lower(), [*_MODULES, *_ALIASES], n=3)
            near = dict.fromkeys(_said(_ALIASES.get(name, name)) for name in close)
            said = tr("There is no command “{name}”.", name=args[0])
            ctx.fail(said + (" " + tr("Did you mean: {names}?", names=", ".join(near)) if near else ""))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands, with their lines, in the language being spoken."""
        with formatter.section(tr("Commands")):
            formatter.write_dl([(_shown(name, aliases), tr(line)) for name, _, aliases, line in COMMANDS])


def _said(name: str) -> str:
    return next(_shown(known, aliases) for known, _, aliases, _ in COMMANDS if known == name)


def _shown(name: str, aliases: Sequence[str]) -> str:
    return aliases[0] if languages.current.get() == "fr" else name


def speak(language: str) -> None:
    """Speak a language from here on, click's own words among others."""
    languages.current.set(language)
    languages.catalogue(language)  # compiled, for click finds no other
    gettext.bindtextdomain(languages.DOMAIN, languages.FOLDER)
    gettext.textdomain(languages.DOMAIN)
    os.environ["LANGUAGE"] = language


def _take_language(arguments: list[str]) -> str | None:
    """Take `--lang` out of the arguments, wherever it stands; what it asks for."""
    for at, argument in enumerate(arguments):
        if argument == "--lang" and at + 1 < len(arguments):
            asked = arguments[at + 1]
            del arguments[at : at + 2]
            return asked
        if argument.startswith("--lang="):
            del arguments[at]
            return argument.partition("=")[2]
    return None


def build() -> click.Group:
    """The whole command line, in the language being spoken."""
    group = Alinea(
        name="alinea",
        help=tr("Draft, amend, vote and publish the texts of an assembly, on Git."),
        epilog=tr("“alinea COMMAND --help” tells more, with an example."),
        subcommand_metavar=tr("COMMAND [ARGS]..."),
        context_settings={
            "help_option_names": ["-h", "--help"],
            "max_content_width": 100,
            "color": False if "NO_COLOR" in os.environ else None,
        },
    )
    lang = click.Option(
        ["--lang"],
        type=click.Choice(languages.KNOWN),
        expose_value=False,
        is_eager=True,
        help=tr("Language of the messages (else ALINEA_LANG, else the locale)."),
    )
    where = click.Option(
        ["-C", "--directory"],
        type=click.Path(file_okay=False),
        default=".",
        help=tr("Work in this folder instead of the current one."),
    )
    version = click.version_option(__version__, prog_name="alinea", message="%(prog)s %(version)s")
    group.params += [lang, where]
    group.callback = _remember
    return version(group)


@click.pass_context
def _remember(ctx: click.Context, directory: str) -> None:
    ctx.obj = directory


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; exits with 0, 1 (found something), 2 (wrong use) or 3 (damage)."""
    gc.set_threshold(*_GARBAGE)
    given = list(sys.argv[1:] if arguments is None else arguments)
    asked = _take_language(given)
    if asked is not None and asked not in languages.KNOWN:
        given[:0] = ["--lang", asked]  # for click to refuse
    speak(languages.choose(asked))
    from drafting.commands.boundary import run

    sys.exit(run(build(), given))
