# SPDX-License-Identifier: Apache-2.0
"""What the rules of a form can see, and what they cannot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Tuple

from . import _govdisclosure as _c

if TYPE_CHECKING:
    from .forms import Form

Instance = Tuple[str, str]
"""A rule, and the column or row it stands for: empty for a rule that stands once."""


@dataclass(frozen=True)
class Analysis:
    """What the rules of a form can see and what they cannot, whatever the figures are.

    Groups print no figure and stand for their parts.

    >>> import govdisclosure as gd
    >>> gd.forms["cn-2021"].analyse()
    <Analysis: 42 equations, 40 of their own, over 200 cells; 0 contradictory, 10 cells unseen>
    """

    cells: int
    """Figures that a report can give, groups and headings apart."""
    equations: int
    """Rules that are equations, one for each column or row."""
    rank: int
    """How many of these say something of their own."""
    redundant: Tuple[Instance, ...]
    """Those that follow from the ones before them."""
    contradictory: Tuple[Instance, ...]
    """Those that cannot hold together with the ones before them."""
    unseen: Tuple[str, ...]
    """Cells that no rule speaks of: no error in them shows."""
    bounded: Tuple[str, ...]
    """Cells that only inequalities speak of: an error may show."""
    located: int
    """Cells that, if one alone is wrong, the equations point out."""
    alike: Tuple[Tuple[str, ...], ...]
    """Cells whose errors the equations cannot tell apart, together."""
    pairs: int
    """Pairs of cells that can be wrong together without any equation showing it."""

    def __repr__(self) -> str:
        return (
            f"<Analysis: {self.equations} equations, {self.rank} of their own, over {self.cells} cells; "
            f"{len(self.contradictory)} contradictory, {len(self.unseen)} cells unseen>"
        )


def _analysis(form: Form, years: bool) -> Analysis:
    parts = _c.govd_form_analyse(form._handle, years)
    cells, equations, rank, redundant, contradictory, unseen, bounded, located, alike, pairs = parts

    def instances(indices: Tuple[int, ...]) -> Tuple[Instance, ...]:
        return tuple(form._instance(index) for index in indices)

    def ids(indices: Any) -> Tuple[str, ...]:
        return tuple(form._ids[index] for index in indices)

    told = (instances(redundant), instances(contradictory), ids(unseen), ids(bounded))
    return Analysis(cells, equations, rank, *told, located, tuple(map(ids, alike)), pairs)
