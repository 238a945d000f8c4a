# SPDX-License-Identifier: Apache-2.0
"""Holds the public headers, the export map and the shared library against each other.

    exports.py --nm NM --map MAP --library LIBRARY HEADER...

Each function that a header declares must be in the map and exported, and nothing else may be.
"""

import argparse
import re
import subprocess
import sys


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def declared(header):
    code = re.sub(r"/\*.*?\*/|//[^\n]*", " ", read(header), flags=re.DOTALL)
    code = re.sub(r"^[ \t]*#(?:[^\n\\]|\\.)*", "", code, flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"\b(\w+)\s*\([^()]*(?:\([^()]*\)[^()]*)*\)\s*(?:__attribute__\s*\(.*?\))?\s*;", code)


def mapped(path):
    node = re.search(r"global:(.*?)local:\s*\*;", read(path), flags=re.DOTALL)
    if node is None:
        sys.exit(f"{path}: no node with 'global:' and 'local: *;'")
    return [name.strip() for name in node.group(1).split(";") if name.strip()]


def exported(library, nm):
    lines = subprocess.run([nm, "-D", "--defined-only", library], check=True, stdout=subprocess.PIPE).stdout
    symbols = [line.split()[-2:] for line in lines.decode().splitlines()]
    return [name.split("@")[0] for kind, name in symbols if kind != "A"]  # A: the version itself


def differences(headers, export_map, library):
    for name in sorted(headers - export_map):
        yield f"{name} is declared but not in the export map"
    for name in sorted(export_map - headers):
        yield f"{name} is in the export map but in no header"
    for name in sorted(export_map - library):
        yield f"{name} is in the export map but not defined in the library"
    for name in sorted(library - headers):
        yield f"{name} is exported but in no header"


def misnamed(names):
    return [f"{name} does not begin with govd_ and a noun" for name in names if not re.match(r"govd_[a-z]", name)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--nm", default="nm")
    parser.add_argument("--map", required=True)
    parser.add_argument("--library", required=True)
    parser.add_argument("headers", nargs="+")
    arguments = parser.parse_args()

    headers = [name for header in arguments.headers for name in declared(header)]
    export_map = mapped(arguments.map)
    library = exported(arguments.library, arguments.nm)
    faults = misnamed(headers)
    faults += [f"{name} stands twice" for names in (headers, export_map) for name in set(names) if names.count(name) > 1]
    if export_map != sorted(export_map):
        faults.append("the export map is not in alphabetical order")
    faults += differences(set(headers), set(export_map), set(library))
    if not headers:
        faults.append("the headers declare nothing")
    for fault in faults:
        print(fault)
    print(f"{len(headers)} functions declared, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
