# SPDX-License-Identifier: Apache-2.0
"""What can go wrong. A report that does not add up is no error: it is read, and has findings."""

from __future__ import annotations

from typing import Dict, Optional, Tuple, Type


class Error(Exception):
    """The base of all errors of this package.

    >>> import govdisclosure as gd
    >>> try:
    ...     gd.Report.from_json('{\\n"form": 1}')
    ... except gd.Error as error:
    ...     print(type(error).__name__, error.line)
    SchemaError 2
    """

    text: str
    """One English sentence without a full stop that says what is wrong."""
    offset: Optional[int]
    """Where in the input, in bytes from its start, if that is known."""
    line: Optional[int]
    """Where in the input, as a line from 1, if that is known."""
    filename: Optional[str]
    """The file that was read, if it was one."""

    def __init__(
        self,
        text: str,
        offset: Optional[int] = None,
        line: Optional[int] = None,
        filename: Optional[str] = None,
    ) -> None:
        super().__init__(text, offset, line, filename)
        self.text = text
        self.offset = offset
        self.line = line
        self.filename = filename

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.text, self.offset, self.line, self.filename)

    def __str__(self) -> str:
        place = [] if self.filename is None else [self.filename]
        if self.line is not None:
            place.append(f"line {self.line}")
        return ": ".join([", ".join(place), self.text] if place else [self.text])


class NoMemoryError(Error, MemoryError):
    """There was no memory for it."""


class ArgumentError(Error, ValueError):
    """An argument is out of its domain: a year of 0, a figure of -1 where figures count."""


class AccessError(Error):
    """Something could not be opened, read or started, such as the program that reads PDF."""


class EncodingError(Error, ValueError):
    """The bytes are not text in the encoding they should be in."""


class MalformedError(Error, ValueError):
    """Not well-formed: JSON, a number, a damaged file."""


class SchemaError(Error, ValueError):
    """Well-formed, but not what the format describes."""


class DuplicateError(Error, ValueError):
    """A key or an id stands twice."""


class UnknownError(Error, LookupError):
    """A name that refers to nothing: a key, an id, a form, a unit of money."""


class RangeError(Error, ValueError):
    """A number does not fit, or has more decimal places than are kept."""


class LimitError(Error, ValueError):
    """The input is larger or deeper than the limit allows."""


class UnrecognisedError(Error, ValueError):
    """No table of a known form was found in the document."""


class AmbiguousError(Error, ValueError):
    """Several readings are equally good, and none was chosen."""


class UnrepresentableError(Error, ValueError):
    """The format cannot hold this report without loss."""


class UnsupportedError(Error, ValueError):
    """A kind of file that is not read; the text says which, and what to do."""


_CLASSES: Dict[str, Type[Error]] = {
    "no_memory": NoMemoryError,
    "argument": ArgumentError,
    "io": AccessError,
    "encoding": EncodingError,
    "syntax": MalformedError,
    "schema": SchemaError,
    "duplicate": DuplicateError,
    "unknown": UnknownError,
    "range": RangeError,
    "limit": LimitError,
    "unrecognised": UnrecognisedError,
    "ambiguous": AmbiguousError,
    "unrepresentable": UnrepresentableError,
    "unsupported": UnsupportedError,
}


def _made(status: str, text: str, offset: Optional[int], line: int) -> Error:
    """The error for a failed call of the library; the module in C raises it."""
    return _CLASSES[status](text, offset, line or None)


def _failure(error: Optional[Exception]) -> Optional[Tuple[str, str, Optional[int], int]]:
    """An error as C has it: the name of its status, its text, its offset and line."""
    if error is None:
        return None
    if isinstance(error, Error):
        status = next(name for name, kind in _CLASSES.items() if type(error) is kind)
        return status, error.text, error.offset, error.line or 0
    if isinstance(error, OSError):
        return "io", error.strerror or str(error), None, 0
    return "argument", str(error), None, 0
