# SPDX-License-Identifier: Apache-2.0
"""Tables: from files and reports to columns, to the data frames people have, and back."""

import gc
import os
from decimal import Decimal

import pytest

import govdisclosure as gd
from conftest import EXAMPLES, FIXTURES, cases, input_of

# Programs with threads and allocators of their own do not go together with the sanitizer's.
SANITIZED = "ASAN_OPTIONS" in os.environ


def peer(name):
    if SANITIZED:
        pytest.skip("not under a sanitizer")
    return pytest.importorskip(name, reason=f"{name} is not installed")


def readable():
    reports, files = [], []
    for case in cases("reports"):
        path = input_of(case.values[0])
        try:
            reports.append(gd.read(path))
        except gd.UnsupportedError:
            continue
        files.append(str(path))
    return reports, files


REPORTS, FILES = readable()
TABLE = gd.Table.from_reports(REPORTS, FILES)
IN_ORDER = [report for id in dict.fromkeys(r.form.id for r in REPORTS) for report in REPORTS if report.form.id == id]


def same_figures(report, other):
    facts = [(r.form, r.unit_name, r.year, dict(r), [cell.state for cell in r.cells]) for r in (report, other)]
    return facts[0] == facts[1]


def expect_all_reports(table):
    assert len(table) == len(REPORTS)
    assert all(same_figures(report, expected) for report, expected in zip(table.reports(), IN_ORDER))


def test_reports_come_back():
    expect_all_reports(TABLE)
    expect_all_reports(gd.Table.from_arrow(TABLE))
    assert repr(TABLE) == f"<Table: {len(REPORTS)} reports>" and TABLE.unread == ()
    assert TABLE.column_names[:6] == ("form", "unit_name", "year", "file", "states", next(iter(IN_ORDER[0].form.cells)))
    assert set(TABLE.column_names[5:]) == {id for report in REPORTS for id in report.form.cells}
    assert TABLE.report(0) != TABLE.report(1)
    for row in (-1, len(TABLE)):
        with pytest.raises(IndexError):
            TABLE.report(row)
    with pytest.raises(TypeError):
        gd.Table()
    with pytest.raises(TypeError):
        gd.Violations()


def test_a_frame_of_one_report():
    report = IN_ORDER[0]
    frame = report.to_frame()
    assert repr(frame) == "<Table: 1 report>" and same_figures(frame.report(0), report)


def test_a_table_of_nothing():
    empty = gd.Table.from_reports([])
    assert len(empty) == len(gd.Table.from_arrow(empty)) == len(empty.validate()) == 0
    assert empty.column_names == ("form", "unit_name", "year", "file", "states")


def test_what_does_not_make_a_table():
    for wrong in (3, None, "table", [1], {"form": ["cn-2021"]}):
        with pytest.raises(TypeError):
            gd.Table.from_arrow(wrong)
        with pytest.raises(TypeError):
            gd.validate_table(wrong)
    with pytest.raises(ValueError, match="2 reports"):
        gd.Table.from_reports(REPORTS[:2], FILES[:1])
    with pytest.raises(ValueError):
        gd.Table.from_reports(REPORTS[:1], ["a\0b"])
    with pytest.raises(ValueError):
        gd.Table.from_reports(REPORTS[:1], ["\ud800"])


def test_only_what_arrow_agreed_on_is_taken():
    class Wrong:
        def __arrow_c_stream__(self, requested_schema=None):
            return 3

    class Pair:
        def __arrow_c_array__(self, requested_schema=None):
            return TABLE.__arrow_c_array__()

    class Swapped:
        def __arrow_c_array__(self, requested_schema=None):
            return TABLE.__arrow_c_array__()[::-1]

    class Again:
        def __init__(self, capsule):
            self.capsule = capsule

        def __arrow_c_stream__(self, requested_schema=None):
            return self.capsule

    for wrong in (Wrong(), Swapped()):
        with pytest.raises((TypeError, ValueError)):
            gd.Table.from_arrow(wrong)
    expect_all_reports(gd.Table.from_arrow(Pair()))
    once = Again(TABLE.__arrow_c_stream__())
    expect_all_reports(gd.Table.from_arrow(once))
    with pytest.raises(ValueError, match="taken already"):
        gd.Table.from_arrow(once)


# Rules

NAMES = ("code", "severity", "rule", "instance", "expected", "actual", "difference", "sum", "blank_as_zero")


