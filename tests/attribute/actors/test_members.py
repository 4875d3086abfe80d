from __future__ import annotations

from onrecord.attribute.actors.members import Member
from onrecord.records import Span


def test_a_name_is_a_mention_but_a_mention_is_no_name() -> None:
    member = Member("person")
    member.mention(Span(0, 5), name=True)
    member.mention(Span(9, 11))
    member.mention(Span(9, 11))
    assert member.names == [Span(0, 5)]
    assert member.mentions == {Span(0, 5), Span(9, 11)}


def test_what_was_merged_leads_to_the_last() -> None:
    first, second, third = Member("person"), Member("undisclosed"), Member("undisclosed")
    third.merged = second
    second.merged = first
    assert third.current() is first
    assert first.current() is first
