# SPDX-License-Identifier: Apache-2.0
"""Figures: counts are int, amounts of money are Decimal, and neither is ever a float."""

from __future__ import annotations

from decimal import Decimal
from typing import Union

from . import _govdisclosure as _c

Figure = Union[int, Decimal]
"""A count, or an amount with at most six decimal places."""


_SCALES = {"count": 0, "signed_count": 0, "amount": _c.GOVD_AMOUNT_SCALE}
"""Decimal places of the figures of a type."""


def _figure(scaled: int, scale: int) -> Figure:
    return scaled if scale == 0 else Decimal(_c.govd_amount_format(scaled, scale))


def _scaled(figure: Figure, scale: int) -> int:
    """The integer that stands for a figure; never rounded."""
    if isinstance(figure, bool) or not isinstance(figure, (int, Decimal)):
        raise TypeError(f"a figure is an int or a Decimal, not {type(figure).__name__}")
    return _c.govd_amount_parse(format(figure, "d" if isinstance(figure, int) else "f"), scale)


def convert_amount(amount: Figure, source: str, target: str) -> Decimal:
    """An amount in another unit of money, of 元, 千元, 万元, 百万元 and 亿元: exactly, or not at all.

    >>> convert_amount(251000, "元", "万元")
    Decimal('25.1')

    Raises:
        UnknownError: a unit that is none of these
        RangeError: the result has more than six decimal places, or is too large
    """
    scale = _c.GOVD_AMOUNT_SCALE
    return Decimal(_figure(_c.govd_amount_convert(_scaled(amount, scale), source, target), scale))
