"""Templates: where they are, from a checkout or from the wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_HERE = Path(__file__).resolve()


@cache
def templates() -> Path:
    """The folder of the templates; raises `FileNotFoundError` in a broken installation."""
    for folder in (_HERE.parents[2] / "templates", _HERE.parents[1] / "templates"):
        if (folder / "pdf").is_dir() and (folder / "html").is_dir():
            return folder
    raise FileNotFoundError("templates")
