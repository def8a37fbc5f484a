"""How Hypothesis looks for counterexamples, and the figures that a run ends with.

The same counterexamples every time, or many (HYPOTHESIS_PROFILE=deep).
"""

from __future__ import annotations

import os
import re

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "same", derandomize=True, deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("deep", settings.get_profile("same"), derandomize=False, max_examples=5_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

_COUNTED = re.compile(r"(\d+) of (\d+) (\w+ \w+)")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The figures of this run, those of one kind together: “142 of 142 points”."""
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.stats.get(kind, ())]
    found = [(report.nodeid, said) for report in reports for name, said in report.user_properties if name == "figure"]
    sums: dict[tuple[str, str], list[int]] = {}
    for where, said in sorted(set(found)):
        file = where.partition("::")[0].rpartition("/")[2]
        if counted := _COUNTED.match(said):
            held, of = sums.setdefault((file, counted[3]), [0, 0])
            sums[file, counted[3]] = [held + int(counted[1]), of + int(counted[2])]
        else:
            sums[file, said] = []
    if sums:
        terminalreporter.section("figures")
    for (file, said), numbers in sums.items():
        terminalreporter.write_line(f"{file}: {numbers[0]} of {numbers[1]} {said}" if numbers else f"{file}: {said}")
