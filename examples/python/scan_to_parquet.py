# SPDX-License-Identifier: Apache-2.0
"""Reads all reports in a folder into one Parquet file, and what breaks the forms' rules into another.

    scan_to_parquet.py FOLDER REPORTS.parquet VIOLATIONS.parquet

Needs pyarrow.
"""

import sys

import pyarrow
import pyarrow.parquet

import govdisclosure as gd


def main(folder: str, reports: str, violations: str) -> int:
    table = gd.scan(folder, progress=sys.stderr.isatty())
    for unread in table.unread:
        print(f"{unread.file}: {unread.error}", file=sys.stderr)
    found = gd.validate_table(table, lang="zh")
    pyarrow.parquet.write_table(pyarrow.table(table), reports)
    pyarrow.parquet.write_table(pyarrow.table(found), violations)
    print(f"{len(table)} reports, {len(found)} violations, {len(table.unread)} files unread")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
