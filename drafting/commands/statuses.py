"""Exit statuses: what the shell is told."""

from __future__ import annotations

DONE = 0  # a vote that rejects is done, too
FOUND = 1  # a check found something, or a conflict stops the work
WRONG = 2  # wrong use, or bad input
DAMAGED = 3  # the repository is damaged
