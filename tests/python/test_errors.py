# SPDX-License-Identifier: Apache-2.0
"""Errors: one class for each status, all of them met, each with what is known of the place."""

import os
import pathlib
import pickle
import subprocess
import sys
import tempfile
from decimal import Decimal

import pytest

import govdisclosure as gd
from conftest import EXAMPLES
from govdisclosure import _govdisclosure as c


def not_to_be_started():
    """Reads a PDF where what is called pdftotext is no program."""
    code = "import govdisclosure as gd\ntry: gd.read(b'%PDF-')\nexcept gd.Error as e: print(type(e).__name__, e.text)"
    with tempfile.TemporaryDirectory() as folder:
        program = pathlib.Path(folder, "pdftotext")
        program.write_bytes(b"no program")
        program.chmod(0o755)
        paths = {"PATH": folder, "PYTHONPATH": ":".join(sys.path)}
        preload = {name: value for name, value in os.environ.items() if name in ("LD_PRELOAD", "ASAN_OPTIONS")}
        result = subprocess.run(
            [sys.executable, "-c", code], env={**paths, **preload}, stdout=subprocess.PIPE, text=True, check=True
        )
    kind, text = result.stdout.strip().split(" ", 1)
    if "this build of the library" in text:
        pytest.skip(text)
    raise getattr(gd, kind)(text)


FAULTS = {
    gd.ArgumentError: lambda: gd.Report("cn-2021", year=0),
    gd.AccessError: not_to_be_started,
    gd.EncodingError: lambda: gd.Report.from_json(b'{"form": "\xff"}'),
    gd.MalformedError: lambda: gd.Report.from_json("{"),
    gd.SchemaError: lambda: gd.Report.from_json("{}"),
    gd.DuplicateError: lambda: gd.Report.from_json('{"format": "a", "format": "b"}'),
    gd.UnknownError: lambda: gd.convert_amount(1, "元", "美元"),
    gd.RangeError: lambda: gd.convert_amount(Decimal("0.01"), "元", "亿元"),
    gd.LimitError: lambda: gd.Report.from_json("[" * 100000),
    gd.UnrecognisedError: lambda: gd.read(b"no report"),
    gd.AmbiguousError: lambda: gd.read((EXAMPLES / "shilizhen-2020.txt").read_bytes() * 2),
    gd.UnrepresentableError: lambda: gd.Report("cn-2021").to_text(),
    gd.UnsupportedError: lambda: gd.read(b"\xff\xd8\xff\xe0\0\x10JFIF\0"),
}


@pytest.mark.parametrize("kind", FAULTS)
def test_each_class_is_raised(kind):
    with pytest.raises(gd.Error) as caught:
        FAULTS[kind]()
    assert type(caught.value) is kind
    assert caught.value.text and not caught.value.text.endswith(".")
    again = pickle.loads(pickle.dumps(caught.value))
    assert type(again) is kind and vars(again) == vars(caught.value)


def test_there_is_one_class_for_each_status():
    names = [c.govd_status_name(number) for number in range(1, 100)]
    names = names[: names.index("unknown status")]
    assert list(gd.errors._CLASSES) == names
    assert len(set(gd.errors._CLASSES.values())) == len(names)
    assert set(FAULTS) | {gd.NoMemoryError} == set(gd.errors._CLASSES.values())
    assert all(issubclass(kind, gd.Error) for kind in gd.errors._CLASSES.values())
    assert issubclass(gd.NoMemoryError, MemoryError) and issubclass(gd.RangeError, ValueError)


def test_an_error_tells_its_place():
    with pytest.raises(gd.Error) as caught:
        gd.Report.from_json(b'{\n  "form": "\xff"}')
    assert (caught.value.line, caught.value.offset) == (2, 13)
    assert str(caught.value) == f"line 2: {caught.value.text}"
    assert str(gd.Error("text")) == "text"
    assert str(gd.Error("text", filename="a.txt", line=3)) == "a.txt, line 3: text"
    assert gd.Error("text").offset is None and gd.Error("text").line is None


def test_memory_that_runs_out_raises():
    error = gd.errors._made("no_memory", "out of memory", None, 0)
    assert isinstance(error, gd.NoMemoryError) and error.line is None
