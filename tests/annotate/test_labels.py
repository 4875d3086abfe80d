from __future__ import annotations

import pytest

from onrecord.annotate.labels import (
    ENTITY_LABELS,
    LINK_LABELS,
    RELATION_LABELS,
    ROLE_LABELS,
    UPOS_LABELS,
)


@pytest.mark.parametrize(
    "labels", [ROLE_LABELS, LINK_LABELS, ENTITY_LABELS, UPOS_LABELS, RELATION_LABELS]
)
def test_no_label_stands_twice(labels: tuple[str, ...]) -> None:
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("labels", [ROLE_LABELS, LINK_LABELS, ENTITY_LABELS])
def test_every_inside_follows_its_beginning(labels: tuple[str, ...]) -> None:
    assert labels[0] == "O"
    for beginning, inside in zip(labels[1::2], labels[2::2], strict=True):
        assert (beginning[:2], inside[:2]) == ("B-", "I-")
        assert beginning[2:] == inside[2:]
