# SPDX-License-Identifier: Apache-2.0
"""How reports are checked, and beside which others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Iterable, Literal, Optional, Tuple

from . import _govdisclosure as _c

if TYPE_CHECKING:
    from .reports import Report

Blank = Literal["zero", "unknown"]
"""How rules read cells that are blank or hold a dash."""

_BLANK = {"zero": _c.GOVD_BLANK_ZERO, "unknown": _c.GOVD_BLANK_UNKNOWN}


def _codes(disable: Iterable[str]) -> Tuple[str, ...]:
    if isinstance(disable, str):
        raise TypeError("disable takes a list of codes, not a string")
    return tuple(disable)


def _validator(blank: str, disable: Iterable[str]) -> Any:
    if blank not in _BLANK:
        raise ValueError(f"blank is 'zero' or 'unknown', not {blank!r}")
    validator = _c.govd_validator_new()
    _c.govd_validator_set_blank(validator, _BLANK[blank])
    for code in _codes(disable):
        _c.govd_validator_disable(validator, code)
    return validator


def _related(prior: Optional[Report], units: Tuple[Report, ...], edition: Optional[Report] = None) -> Any:
    handles = tuple(unit._handle for unit in units)
    return (None if prior is None else prior._handle, handles, None if edition is None else edition._handle)
