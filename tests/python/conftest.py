# SPDX-License-Identifier: Apache-2.0
"""What the tests of the Python package share."""

import decimal
import os
import pathlib
import subprocess

import hypothesis
import pytest

import govdisclosure as gd

ROOT = pathlib.Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "tests" / "fixtures"
EXAMPLES = ROOT / "examples" / "reports"

hypothesis.settings.register_profile("tests", max_examples=60, deadline=None, database=None, derandomize=True)
hypothesis.settings.load_profile("tests")


def cases(folder):
    """The fixtures in a folder, as parameters with their names."""
    return [pytest.param(path, id=path.name) for path in sorted((FIXTURES / folder).iterdir()) if path.is_dir()]


def input_of(fixture):
    return next(fixture.glob("input.*"))


@pytest.fixture(scope="session")
def govd():
    """The command, to hold the package against: what it prints, whatever its exit status."""
    command = os.environ.get("GOVD")
    if command is None:
        pytest.skip("there is no command govd beside the package")
    settings = {**os.environ, "LC_ALL": "C", "LD_PRELOAD": ""}

    def run(*arguments, cwd=ROOT):
        done = subprocess.run(
            [command, *map(str, arguments)],
            cwd=cwd,
            env=settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            check=False,
        )
        return done.stdout.decode()

    return run


@pytest.fixture
def report():
    """One with a figure, a text, a note, a blank, text that is no figure, an amount and prose."""
    cells = {
        "requests.new.natural": 12,
        "requests.new.commercial": "1，706",
        "requests.new.research": "22（其中修订16件）",
        "requests.new.welfare": "许多",
        "requests.new.law_service": None,
        "requests.new.other_org": "—",
        "art20_8.fee.amount": gd.Cell("art20_8.fee.amount", "given", decimal.Decimal("25.1"), "251000", "元"),
    }
    sections = [gd.Section("overview", "一、总体情况", ("全年新收申请12件。", "另有一段。"), gd.Place(3, 1))]
    return gd.Report("cn-2021", cells, unit_name="某镇", year=2023, title="某镇年度报告", sections=sections)