def test_violations_are_the_findings_on_rules():
    pyarrow = peer("pyarrow")
    rows = pyarrow.table(gd.validate_table(TABLE, years=False, lang="zh")).to_pylist()
    expected = [(n, f) for n, report in enumerate(IN_ORDER) for f in report.validate(lang="zh") if f.rule is not None]
    assert len(rows) == len(expected) > 20
    for row, (number, finding) in zip(rows, expected):
        assert row["row"] == number
        for name in (
            "code",
            "severity",
            "rule",
            "instance",
            "expected",
            "actual",
            "difference",
            "sum",
            "blank_as_zero",
        ):
            assert row[name] == getattr(finding, name), name
        report = IN_ORDER[number]
        assert (row["unit_name"], row["year"], row["form"]) == (report.unit_name, report.year, report.form.id)
        assert row["file"] in FILES
    assert {row["message"] for row in rows} == {finding.message for _, finding in expected}


def test_settings_of_validation():
    everything = len(gd.validate_table(TABLE))
    assert repr(gd.validate_table(TABLE)) == f"<Violations: {everything}>"
    assert 0 < len(gd.validate_table(TABLE, disable=["arithmetic"])) < everything
    assert len(TABLE.validate()) == everything
    with pytest.raises(ValueError):
        gd.validate_table(TABLE, lang="fr")
    with pytest.raises(ValueError):
        gd.validate_table(TABLE, blank="perhaps")
    with pytest.raises(TypeError):
        gd.validate_table(TABLE, disable="arithmetic")


def test_last_years_report_is_found():
    year = {"requests.carried_out.natural": 5}
    next_year = {"requests.carried_in.natural": 3}
    table = gd.Table.from_reports(
        [
            gd.Report("cn-2021", next_year, unit_name="某镇", year=2023),
            gd.Report("cn-2021", year, unit_name="某镇", year=2022),
            gd.Report("cn-2021", year, unit_name="某县", year=2022),
        ]
    )
    assert len(table.validate()) - len(table.validate(years=False)) == 1


def test_a_form_of_ones_own():
    form = gd.Form.load((EXAMPLES.parent / "forms" / "service-windows.json").read_bytes())
    table = gd.Report(form, {next(iter(form.cells)): 3}, unit_name="某镇").to_frame()
    assert (
        table.report(0).form == form and form.id in gd.Table.from_arrow(table, forms=gd.Forms(form)).report(0).form.id
    )
    with pytest.raises(gd.UnknownError):
        gd.validate_table(Table(table))


class Table:
    """Something that only offers the interface."""

    def __init__(self, table):
        self.table = table

    def __arrow_c_stream__(self, requested_schema=None):
        return self.table.__arrow_c_stream__(requested_schema)


# Scanning


def test_a_folder_a_pattern_and_files(tmp_path):
    names = sorted(path.name for path in EXAMPLES.glob("*.txt"))
    for source in (EXAMPLES, str(EXAMPLES), f"{EXAMPLES}/**/*.txt", [EXAMPLES / name for name in names]):
        for workers in (1, 2, None):
            table = gd.scan(source, workers=workers)
            assert sorted(report.year for report in table.reports()) == [2018, 2020, 2023]
    assert len(gd.scan(EXAMPLES / names[0])) == 1
    assert len(gd.scan(iter([EXAMPLES / names[0]]))) == 1
    assert len(gd.scan(tmp_path)) == 0 and len(gd.scan(f"{tmp_path}/*.txt")) == 0
    odd = tmp_path / "[2023] 年报.txt"
    odd.write_bytes((EXAMPLES / names[0]).read_bytes())
    assert len(gd.scan(odd)) == len(gd.scan(tmp_path)) == 1


