# SPDX-License-Identifier: Apache-2.0
"""Files, however they are given."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from typing import IO, Iterator, Optional, Union

from .errors import Error, LimitError

Source = Union[str, "os.PathLike[str]", bytes, bytearray, memoryview, IO[bytes], IO[str]]
"""A path, the bytes of a file, or an open file."""

BYTE_LIMIT = 64 * 1024 * 1024
"""The largest file that is read unless another limit is given: 64 MiB."""


@dataclass(frozen=True)
class _Content:
    data: bytes
    name: Optional[str]

    @contextlib.contextmanager
    def named(self) -> Iterator[None]:
        """Errors from inside tell the name of the file."""
        try:
            yield
        except Error as error:
            error.filename = self.name
            raise


def _as_text(file: str) -> str:
    """A file's name with what is no text in it spelt out."""
    return file.encode("utf-8", "backslashreplace").decode("utf-8")


def _content(source: Source, limit: int = BYTE_LIMIT) -> _Content:
    """The bytes of a source. Of one that is too large, no more is read than shows it."""
    most = limit + 1 if limit > 0 else -1
    name: Optional[str] = None
    if isinstance(source, (bytes, bytearray, memoryview)):
        data = bytes(source)
    elif isinstance(source, (str, os.PathLike)):
        name = os.fspath(source)
        with open(name, "rb") as stream:
            data = _read(stream, most, os.fstat(stream.fileno()).st_size)
    elif hasattr(source, "read"):
        given = getattr(source, "name", None)
        name = given if isinstance(given, str) else None
        read = source.read(most)
        data = read.encode("utf-8") if isinstance(read, str) else bytes(read)
    else:
        raise TypeError(f"a source is a path, bytes or an open file, not {type(source).__name__}")
    if 0 < limit < len(data):
        raise LimitError(f"the file is larger than {limit} bytes", filename=name)
    return _Content(data, name)


def _read(stream: IO[bytes], most: int, size: int) -> bytes:
    """At most so many bytes of a file, -1 for all, making room for no more than its size; a pipe has none."""
    if size >= most:
        return stream.read(most)
    data = stream.read(size + 1)
    return data if len(data) <= size else data + stream.read(most - len(data))
