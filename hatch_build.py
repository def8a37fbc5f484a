"""Build hook: compiles the message catalogues, so that the wheel carries them ready to read."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface[Any]):
    """Compiles every `.po` beside itself."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  # hatchling's signature
        """Write the `.mo` files and have them shipped."""
        for source in sorted(Path(self.root).glob("drafting/locale/*/LC_MESSAGES/*.po")):
            compiled = source.with_suffix(".mo")
            with source.open("rb") as words, compiled.open("wb") as out:
                write_mo(out, read_po(words))
            build_data["artifacts"].append("/" + compiled.relative_to(self.root).as_posix())
