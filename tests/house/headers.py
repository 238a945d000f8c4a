# SPDX-License-Identifier: Apache-2.0
"""Compiles each public header alone, twice included, in each language it is made for.

    headers.py --cc CC [--cxx CXX] [-I FOLDER]... HEADER...

A HEADER is named as programs include it: govdisclosure/form.h. Without CXX the C++ part is left out.
"""

import argparse
import shlex
import subprocess
import sys

WARNINGS = ["-Wall", "-Wextra", "-Wstrict-prototypes", "-Werror", "-pedantic"]
LANGUAGES = [("c", "c99"), ("c", "c11"), ("c++", "c++17")]


def compiles(compiler, language, standard, folders, header):
    warnings = [flag for flag in WARNINGS if language == "c" or flag != "-Wstrict-prototypes"]
    command = shlex.split(compiler) + ["-x", language, f"-std={standard}", *warnings, "-fsyntax-only"]
    command += [f"-I{folder}" for folder in folders] + ["-"]
    source = f"#include <{header}>\n" * 2
    result = subprocess.run(command, input=source.encode(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if result.returncode != 0:
        print(f"{header} does not compile as {standard}:\n{result.stdout.decode(errors='replace')}")
    return result.returncode == 0


def check(cc, cxx, folders, headers):
    """The number of headers and languages that do not go together."""
    compilers = {"c": cc, "c++": cxx}
    faults = 0
    for language, standard in LANGUAGES:
        if compilers[language]:
            faults += sum(not compiles(compilers[language], language, standard, folders, header) for header in headers)
    return faults


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cc", required=True)
    parser.add_argument("--cxx", default="")
    parser.add_argument("-I", dest="folders", action="append", default=[])
    parser.add_argument("headers", nargs="+")
    arguments = parser.parse_args()
    faults = check(arguments.cc, arguments.cxx, arguments.folders, arguments.headers)
    print(f"{len(arguments.headers)} headers, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
