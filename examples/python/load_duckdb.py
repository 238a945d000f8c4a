# SPDX-License-Identifier: Apache-2.0
"""Loads all reports in a folder into a DuckDB database, with what breaks the forms' rules, and asks it a question.

    load_duckdb.py FOLDER DATABASE

Needs duckdb. PostgreSQL takes the same columns by way of `adbc_ingest` of its ADBC driver, which is given the table
as it is, too.
"""

import sys

import duckdb

import govdisclosure as gd

WORST = """
    select unit_name, year, count(*) as broken from violations
    where severity = 'error' group by all order by broken desc, unit_name limit 10
"""


def main(folder: str, database: str) -> int:
    table = gd.scan(folder)
    violations = gd.validate_table(table)
    with duckdb.connect(database) as connection:
        connection.register("scanned", table)
        connection.register("found", violations)
        connection.execute("create or replace table reports as select * from scanned")
        connection.execute("create or replace table violations as select * from found")
        for name, year, broken in connection.execute(WORST).fetchall():
            print(f"{name}, {year}: {broken} rules broken")
    print(f"{len(table)} reports, {len(violations)} violations")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
