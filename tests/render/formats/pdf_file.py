# SPDX-License-Identifier: Apache-2.0
"""The bytes of a PDF: pages with lines of text at places, and ruling lines. No font is embedded."""
from __future__ import annotations

import zlib
from typing import List, Tuple

Rule = Tuple[float, float, float, float]


def width_of(text: str, size: float) -> float:
    """As the fonts below have it: half an em for ASCII, an em for all else."""
    return sum(0.5 if char.isascii() or char == "\u00a0" else 1.0 for char in text) * size


class Page:
    """Coordinates from the upper left corner, in points."""

    def __init__(self, width: float, height: float):
        self.width, self.height = width, height
        self.operations: List[str] = []

    def text(self, x: float, middle: float, size: float, text: str, digits_font: bool = False) -> None:
        """A line of text whose middle is at a height."""
        base = self.height - middle - 0.38 * size
        font = "F2" if digits_font and text.isascii() else "F1"
        code = text.encode("latin-1").hex() if font == "F2" else text.encode("utf-16-be").hex()
        self.operations.append(f"BT /{font} {size:g} Tf 1 0 0 1 {x:.2f} {base:.2f} Tm <{code}> Tj ET")

    def rule(self, line: Rule) -> None:
        x0, y0, x1, y1 = line
        self.operations.append(f"{x0:.2f} {self.height - y0:.2f} m {x1:.2f} {self.height - y1:.2f} l S")


# Each code is a character of the basic plane.
_TO_UNICODE = ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
               "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
               + "".join("128 beginbfrange\n" + "".join(f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>\n"
                                                        for high in range(first, first + 128))
                         + "endbfrange\n" for first in (0, 128))
               + "endcmap end end")

_FONTS = (
    "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/Identity-H/DescendantFonts[5 0 R]/ToUnicode 7 0 R>>",
    "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>",
    "<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
    "/Supplement 0>>/DW 1000/W[32 126 500 160 160 500]/FontDescriptor 6 0 R>>",
    "<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -141 1000 859]/ItalicAngle 0/Ascent 859"
    "/Descent -141/CapHeight 683/StemV 80>>",
)


def _stream(data: bytes) -> bytes:
    packed = zlib.compress(data)
    return b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)


def write_file(pages: List[Page]) -> bytes:
    first = 8  # object of the first page; its contents are the next one
    kids = " ".join(f"{first + 2 * i} 0 R" for i in range(len(pages)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode()]
    objects += [font.encode() for font in _FONTS] + [_stream(_TO_UNICODE.encode())]
    for i, page in enumerate(pages):
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {page.width:g} {page.height:g}]/Contents "
                       f"{first + 2 * i + 1} 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>".encode())
        objects.append(_stream("\n".join(page.operations).encode()))
    out = b"%PDF-1.5\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, table, len(objects) + 1, len(out))
