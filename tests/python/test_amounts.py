# SPDX-License-Identifier: Apache-2.0
"""Amounts of money: exact, or an error."""

from decimal import Decimal

import pytest

import govdisclosure as gd


def test_units_of_money():
    assert gd.convert_amount(251000, "元", "万元") == Decimal("25.1")
    assert gd.convert_amount(Decimal("0.000001"), "亿元", "元") == 100
    assert type(gd.convert_amount(1, "元", "元")) is Decimal
    with pytest.raises(gd.UnknownError):
        gd.convert_amount(1, "元", "美元")
    with pytest.raises(gd.RangeError):
        gd.convert_amount(1, "元", "亿元")
    with pytest.raises(gd.RangeError):
        gd.convert_amount(10**12, "亿元", "元")


@pytest.mark.parametrize("amount", [1.5, "1", True, None])
def test_only_exact_numbers(amount):
    with pytest.raises(TypeError):
        gd.convert_amount(amount, "元", "元")
