# SPDX-License-Identifier: Apache-2.0
"""Runs the command over a folder of documents and pairs what it says with their names."""
from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Dict, List, Optional


@dataclass
class Reading:
    """What came of one file."""

    reports: List[Dict[str, Any]] = field(default_factory=list)   # as `convert` writes them
    findings: List[Dict[str, Any]] = field(default_factory=list)  # of all reports
    error: Optional[str] = None


class Broken(Exception):
    """The command did not do what it is for: it crashed, or its answers do not fit together."""


def _run(govd: Path, arguments: List[str], folder: Path) -> List[Dict[str, Any]]:
    done = subprocess.run([str(govd), *arguments, str(folder)], capture_output=True, timeout=600, check=False)
    if done.returncode not in (0, 1, 2):
        raise Broken(f"{' '.join(arguments)}: status {done.returncode}: {done.stderr.decode(errors='replace')[-2000:]}")
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines() if line]


def read_folder(govd: Path, folder: Path) -> Dict[str, Reading]:
    """By name of file. `check` tells files apart; `convert` gives the figures, in the same order."""
    checked = _run(govd, ["check", "--format", "jsonl"], folder)
    converted = iter(_run(govd, ["convert", "-t", "jsonl", "--places"], folder))
    readings = {}
    for item in checked:
        reading = Reading()
        readings[Path(item["file"]).name] = reading
        if "error" in item:
            reading.error = item["error"].get("message", "unreadable")
        for report in item.get("reports", []):
            made = next(converted, None)
            if made is None or made["form"] != report["form"]:
                raise Broken(f"{item['file']}: check and convert do not agree")
            reading.reports.append(made)
            reading.findings.extend(report["findings"])
    if next(converted, None) is not None:
        raise Broken("convert gives more reports than check")
    return readings
