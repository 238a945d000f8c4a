# SPDX-License-Identifier: Apache-2.0
"""Checks a form as it is submitted: a small web server, with nothing but the standard library.

    web_form.py [PORT]

POST /check with fields named like the cells of the form, besides `form`, `unit_name` and `year`:

    curl -d form=cn-2021 -d unit_name=某镇 -d year=2023 -d requests.new.natural=12 http://localhost:8000/check

The answer is JSON: the findings, or what is wrong with the request. Figures are taken as they were typed, so that
`1，706件` is a figure and `许多` is a finding.
"""

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Dict, List, Tuple
from urllib.parse import parse_qs

import govdisclosure as gd

MOST = 1024 * 1024  # bytes of a request


def check(fields: Dict[str, List[str]]) -> Tuple[int, Dict[str, Any]]:
    """Status and answer for the fields of a submission."""
    values = {name: texts[0] for name, texts in fields.items()}
    try:
        form = gd.forms[values.pop("form", "cn-2021")]
        name = values.pop("unit_name", None)
        year = int(values.pop("year", "0")) or None
        report = gd.Report(form, values, unit_name=name, year=year)
    except KeyError as error:
        return 400, {"error": f"there is no {error}"}
    except ValueError as error:
        return 400, {"error": str(error)}
    findings = report.validate(lang="zh")
    answer: Dict[str, Any] = json.loads(findings.to_json())
    answer["accepted"] = not findings.errors
    return 200, answer


class Handler(BaseHTTPRequestHandler):
    """One request; the library works without the interpreter's lock, so threads do work side by side."""

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if self.path != "/check":
            self.answer(404, {"error": "POST to /check"})
        elif not length.isascii() or not length.isdigit() or int(length) > MOST:
            self.answer(413, {"error": f"more than {MOST} bytes, or not told how many"})
        else:
            try:
                fields = parse_qs(self.rfile.read(int(length)).decode(), keep_blank_values=True, max_num_fields=2000)
            except ValueError as error:
                self.answer(400, {"error": str(error)})
                return
            self.answer(*check(fields))

    def answer(self, status: int, content: Dict[str, Any]) -> None:
        body = json.dumps(content, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def main(port: str = "8000") -> None:
    with ThreadingHTTPServer(("localhost", int(port)), Handler) as server:
        print(f"http://localhost:{server.server_address[1]}/check", flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
