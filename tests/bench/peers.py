# SPDX-License-Identifier: Apache-2.0
"""Reads one document with one other library, again and again: peers.py PEER DOCUMENT.

Prints the median seconds of a reading, and the most memory the process took, as JSON.
Each peer pulls the texts of all tables, which is the least that one would do with it.
"""
import json
import resource
import statistics
import sys
import time


def lxml_html(path):
    import lxml.html

    with open(path, "rb") as file:
        data = file.read()
    return lambda: [cell.text_content() for cell in lxml.html.fromstring(data).iter("td")]


def pandas_html(path):
    import io

    import pandas

    with open(path, encoding="utf-8") as file:
        text = file.read()
    return lambda: pandas.read_html(io.StringIO(text), flavor="lxml")


def python_docx(path):
    import docx

    return lambda: [[[cell.text for cell in row.cells] for row in table.rows] for table in docx.Document(path).tables]


def openpyxl(path):
    import openpyxl as module

    return lambda: [list(sheet.values) for sheet in module.load_workbook(path, data_only=True)]


PEERS = {peer.__name__: peer for peer in (lxml_html, pandas_html, python_docx, openpyxl)}


def measure(work, turns):
    seconds = []
    for _ in range(turns):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def main(peer, path):
    try:
        work = PEERS[peer](path)
    except ImportError as missing:
        print(json.dumps({"missing": str(missing)}))
        return
    work()
    turns = 9
    seconds = measure(work, turns)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"seconds": seconds, "turns": turns, "kilobytes": memory}))


main(*sys.argv[1:])
