# SPDX-License-Identifier: Apache-2.0
"""What every object of the package that is a sequence does alike."""

from __future__ import annotations

from typing import Iterator, Sequence, Tuple, TypeVar, Union, overload

_T = TypeVar("_T")


class Items(Sequence[_T]):
    """A sequence of what `_items` has."""

    @property
    def _items(self) -> Tuple[_T, ...]:
        raise NotImplementedError

    @overload
    def __getitem__(self, index: int) -> _T: ...
    @overload
    def __getitem__(self, index: slice) -> Tuple[_T, ...]: ...
    def __getitem__(self, index: Union[int, slice]) -> Union[_T, Tuple[_T, ...]]:
        return self._items[index]

    def __iter__(self) -> Iterator[_T]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)
