# SPDX-License-Identifier: Apache-2.0
"""Files to findings beside what other libraries take just to read them: read.py BENCH_READ [--json FILE].

Makes the documents, lets bench_read measure this library on them, then the peers, and
prints all of it in one table.
"""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "render"))

from formats import FORMATS  # noqa: E402
from forms import load_form  # noqa: E402
from render import render  # noqa: E402

# The documents that are rendered: a page that Word saved, one of a site with its menus and scripts, a workbook.
RENDERED = [
    ("word-page.html", "html", ["saved_by_word"]),
    ("site-page.html", "html", ["page_of_a_site"]),
    ("report.xlsx", "xlsx", []),
]
# What each kind of document is read with. The Word document is one that python-docx wrote.
PEERS = {".html": ["lxml_html", "pandas_html"], ".docx": ["python_docx"], ".xlsx": ["openpyxl"]}
WORD = HERE.parent / "fixtures" / "documents" / "docx-by-python-docx" / "input.docx"


def make_documents(folder):
    form = load_form("cn-2021")
    paths = []
    for name, kind, quirks in RENDERED:
        path = folder / name
        path.write_bytes(FORMATS[kind].write(render(form, FORMATS[kind], "bench/1", quirks)))
        paths.append(path)
    if WORD.exists():
        path = folder / "report.docx"
        path.write_bytes(WORD.read_bytes())
        paths.append(path)
    return paths


def measure_own(program, paths, folder):
    out = folder / "own.json"
    subprocess.run([program, "--json", out, *paths], check=True, stdout=subprocess.DEVNULL)
    return json.loads(out.read_text("utf-8"))["results"]


def peak_memory(command):
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def measure_peer(peer, path):
    done = subprocess.run([sys.executable, HERE / "peers.py", peer, path], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def compare(program, paths, folder):
    results = measure_own(program, paths, folder)
    own = {result["id"]: result["value"] for result in results}
    for path in paths:
        results.append({"id": f"{path.name}.size", "value": path.stat().st_size / 1024, "unit": "KiB", "median_of": 1})
        memory = peak_memory([program, "--once", path])
        results.append({"id": f"{path.name}.memory", "value": memory / 1024, "unit": "MiB", "median_of": 1})
        for peer in PEERS[path.suffix]:
            measured = measure_peer(peer, path)
            if "missing" in measured:
                print(f"SKIPPED {peer}: {measured['missing']}")
                continue
            seconds, turns = measured["seconds"], measured["turns"]
            ratio = seconds * 1e6 / own[f"{path.name}.to_findings"]
            results.append({"id": f"{path.name}.{peer}", "value": seconds * 1e6, "unit": "us", "median_of": turns})
            results.append({"id": f"{path.name}.{peer}_memory", "value": measured["kilobytes"] / 1024, "unit": "MiB", "median_of": 1})
            results.append({"id": f"{path.name}.{peer}_to_ours", "value": ratio, "unit": "ratio", "median_of": turns})
    return results


def main(program, *options):
    with tempfile.TemporaryDirectory(prefix="govd-bench-") as name:
        folder = Path(name)
        results = compare(program, make_documents(folder), folder)
    for result in sorted(results, key=lambda result: result["id"]):
        print(f"{result['id']:<44} {result['value']:10.3f} {result['unit']:<8} median of {result['median_of']}")
    if options:
        Path(options[1]).write_text(json.dumps({"results": results}, separators=(",", ":")) + "\n", "utf-8")


main(*sys.argv[1:])
