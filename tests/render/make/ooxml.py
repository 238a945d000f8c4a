# SPDX-License-Identifier: Apache-2.0
"""Office files written part by part, for what no office program writes, or not reliably."""

import io
import pathlib
import zipfile

DOCUMENTS = pathlib.Path(__file__).resolve().parents[2] / "fixtures" / "documents"

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_SHEET = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def relations(*items, kind=OFFICE):
    """Each item: id, last word of the type, target, and perhaps more attributes."""
    rows = []
    for item in items:
        more = f" {item[3]}" if len(item) > 3 else ""
        rows.append(f'<Relationship Id="{item[0]}" Type="{kind}/{item[1]}" Target="{item[2]}"{more}/>')
    return f'{HEAD}<Relationships xmlns="{PACKAGE}">{"".join(rows)}</Relationships>'


def pack(parts, method=zipfile.ZIP_DEFLATED):
    """A zip archive of parts, always the same bytes for the same parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            entry.compress_type = method
            archive.writestr(entry, content)
    return out.getvalue()


def save(case, file, data):
    folder = DOCUMENTS / case
    folder.mkdir(parents=True, exist_ok=True)
    (folder / file).write_bytes(data)


def paragraph(text="", properties="", run=""):
    """One run of text in a paragraph."""
    properties = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    run = f"<w:rPr>{run}</w:rPr>" if run else ""
    return f'<w:p>{properties}<w:r>{run}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def cell(content="", properties=""):
    """Text, or the markup of what stands in the cell."""
    if not content.startswith("<"):
        content = paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(*cells, properties=""):
    properties = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{properties}{''.join(c if c.startswith('<w:tc') else cell(c) for c in cells)}</w:tr>"


def table(*rows):
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def span(columns):
    return f'<w:gridSpan w:val="{columns}"/>'


DOWN = '<w:vMerge w:val="restart"/>'
GOES_ON = "<w:vMerge/>"


def word_parts(body, space=WORD, kind=OFFICE, more=None, names=""):
    """The parts of a document: `more` are others beside the main one, {type: (name, content)}."""
    more = more or {}
    parts = {
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml"), kind=kind),
        "word/document.xml": f'{HEAD}<w:document xmlns:w="{space}" {names}><w:body>{body}</w:body></w:document>',
    }
    if more:
        items = [(f"rId{i}", kind_of.split("#")[0], name) for i, (kind_of, (name, _)) in enumerate(more.items(), 1)]
        parts["word/_rels/document.xml.rels"] = relations(*items, kind=kind)
        for name, content in more.values():
            parts[f"word/{name}"] = content
    return parts


def word_part(root, content, space=WORD):
    return f'{HEAD}<w:{root} xmlns:w="{space}">{content}</w:{root}>'
