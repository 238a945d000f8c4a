# SPDX-License-Identifier: Apache-2.0
"""The package itself: its examples, its names, and what stands between it and C."""

import ast
import doctest
import importlib
import pathlib
import pkgutil

import pytest

import govdisclosure as gd
from conftest import ROOT
from govdisclosure import _govdisclosure as c

FOLDER = pathlib.Path(gd.__file__).parent
MODULES = sorted(module.name for module in pkgutil.iter_modules([str(FOLDER)]) if module.name != "_govdisclosure")


@pytest.mark.parametrize("name", ["", *MODULES])
def test_the_examples_in_the_docs_are_true(name, monkeypatch):
    monkeypatch.chdir(ROOT)
    module = importlib.import_module(f"govdisclosure.{name}" if name else "govdisclosure")
    assert doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE).failed == 0


def test_what_is_public_is_named_and_documented():
    assert len(set(gd.__all__)) == len(gd.__all__)
    for name in gd.__all__:
        thing = getattr(gd, name)
        if callable(thing) and name != "Figure":
            assert thing.__doc__, name
    assert (FOLDER / "py.typed").exists()
    assert gd.__version__ == c.govd_version()


def test_the_stub_names_what_the_module_has():
    tree = ast.parse((FOLDER / "_govdisclosure.pyi").read_text(encoding="utf-8"))
    functions = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    constants = [node.target.id for node in tree.body if isinstance(node, ast.AnnAssign)]
    assert len(functions) > 50 and [name for name in functions + constants if not hasattr(c, name)] == []


@pytest.mark.parametrize(
    "call",
    [
        lambda: c.govd_form_id(None),
        lambda: c.govd_form_id(gd.Report("cn-2021")._handle),
        lambda: c.govd_amount_parse(None, 0),
        lambda: c.govd_form_load(None),
        lambda: c.govd_report_set_unit_name(gd.Report("cn-2021")._handle, None),
    ],
)
def test_what_is_of_another_kind_is_refused(call):
    with pytest.raises(TypeError):
        call()
