"""Folders that travel with the package: at the top of a checkout, or inside the wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_HERE = Path(__file__).resolve().parent


@cache
def resources(name: str) -> Path:
    """The folder of that name; raises `FileNotFoundError` in a broken installation."""
    checkout = (_HERE.parent / "pyproject.toml").is_file()
    folder = (_HERE.parent if checkout else _HERE) / name
    if not folder.is_dir():
        raise FileNotFoundError(folder)
    return folder
