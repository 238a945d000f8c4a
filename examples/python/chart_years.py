# SPDX-License-Identifier: Apache-2.0
"""Draws how many requests a body received each year, and how many it carried over.

    chart_years.py FOLDER PICTURE.png

Needs matplotlib. Only reports that say their year and both figures are drawn; a year that two reports claim is
left out and told, since it is not known which is right.
"""

import sys
from collections import Counter

import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt

import govdisclosure as gd

RECEIVED = "requests.new.total"
CARRIED_OVER = "requests.carried_out.total"


def main(folder: str, picture: str) -> int:
    reports = [report for report in gd.scan(folder).reports() if report.year and report.get(RECEIVED) is not None]
    claimed = Counter(report.year for report in reports)
    for year, count in claimed.items():
        if count > 1:
            print(f"{year}: {count} reports, left out", file=sys.stderr)
    drawn = sorted((report for report in reports if claimed[report.year] == 1), key=lambda report: report.year or 0)
    years = [str(report.year) for report in drawn]
    figure, axes = plt.subplots()
    axes.bar(years, [float(report[RECEIVED] or 0) for report in drawn], label="received")
    carried = {str(report.year): report.get(CARRIED_OVER) for report in drawn}
    points = {year: float(count) for year, count in carried.items() if count is not None}
    axes.plot(list(points), list(points.values()), "o-", color="black", label="carried over")
    axes.set_ylabel("requests")
    axes.legend()
    figure.savefig(picture)
    print(f"{len(drawn)} years: {', '.join(years)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
