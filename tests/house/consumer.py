# SPDX-License-Identifier: Apache-2.0
"""Installs the library under a prefix of its own and builds examples/consumer against it, as an outside
project would: with make and with meson, linked to the shared library and to the static one. The static
programs run without LD_LIBRARY_PATH, so they cannot have been linked to the other.

    consumer.py --root ROOT --meson MESON --cc CC [--cxx CXX]
"""

import argparse
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

import headers

EXPECTED = re.compile(r"\A.*: ([1-9]\d*) findings\n\Z")


def run(command, environment, folder=None):
    result = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    if result.returncode != 0:
        sys.exit(f"{' '.join(str(part) for part in command)}: exit status {result.returncode}\n{result.stdout}")
    return result.stdout


def install(arguments, work, environment):
    """The prefix the library was installed under."""
    prefix = work / "prefix"
    options = [f"--prefix={prefix}", "--libdir=lib", "-Dtests=false", "-Dtools=false", "-Dexamples=false"]
    options.append("-Dpython=disabled")
    run([arguments.meson, "setup", *options, work / "build", arguments.root], environment)
    run([arguments.meson, "install", "-C", work / "build"], environment)
    return prefix


def check_headers(arguments, prefix):
    folder = prefix / "include" / "govdisclosure"
    installed = sorted(path.name for path in folder.iterdir())
    wanted = {path.name for path in (arguments.root / "include" / "govdisclosure").glob("*.h")} | {"version.h"}
    if set(installed) != wanted:
        sys.exit(f"the installed headers differ: {sorted(set(installed) ^ wanted)}")
    names = [f"govdisclosure/{name}" for name in installed]
    if headers.check(arguments.cc, arguments.cxx, [folder.parent], names) != 0:
        sys.exit("the installed headers do not compile")


def with_make(source, environment, linking):
    run(["make", "clean"], environment, source)
    run(["make", *(["STATIC=1"] if linking == "static" else [])], environment, source)
    return source / "consumer"


def with_meson(meson, source, environment, linking):
    build = source / f"build-{linking}"
    run([meson, "setup", f"-Ddefault_library={linking}", build, source], environment)
    run([meson, "compile", "-C", build], environment)
    return build / "consumer"


def links_statically(arguments, work, environment):
    """Whether the system has all that its libraries name for pkg-config --static; Debian asks for more packages."""
    private = run(["pkg-config", "--print-requires-private", "govdisclosure"], environment).splitlines()
    libraries = run(["pkg-config", "--static", "--libs", *(line.split()[0] for line in private)], environment).split()
    source = work / "nothing.c"
    source.write_text("int main(void) { return 0; }\n", encoding="ascii")
    command = [*shlex.split(arguments.cc), source, "-o", work / "nothing", *libraries]
    result = subprocess.run([str(part) for part in command], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if result.returncode != 0:
        print(f"meson, static: left out, for the system lacks libraries:\n{result.stdout.decode(errors='replace')}")
    return result.returncode == 0


def check_output(what, program, environment):
    output = run([program], environment)
    print(f"{what}: {output}", end="")
    if not EXPECTED.match(output):
        sys.exit(f"{what}: not what was expected")
    return output


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=pathlib.Path, required=True)
    parser.add_argument("--meson", required=True)
    parser.add_argument("--cc", required=True)
    parser.add_argument("--cxx", default="")
    arguments = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        environment = {name: value for name, value in os.environ.items() if name not in ("DESTDIR", "LD_LIBRARY_PATH")}
        environment["CC"] = arguments.cc
        prefix = install(arguments, work, environment)
        check_headers(arguments, prefix)

        source = work / "consumer"
        shutil.copytree(arguments.root / "examples" / "consumer", source)
        environment["PKG_CONFIG_PATH"] = str(prefix / "lib" / "pkgconfig")
        loading = {**environment, "LD_LIBRARY_PATH": str(prefix / "lib")}
        outputs = [
            check_output("make, shared", with_make(source, environment, "shared"), loading),
            check_output("meson, shared", with_meson(arguments.meson, source, environment, "shared"), loading),
            check_output("make, static", with_make(source, environment, "static"), environment),
        ]
        if links_statically(arguments, work, environment):
            program = with_meson(arguments.meson, source, environment, "static")
            outputs.append(check_output("meson, static", program, environment))
        if len(set(outputs)) != 1:
            sys.exit("the programs do not say the same")


if __name__ == "__main__":
    main()
