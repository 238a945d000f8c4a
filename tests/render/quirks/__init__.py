# SPDX-License-Identifier: Apache-2.0
"""All quirks; importing the modules registers them."""
from quirks import figures, files, labels, layout, pdf, rows  # noqa: F401
from quirks.registry import FILE, LAYOUT, QUIRKS, Quirk, choose, deserved

__all__ = ["FILE", "LAYOUT", "QUIRKS", "Quirk", "choose", "deserved"]
