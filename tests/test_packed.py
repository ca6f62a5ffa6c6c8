"""What is packed comes out as it went in, in any order."""

from __future__ import annotations

from evidence.packed import Packed


def test_comes_out_as_it_went_in() -> None:
    values = [("a", 1, None), ["β", (2.5, True)], "\ud800 alone", {"x": b"1"}, "last"]
    packed = Packed(together=2)
    for value in values:
        packed.append(value)
    assert len(packed) == 5
    assert list(packed) == values
    assert [packed[index] for index in (4, 0, 3, 1, 2)] == [values[index] for index in (4, 0, 3, 1, 2)]
    assert list(Packed()) == []
