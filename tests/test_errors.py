from __future__ import annotations

import inspect
import re

from onrecord import errors


def classes() -> list[type[errors.OnrecordError]]:
    found = inspect.getmembers(errors, inspect.isclass)
    return [c for _, c in found if issubclass(c, errors.OnrecordError)]


def test_the_tree_that_is_drawn_is_the_tree_there_is() -> None:
    drawn = set(re.findall(r"\w+Error\b", errors.__doc__ or ""))
    assert drawn == {c.__name__ for c in classes()}


def test_every_error_has_a_kind_of_its_own() -> None:
    kinds = [c.kind for c in classes()]
    assert len(set(kinds)) == len(kinds)


def test_an_error_names_its_place() -> None:
    assert errors.ReadError("empty", where="a.txt").where == "a.txt"
    assert errors.ResourceError("twice", path="titles.yaml", line=3).line == 3
    assert str(errors.ModelError("altered", path="model.onnx")) == "altered"
