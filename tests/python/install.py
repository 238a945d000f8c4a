# SPDX-License-Identifier: Apache-2.0
"""Installs the package in an environment of its own and uses it there, away from the source tree.

    install.py ROOT [--wheel]

With --wheel, a wheel is built from the source distribution's files, repaired by auditwheel, and must find every
library but the C library inside itself; all tests of the package are run on it.
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

USE = """
import pathlib, sys
import govdisclosure as gd
report = gd.read(sys.argv[1])
assert len(report.validate().errors) == 2, report.validate()
for folder in ("docx-plain", "xlsx-plain", "html-lists", "csv-plain", "markdown-plain"):
    (path,) = pathlib.Path(sys.argv[2], folder).glob("input.*")
    assert gd.Document.read(path).kind == folder.partition("-")[0]
print(gd.__file__)
print(gd.__version__)
"""

# What the loader found, of the libraries that a wheel must bring along.
LIBRARIES = ("libxml2", "libzip", "libdeflate", "libcjson")
MAPS = "import govdisclosure; print(open('/proc/self/maps').read())"


def run(*command, **options):
    result = subprocess.run(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        **options,
    )
    if result.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: exit status {result.returncode}\n{result.stdout}")
    return result.stdout


def new_environment(folder):
    """The folder of the programs of a fresh virtual environment."""
    run(sys.executable, "-m", "venv", folder)
    return folder / "bin"


def repaired_wheel(root, work):
    """A wheel that brings its libraries along."""
    tools = root / "build-python" / "bin"
    run(tools / "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", work / "built", root)
    (built,) = (work / "built").glob("*.whl")
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    run(tools / "auditwheel", "repair", "--wheel-dir", work / "repaired", built, env={**os.environ, "PATH": path})
    (repaired,) = (work / "repaired").glob("*.whl")
    return repaired


def check_libraries(programs, work):
    maps = run(programs / "python", "-c", MAPS, cwd=work)
    for library in LIBRARIES:
        found = {line.split()[-1] for line in maps.splitlines() if f"/{library}" in line}
        if not found or any("govdisclosure.libs" not in path for path in found):
            sys.exit(f"{library} is not the wheel's own: {sorted(found)}")


def use(root, programs, work):
    """Reads and checks a report with the package and with the command, from a folder of no meaning."""
    example = root / "examples" / "reports" / "shilizhen-2020.txt"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    fixtures = root / "tests" / "fixtures" / "documents"
    where, version = run(programs / "python", "-c", USE, example, fixtures, cwd=work, env=environment).splitlines()
    if not pathlib.Path(where).is_relative_to(programs.parent):
        sys.exit(f"another package was used: {where}")
    said = run(programs / "govd", "--version", cwd=work, env=environment)
    if version not in said:
        sys.exit(f"the command is of another version: {said}")
    run(programs / "govd", "convert", "-t", "json", example, cwd=work, env=environment)


def test(root, programs, work):
    """All tests of the package on what is installed."""
    run(programs / "pip", "install", "--quiet", "pytest", "hypothesis", cwd=work)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    settings = {"GOVD": str(programs / "govd"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [programs / "python", "-m", "pytest", "-q", "-p", "no:cacheprovider", root / "tests" / "python"]
    print(run(*command, cwd=work, env={**environment, **settings}).splitlines()[-1])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("root", type=lambda path: pathlib.Path(path).resolve())
    parser.add_argument("--wheel", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder).resolve()
        programs = new_environment(work / "environment")
        package = repaired_wheel(arguments.root, work) if arguments.wheel else arguments.root
        run(programs / "pip", "install", "--quiet", package, cwd=work)
        use(arguments.root, programs, work)
        if arguments.wheel:
            check_libraries(programs, work)
            test(arguments.root, programs, work)


if __name__ == "__main__":
    main()
