# SPDX-License-Identifier: Apache-2.0
"""The writers: each turns a laid-out document into the bytes of a file."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Callable, Dict

from formats.text import write_text
from model import Document


@dataclass(frozen=True)
class Format:
    name: str
    suffix: str
    write: Callable[[Document], bytes]
    options: Dict[str, Any] = field(default_factory=dict)  # of the layout, unless a quirk says otherwise


FORMATS: Dict[str, Format] = {
    item.name: item for item in (
        Format("text", ".txt", write_text),
    )
}
