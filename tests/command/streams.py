# SPDX-License-Identifier: Apache-2.0
"""What the command does with streams that are special: a full disk, a pipe nobody reads, a terminal; and with signals.

    streams.py --govd GOVD --root ROOT
"""

import argparse
import os
import pathlib
import pty
import re
import signal
import subprocess
import sys
import tempfile
import time

COLOUR = b"\033[1;33m"
REPORT = "examples/reports/xiaobanqiao-2018.txt"


class Command:
    def __init__(self, govd, root):
        self.govd = govd
        self.root = root

    def environment(self, **settings):
        kept = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS") or name == "PATH"}
        return {**kept, "LC_ALL": "C", "TERM": "xterm", **settings}

    def run(self, *arguments, env=None, **streams):
        return subprocess.run([self.govd, *arguments], cwd=self.root, env=env or self.environment(), timeout=60, **streams)

    def on_terminal(self, *arguments, stdout=None, env=None):
        """What a terminal shows that is standard error and, unless another is given, standard output."""
        keeper, terminal = pty.openpty()
        child = subprocess.Popen([self.govd, *arguments], cwd=self.root, env=env or self.environment(),
                                 stdin=subprocess.DEVNULL, stdout=terminal if stdout is None else stdout, stderr=terminal)
        os.close(terminal)
        shown = b""
        try:
            while part := os.read(keeper, 65536):
                shown += part
        except OSError:  # the other end is closed
            pass
        os.close(keeper)
        child.wait(timeout=60)
        return shown


def full_disk(command):
    lines = (["check", REPORT], ["check", "--format", "json", REPORT], ["convert", "-t", "csv", REPORT], ["forms"],
             ["explain"], ["--help"], ["--version"])
    for line in lines:
        with open("/dev/full", "wb") as full:
            done = command.run(*line, stdout=full, stderr=subprocess.PIPE)
        assert done.returncode == 2, line
        assert b"cannot write standard output: No space left on device" in done.stderr, (line, done.stderr)


def pipe_nobody_reads(command):
    for arguments in (["check", "examples/reports"], ["convert", "-t", "csv", "examples/reports"]):
        reading, writing = os.pipe()
        os.close(reading)
        done = command.run(*arguments, stdout=writing, stderr=subprocess.PIPE)
        os.close(writing)
        assert done.returncode == 2, arguments
        assert done.stderr.count(b"\n") == 1 and b"Broken pipe" in done.stderr, done.stderr


def closed_output(command):
    """No file that is opened later takes the place of standard output."""
    script = '"$0" check "$1" >&-'
    done = subprocess.run(["/bin/sh", "-c", script, command.govd, REPORT], cwd=command.root, env=command.environment(),
                          capture_output=True, timeout=60)
    assert done.returncode == 2 and b"cannot write standard output" in done.stderr, done


def colours_on_a_terminal(command):
    shown = command.on_terminal("check", REPORT)
    assert COLOUR in shown
    plain = command.run("check", REPORT, stdout=subprocess.PIPE).stdout
    assert b"\033" not in plain
    assert re.sub(rb"\033\[[0-9;]*m", b"", shown).replace(b"\r\n", b"\n") == plain
    for setting in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert b"\033" not in command.on_terminal("check", REPORT, env=command.environment(**setting)), setting


def progress_for_several_files(command):
    with tempfile.TemporaryDirectory() as folder:
        for i in range(3):
            (pathlib.Path(folder) / f"{i}.txt").symlink_to(command.root / REPORT)
        shown = command.on_terminal("check", folder, stdout=subprocess.DEVNULL)
        assert b"file 2" in shown and shown.endswith(b"\r\033[K"), shown
        one = command.on_terminal("check", REPORT, stdout=subprocess.DEVNULL)
        assert one == b"", one
        assert command.run("check", folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE).stderr == b""


def stopped_while_converting(command):
    """A signal stops the program that converts, with its children, and its folder is gone."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        stub = folder / "bin" / "soffice"
        stub.parent.mkdir()
        stub.write_text(f"#!/bin/sh\n(sleep 2; echo late >{folder}/late) &\n: >{folder}/begun\nsleep 60\n")
        stub.chmod(0o755)
        (folder / "report.rtf").write_bytes(b"{\\rtf1 A report}")
        environment = command.environment(PATH=f"{folder}/bin:/usr/bin:/bin", TMPDIR=name)
        child = subprocess.Popen([command.govd, "check", "--via-office", "report.rtf"], cwd=folder, env=environment)
        deadline = time.monotonic() + 30
        while not (folder / "begun").exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        assert list(folder.glob("govd-*")), "there is no private folder"
        child.send_signal(signal.SIGTERM)
        assert child.wait(timeout=30) == -signal.SIGTERM, child.returncode
        assert not list(folder.glob("govd-*")), "the private folder is left behind"
        time.sleep(2.5)
        assert not (folder / "late").exists(), "a child of the program is left behind"


TESTS = [full_disk, pipe_nobody_reads, closed_output, colours_on_a_terminal, progress_for_several_files,
         stopped_while_converting]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--govd", required=True, type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("--root", required=True, type=lambda path: pathlib.Path(path).resolve())
    arguments = parser.parse_args()
    failed = 0
    for test in TESTS:
        try:
            test(Command(arguments.govd, arguments.root))
        except AssertionError as problem:
            failed += 1
            print(f"{test.__name__}: {problem}")
    print(f"{len(TESTS)} tests, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