def test_files_that_cannot_be_read_are_told(tmp_path):
    (tmp_path / "a.txt").write_text("no report")
    (tmp_path / "b.txt").write_bytes((EXAMPLES / "shilizhen-2020.txt").read_bytes())
    (tmp_path / "c.bin").write_bytes(b"\0\1\2\xff")
    table = gd.scan([tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.bin", tmp_path / "none"], workers=2)
    assert [os.path.basename(unread.file) for unread in table.unread] == ["a.txt", "c.bin", "none"]
    assert [type(unread.error) for unread in table.unread][::2] == [gd.UnrecognisedError, FileNotFoundError]
    assert repr(table) == "<Table: 1 report, 3 files unread>"
    with pytest.raises(gd.UnrecognisedError):
        gd.scan(tmp_path, errors="raise")
    with pytest.raises(FileNotFoundError):
        gd.scan(tmp_path / "none", errors="raise")
    with pytest.raises(ValueError):
        gd.scan(tmp_path, errors="ignore")


def test_progress(capsys):
    seen = []
    gd.scan(EXAMPLES, progress=lambda done, files: seen.append((done, files)))
    assert seen == [(1, 3), (2, 3), (3, 3)]
    gd.scan(EXAMPLES, progress=True)
    captured = capsys.readouterr()
    assert captured.out == "" and captured.err.endswith("3 of 3 files\n")
    gd.scan(EXAMPLES)
    assert capsys.readouterr().err == ""


def test_order_does_not_depend_on_threads():
    files = sorted(str(input_of(case.values[0])) for case in cases("reports"))
    one, two = gd.scan(files, workers=1), gd.scan(files, workers=3)
    assert list(one.reports()) == list(two.reports())
    assert [unread.file for unread in one.unread] == [unread.file for unread in two.unread]


def test_names_of_files_that_are_no_text(tmp_path):
    pyarrow = peer("pyarrow")
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    with open(path, "wb") as stream:
        stream.write((EXAMPLES / "shilizhen-2020.txt").read_bytes())
    (name,) = pyarrow.table(gd.scan(tmp_path)).column("file").to_pylist()
    assert name.endswith("/\\udcff.txt")


# The data frames that people have


def expect_columns(column):
    """What a data frame must hold; column gives the values of a column as a list."""
    assert column("form") == [report.form.id for report in IN_ORDER]
    assert column("unit_name") == [report.unit_name for report in IN_ORDER]
    assert column("year") == [report.year for report in IN_ORDER]
    ids = list(dict.fromkeys(id for report in IN_ORDER for id in report.form.cells))
    given = 0
    for id in ids:
        values = column(id)
        assert values == [report.get(id) for report in IN_ORDER], id
        amount = any(report.form.cells[id].type == "amount" for report in IN_ORDER if id in report.form.cells)
        assert {type(value) for value in values if value is not None} <= {Decimal if amount else int}
        given += sum(value is not None for value in values)
    assert given > 1000


def test_pyarrow():
    pyarrow = peer("pyarrow")
    table = pyarrow.table(TABLE)
    table.validate(full=True)
    assert table.schema.field("year").type == pyarrow.int64()
    assert table.schema.field("art20_8.fee.amount").type == pyarrow.decimal128(19, 6)
    expect_columns(lambda name: table.column(name).to_pylist())
    expect_all_reports(gd.Table.from_arrow(table))
    batch = pyarrow.record_batch(TABLE)
    batch.validate(full=True)
    expect_columns(lambda name: batch.column(name).to_pylist())
    expect_all_reports(gd.Table.from_arrow(batch))
    expect_all_reports(gd.Table.from_arrow(table.slice(0).combine_chunks()))
    assert list(gd.Table.from_arrow(table.slice(3, 5)).reports()) == list(TABLE.reports())[3:8]
    reader = pyarrow.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=3))
    expect_all_reports(gd.Table.from_arrow(reader))
    violations = pyarrow.table(gd.validate_table(TABLE))
    violations.validate(full=True)
    assert pyarrow.table(gd.validate_table(table)).equals(violations)


def test_pyarrow_types(tmp_path):
    pyarrow = peer("pyarrow")
    figures = {"requests.new.natural": [3, None], "art20_8.fee.amount": [Decimal("1.5"), Decimal("2")]}
    plain = pyarrow.table({"form": ["cn-2021"] * 2, "unit_name": ["一个名字很长的镇人民政府", None], **figures})
    for count in (pyarrow.int8(), pyarrow.uint16(), pyarrow.int32(), pyarrow.uint64(), pyarrow.decimal128(30, 2)):
        for text in (pyarrow.large_string(), pyarrow.string_view()):
            cast = plain.set_column(2, "requests.new.natural", plain.column("requests.new.natural").cast(count))
            cast = cast.set_column(1, "unit_name", plain.column("unit_name").cast(text))
            first, second = gd.Table.from_arrow(cast).reports()
            assert first["requests.new.natural"] == 3 and second["requests.new.natural"] is None
            assert first["art20_8.fee.amount"] == Decimal("1.5")
            assert (first.unit_name, second.unit_name) == ("一个名字很长的镇人民政府", None)
            assert second.cell("requests.new.natural").state == "blank"
            assert second.cell("requests.new.total").state == "absent"
    for wrong in (pyarrow.float64(), pyarrow.string()):
        cast = plain.set_column(2, "requests.new.natural", plain.column("requests.new.natural").cast(wrong))
        with pytest.raises(gd.SchemaError, match=r"requests\.new\.natural"):
            gd.Table.from_arrow(cast)
    with pytest.raises(gd.SchemaError, match="form"):
        gd.Table.from_arrow(plain.drop_columns(["form"]))
    with pytest.raises(gd.UnknownError, match="cn-1999"):
        gd.Table.from_arrow(pyarrow.table({"form": ["cn-1999"]}))
    with pytest.raises(gd.RangeError):
        gd.Table.from_arrow(pyarrow.table({"form": ["cn-2021"], "year": [12345]}))


