# SPDX-License-Identifier: Apache-2.0
"""Runs the command on the cases in a folder, each a folder of its own:

    args               one command line of govd a line, run one after the other
    stdin              what standard input holds; else it is empty
    env                NAME=VALUE a line; {folder} stands for where the case runs
    needs              readers and programs, a name a line; the case is skipped where one is missing
    unreadable         names of files made unreadable first; the case is skipped where that has no effect
    expected.stdout    what all lines together print; else nothing
    expected.stderr
    expected.status    the exit status of each line; else 0
    expected/NAME      what the file NAME holds afterwards; it must not be there where it is not expected

All other files are input. The case runs in a copy, where `examples` is that folder of the source tree.

    cases.py --govd GOVD --root ROOT [--without READER]... [--update] FOLDER [CASE...]

With --update, the expectations become what is observed; read the difference before keeping it.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

CONTROL = ["args", "stdin", "env", "needs", "unreadable"]
READERS = ["csv", "markdown", "html", "office", "pdf"]
STREAMS = ["stdout", "stderr", "status"]


class Skipped(Exception):
    pass


def read(path):
    return path.read_bytes() if path.exists() else b""


def environment(case, folder):
    """A plain one, so that a case runs alike everywhere; sanitizers keep their settings."""
    kept = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS") or name == "PATH"}
    settings = read(case / "env").decode().replace("{folder}", str(folder)).splitlines()
    return {**kept, "LC_ALL": "C", **dict(line.split("=", 1) for line in settings)}


def is_there(need, without):
    return need not in without if need in READERS else shutil.which(need) is not None


def prepare(case, root, folder):
    for path in sorted(case.iterdir()):
        if path.name in CONTROL or path.name.startswith("expected"):
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, folder / path.name, symlinks=True)
        else:
            shutil.copy2(path, folder / path.name, follow_symlinks=False)
    (folder / "examples").symlink_to(root / "examples")
    for name in read(case / "unreadable").decode().split():
        (folder / name).chmod(0)
        if os.access(folder / name, os.R_OK):
            raise Skipped


def check_json(arguments, output):
    """What is called JSON is JSON."""
    if "sarif" in arguments or ("check" in arguments and "json" in arguments):
        json.loads(output)
    if "jsonl" in arguments:
        for line in output.splitlines():
            json.loads(line)


def run(govd, case, folder):
    """The streams of all command lines, and their exit status, as bytes by name."""
    seen = {name: b"" for name in STREAMS}
    for line in (case / "args").read_text(encoding="utf-8").splitlines():
        arguments = shlex.split(line)
        done = subprocess.run([govd, *arguments], cwd=folder, env=environment(case, folder), input=read(case / "stdin"),
                              capture_output=True, timeout=60)
        seen["stdout"] += done.stdout
        seen["stderr"] += done.stderr
        seen["status"] += b"%d\n" % done.returncode
        if "-o" not in arguments and done.stdout:
            check_json(arguments, done.stdout.decode())
    if set(seen["status"].split()) == {b"0"}:
        seen["status"] = b""
    return seen


def files_observed(case, folder):
    """The files that are expected, and those that the run has made."""
    before = {path.name for path in case.iterdir()} | {"examples"}
    expected = {path.name for path in (case / "expected").iterdir()} if (case / "expected").is_dir() else set()
    made = {path.name for path in folder.iterdir()} - before
    return {name: read(folder / name) for name in expected | made}


def expectations(case):
    streams = {name: read(case / f"expected.{name}") for name in STREAMS}
    folder = case / "expected"
    files = {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}
    return streams, files


def store(path, content):
    if content:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    elif path.exists():
        path.unlink()


def update(case, streams, files):
    for name, content in streams.items():
        store(case / f"expected.{name}", content)
    for name, content in files.items():
        store(case / "expected" / name, content)


def differences(observed, expected, label):
    for name in sorted(observed.keys() | expected.keys()):
        want = expected.get(name)
        have = observed.get(name)
        if want != have:
            yield f"--- {label}{name}, expected\n{decode(want)}\n--- {label}{name}, observed\n{decode(have)}"


def decode(content):
    return "(nothing)" if content is None else content.decode("utf-8", "backslashreplace")


def examine(case, arguments):
    """What went wrong with a case, as text; empty if nothing did."""
    if not all(is_there(need, arguments.without) for need in read(case / "needs").decode().split()):
        raise Skipped
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        prepare(case, arguments.root, folder)
        streams = run(arguments.govd, case, folder)
        files = files_observed(case, folder)
    if arguments.update:
        update(case, streams, files)
    want_streams, want_files = expectations(case)
    return "\n".join([*differences(streams, want_streams, "expected."), *differences(files, want_files, "")])


def attempt(case, arguments):
    try:
        return examine(case, arguments)
    except Skipped:
        return None
    except Exception as problem:  # a case that breaks is a case that fails
        return f"{type(problem).__name__}: {problem}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--govd", required=True, type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("--root", required=True, type=lambda path: pathlib.Path(path).resolve())
    parser.add_argument("--without", action="append", default=[], choices=READERS, help="a reader that is not there")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("case", nargs="*")
    arguments = parser.parse_args()
    cases = sorted(path.parent for path in arguments.folder.glob("*/args"))
    cases = [case for case in cases if not arguments.case or case.name in arguments.case]
    with concurrent.futures.ThreadPoolExecutor() as pool:
        results = list(pool.map(lambda case: attempt(case, arguments), cases))
    failed = [(case, result) for case, result in zip(cases, results) if result]
    for case, result in failed:
        print(f"=== {case.name}\n{result}\n")
    print(f"{len(cases)} cases, {len(failed)} failed, {results.count(None)} skipped")
    return 1 if failed or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
