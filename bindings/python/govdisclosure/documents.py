# SPDX-License-Identifier: Apache-2.0
"""What a file shows: paragraphs and tables, in order, with their places."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Dict, Iterable, Iterator, List, Mapping, Optional, Tuple, Union

from . import _govdisclosure as _c
from .places import Place, _parts, _place
from .sources import BYTE_LIMIT, Source, _content


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    text: str
    place: Optional[Place] = None


@dataclass(frozen=True)
class GridCell:
    """A cell of a table, which covers one or more places of its grid."""

    row: int
    """Where it begins, from 0."""
    column: int
    text: str
    """Without outer white space; empty where the cell is."""
    place: Optional[Place] = None
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True)
class Grid:
    """A table: so many rows and columns, and the cells in them."""

    rows: int
    columns: int
    cells: Tuple[GridCell, ...]
    place: Optional[Place] = None
    parent: Optional[Tuple[int, int, int]] = None
    """Block, row and column of the cell it stands in, if it stands in another table."""

    def __repr__(self) -> str:
        return f"<Grid {self.rows}x{self.columns}, {len(self.cells)} cells>"

    @cached_property
    def texts(self) -> Tuple[Tuple[Optional[str], ...], ...]:
        """The text at each place of the grid; None where there is no cell."""
        texts: List[List[Optional[str]]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    texts[row][column] = cell.text
        return tuple(map(tuple, texts))


Block = Union[Paragraph, Grid]


@dataclass(frozen=True)
class Document:
    """Paragraphs and tables as a file shows them. It knows nothing of forms.

    >>> document = Document.read(b"2023\\nNew | 12 |")
    >>> document
    <Document: 1 paragraph, 1 table>
    >>> document.blocks[1].texts
    (('New', '12'),)

    A document of your own reader is made from its blocks, and `govdisclosure.read` takes it as it is.
    """

    blocks: Tuple[Block, ...]
    kind: Optional[str] = field(default=None, compare=False)
    """What kind of file it was read from, such as `docx`."""
    page_names: Mapping[int, str] = field(default_factory=dict, compare=False)
    """Of a workbook where several sheets hold something: their names, by the page of places."""

    def __init__(
        self, blocks: Iterable[Block], kind: Optional[str] = None, page_names: Optional[Mapping[int, str]] = None
    ) -> None:
        object.__setattr__(self, "blocks", tuple(blocks))
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "page_names", dict(page_names or {}))

    @classmethod
    def read(cls, source: Source, *, limit: int = BYTE_LIMIT) -> Document:
        """Reads a file of any kind that this build reads: a path, bytes, or an open file.

        Raises:
            UnsupportedError: a kind of file that is not read
            EncodingError, MalformedError, LimitError, AccessError: it cannot be read
            OSError: it cannot be opened
        """
        content = _content(source, limit)
        with content.named():
            handle = _c.govd_document_parse(content.data)
        blocks = tuple(_blocks(handle))
        document = cls(blocks, kind(content.data), _page_names(handle, blocks))
        document.__dict__["_handle"] = handle
        return document

    @property
    def tables(self) -> Tuple[Grid, ...]:
        """The tables among the blocks."""
        return tuple(block for block in self.blocks if isinstance(block, Grid))

    @property
    def paragraphs(self) -> Tuple[Paragraph, ...]:
        """The paragraphs among the blocks."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @cached_property
    def _handle(self) -> Any:
        handle = _c.govd_document_new()
        for index, block in enumerate(self.blocks):
            _add(handle, index, block)
        return handle

    def __getstate__(self) -> Any:
        return {"blocks": self.blocks, "kind": self.kind, "page_names": self.page_names}

    def __repr__(self) -> str:
        paragraphs, tables = len(self.paragraphs), len(self.tables)
        plural = ("" if paragraphs == 1 else "s", "" if tables == 1 else "s")
        return f"<Document: {paragraphs} paragraph{plural[0]}, {tables} table{plural[1]}>"


def kind(source: Source) -> str:
    """The kind of a file, told from its bytes and not its name.

    >>> kind(b"<html><p>2023</p></html>")
    'html'
    """
    return _c.govd_kind_name(_c.govd_document_kind(_content(source).data))


def _blocks(handle: Any) -> Iterator[Block]:
    for index in range(_c.govd_document_block_count(handle)):
        block = _c.govd_document_block(handle, index)
        if block[0] == _c.GOVD_BLOCK_PARAGRAPH:
            yield Paragraph(block[1], _place(block[2]))
        else:
            _, _, place, rows, columns, parent = block
            yield Grid(rows, columns, tuple(_cells(handle, index, rows, columns)), _place(place), parent)


def _page_names(handle: Any, blocks: Iterable[Block]) -> Dict[int, str]:
    pages = sorted({block.place.page or 0 for block in blocks if block.place is not None})
    names = {page: _c.govd_document_page_name(handle, page) for page in pages}
    return {page: name for page, name in names.items() if name is not None}


def _cells(handle: Any, block: int, rows: int, columns: int) -> Iterator[GridCell]:
    grid = [
        [_c.govd_document_grid_cell(handle, block, row, column) for column in range(columns)] for row in range(rows)
    ]

    def begins(row: int, column: int, cell: Any) -> bool:
        return row < rows and column < columns and grid[row][column] is not None and grid[row][column][2:] == cell[2:]

    for row in range(rows):
        for column in range(columns):
            cell = grid[row][column]
            if cell is None or cell[2:] != (row, column):
                continue
            down = right = 1
            while begins(row + down, column, cell):
                down += 1
            while begins(row, column + right, cell):
                right += 1
            yield GridCell(row, column, cell[0], _place(cell[1]), down, right)


def _add(handle: Any, index: int, block: Block) -> None:
    if isinstance(block, Paragraph):
        _c.govd_document_add_paragraph(handle, block.text, _parts(block.place))
        return
    _c.govd_document_add_table(handle, block.rows, block.columns, _parts(block.place))
    for c in block.cells:
        place = _parts(c.place)
        _c.govd_document_set_cell(handle, index, c.row, c.column, c.row_span, c.column_span, c.text, place)
    if block.parent is not None:
        _c.govd_document_nest_table(handle, index, *block.parent)
