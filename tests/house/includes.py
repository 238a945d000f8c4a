# SPDX-License-Identifier: Apache-2.0
"""Holds what each source includes against the directions in which modules may use each other.

    includes.py ROOT
"""

import pathlib
import re
import sys

# Module: the modules it may use besides itself. A public header belongs to the module of its name.
MODULES = {
    "base": [],
    "form": ["base"],
    "report": ["base", "form"],
    "document": ["base"],
    "read": ["base", "form", "report", "document"],
    "validate": ["base", "form", "report"],
    "repair": ["base", "form", "report", "validate"],
    "bodies": ["base", "form", "report"],
    "diff": ["base", "form", "report", "validate"],
    "exchange": ["base", "form", "report", "read", "validate", "diff"],
    "batch": ["base", "form", "report", "validate"],
}
BASE_HEADERS = ["amount", "error", "place", "version"]

# Library, by what its headers begin with: the modules that may include it.
LIBRARIES = {"cjson": ["form", "exchange"], "libxml": ["document"], "zip.h": ["document"], "libdeflate": ["document"]}

# Programs use the public headers and what stands in their own folder.
PROGRAMS = ["tools", "examples", "bindings"]

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*[<"]([^>"]+)[>"]', re.MULTILINE)


def module_of_header(name):
    return "base" if name in BASE_HEADERS else name


def used_by(target, folder):
    """The module that an include takes from; None for the source's own folder and for system headers."""
    first, _, rest = target.partition("/")
    if first == "govdisclosure":
        return module_of_header(rest[: -len(".h")])
    for library in LIBRARIES:
        if target.lower().startswith(library):
            return library
    if rest and first in MODULES and not (folder / target).is_file():
        return first
    return None


def fault_of(module, target, folder):
    """Why a source of a module ("" for a program) may not include this, or None."""
    if ".." in target:
        return "leaves the folders that includes are looked up in"
    used = used_by(target, folder)
    if used is None or used == module:
        return None
    if module == "":
        return None if target.startswith("govdisclosure/") else "programs use the public headers only"
    if module not in MODULES:
        return f"{module} is no module; tests/house/includes.py lists them"
    allowed = module in LIBRARIES[used] if used in LIBRARIES else used in MODULES[module]
    return None if allowed else f"{module} may not use {used}"


def sources(root):
    """Each source with its module."""

    def below(folder):
        return sorted(path for path in (root / folder).rglob("*") if path.suffix in (".c", ".h"))

    for path in below("include"):
        if path.stem != "govdisclosure":  # includes all the others
            yield path, module_of_header(path.stem)
    for path in below("lib"):
        yield path, path.relative_to(root / "lib").parts[0]
    for program in PROGRAMS:
        for path in below(program):
            yield path, ""


def main(root):
    count = 0
    faults = []
    for path, module in sources(root):
        for target in INCLUDE.findall(path.read_text(encoding="utf-8")):
            count += 1
            fault = fault_of(module, target, path.parent)
            if fault is not None:
                faults.append(f"{path.relative_to(root)}: {target}: {fault}")
    for fault in faults:
        print(fault)
    print(f"{count} includes, {len(faults)} faults")
    return 1 if faults or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve()))
