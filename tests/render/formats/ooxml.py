# SPDX-License-Identifier: Apache-2.0
"""What DOCX and XLSX have in common: parts in a ZIP archive, with types and relations."""
from __future__ import annotations

import io
import zipfile
from typing import Dict

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def relations(targets: Dict[str, str]) -> str:
    """Targets by type, numbered rId1, rId2 …"""
    items = "".join(f'<Relationship Id="rId{i}" Type="{OFFICE}/{kind.split("#")[0]}" Target="{target}"/>'
                    for i, (kind, target) in enumerate(targets.items(), 1))
    return f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def content_types(parts: Dict[str, str]) -> str:
    items = "".join(f'<Override PartName="{name}" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>'
                    for name, kind in parts.items())
    return (f'{XML}<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{items}</Types>')


def archive(parts: Dict[str, str]) -> bytes:
    """The same parts give the same bytes: no times."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, text.encode("utf-8"))
    return out.getvalue()