def test_a_stream_that_fails():
    pyarrow = peer("pyarrow")
    schema = pyarrow.schema([("form", pyarrow.string())])

    def batches():
        yield pyarrow.record_batch([["cn-2021"]], schema=schema)
        raise RuntimeError("the disk is gone")

    with pytest.raises(gd.AccessError, match="the disk is gone"):
        gd.Table.from_arrow(pyarrow.RecordBatchReader.from_batches(schema, batches()))


def test_polars():
    polars = peer("polars")
    frame = polars.DataFrame(TABLE)
    assert frame.height == len(TABLE)
    expect_columns(lambda name: frame[name].to_list())
    expect_all_reports(gd.Table.from_arrow(frame))
    assert polars.DataFrame(gd.validate_table(frame)).equals(polars.DataFrame(gd.validate_table(TABLE)))


def test_pandas():
    pandas = peer("pandas")
    pyarrow = peer("pyarrow")
    frame = pyarrow.table(TABLE).to_pandas(types_mapper=pandas.ArrowDtype)
    expect_columns(lambda name: [None if value is pandas.NA else value for value in frame[name].tolist()])
    expect_all_reports(gd.Table.from_arrow(frame))
    assert len(gd.validate_table(frame)) == len(gd.validate_table(TABLE))


def test_duckdb():
    duckdb = peer("duckdb")
    frame = TABLE  # duckdb finds it by its name
    rows = duckdb.sql("select * from frame")
    names = rows.columns
    values = list(zip(*rows.fetchall()))
    expect_columns(lambda name: list(values[names.index(name)]))
    assert frame is TABLE
    expect_all_reports(gd.Table.from_arrow(duckdb.sql("select * from frame")))


# Who owns what


def test_columns_outlive_the_table():
    stream = gd.Table.from_reports(REPORTS, FILES).__arrow_c_stream__()
    schema, array = gd.Table.from_reports(REPORTS, FILES).__arrow_c_array__()
    gc.collect()
    churn = [gd.Table.from_reports(REPORTS[:3]) for _ in range(20)]
    del churn
    gc.collect()

    class Held:
        def __arrow_c_stream__(self, requested_schema=None):
            return stream

    class Pair:
        def __arrow_c_array__(self, requested_schema=None):
            return schema, array

    expect_all_reports(gd.Table.from_arrow(Held()))
    expect_all_reports(gd.Table.from_arrow(Pair()))


def test_what_nobody_takes_is_released():
    for _ in range(50):
        TABLE.__arrow_c_stream__()
        TABLE.__arrow_c_array__()
        gd.validate_table(TABLE).__arrow_c_array__()
    gc.collect()
    expect_all_reports(TABLE)


def test_pyarrow_drops_first_or_last():
    pyarrow = peer("pyarrow")
    before = pyarrow.total_allocated_bytes()
    column = pyarrow.table(gd.Table.from_reports(REPORTS, FILES)).column("year")
    gc.collect()
    assert column.to_pylist() == [report.year for report in IN_ORDER]
    table = gd.Table.from_reports(REPORTS, FILES)
    arrow = pyarrow.table(table)
    del arrow
    gc.collect()
    expect_all_reports(table)
    held = pyarrow.table(table)
    del table
    gc.collect()
    held.validate(full=True)
    del held, column
    gc.collect()
    assert pyarrow.total_allocated_bytes() <= before + 4096


def test_memory_stays_flat():
    import resource

    def turn():
        table = gd.Table.from_arrow(gd.Table.from_reports(REPORTS, FILES))
        gd.validate_table(table).__arrow_c_stream__()
        gd.Table.from_arrow(Table(table))
        with pytest.raises(TypeError):
            gd.Table.from_arrow(3)

    for _ in range(5):
        turn()
    gc.collect()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(3 if SANITIZED else 40):
        turn()
    gc.collect()
    assert SANITIZED or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 4096


def test_a_table_of_many_threads():
    from concurrent.futures import ThreadPoolExecutor

    def work(_):
        return len(gd.validate_table(TABLE)), len(gd.Table.from_arrow(TABLE))

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(work, range(12))) == {(len(gd.validate_table(TABLE)), len(TABLE))}


def test_documents_in_a_folder_of_fixtures_are_not_reports():
    table = gd.scan(FIXTURES / "documents", workers=2)
    files = [path for path in (FIXTURES / "documents").rglob("*") if path.is_file()]
    assert len(table) + len(table.unread) >= len(files)
