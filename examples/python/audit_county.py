# SPDX-License-Identifier: Apache-2.0
"""Audits a county: the reports of all its bodies and years, against each other and against the county's own.

    audit_county.py ROSTER.csv FOLDER LOG.sarif

The roster names the county, in whose line `parent` is empty, and its bodies; the folder holds their reports of any
years. Says which reports of the last year are missing, what became of each, and where the county's own report is not
the sum of the others. The log has all findings, those between the years included, for tools that show them.
"""

import sys

import govdisclosure as gd


def say_sum(roster: gd.Roster, reports: gd.Shelf, year: int) -> None:
    """The sum of the bodies' reports beside the county's own."""
    of_year = [report for report in reports if report.year == year]
    rolled = gd.rollup(of_year, roster=roster)
    print(f"{year}: {rolled}")
    for name in rolled.missing:
        print(f"  missing: {name}")
    for report, entry in zip(of_year, rolled.entries):
        if entry.part not in ("summed", "whole", "repeated"):
            print(f"  {report.unit_name}: {entry.part}")
        if entry.part == "whole":
            for gap in rolled.compare(report):
                suspects = " or ".join(str(of_year[index].unit_name) for index in gap.suspects)
                print(f"  {gap.id}: {gap.printed} printed, the sum is {gap.sum}", f"({suspects}?)" if suspects else "")


def main(roster_file: str, folder: str, log: str) -> None:
    roster = gd.Roster.read(roster_file)
    table = gd.scan(folder)
    for unread in table.unread:
        print(f"{unread.file}: {unread.error}", file=sys.stderr)
    reports = gd.Shelf(table.reports(), roster)
    years = [report.year for report in reports if report.year is not None]
    if years:
        say_sum(roster, reports, max(years))
    checked = list(gd.check(folder, prior=reports, lang="zh"))
    errors = sum(len(findings.errors) for one in checked for findings in one.findings)
    print(f"{len(checked)} files, {errors} errors")
    with open(log, "w", encoding="utf-8") as stream:
        stream.writelines(gd.sarif(checked, lang="zh"))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
