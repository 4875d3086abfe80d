from __future__ import annotations

from pathlib import Path

from benchmarks.invention import invent, invent_world
from benchmarks.questions import PAGE, Answer, Question, all_questions, ask
from tests.ledger.sample import filled


def test_questions_of_one_name_are_answered_together() -> None:
    asked: list[str] = []

    def note(name: str, rows: int) -> range:
        asked.append(name)
        return range(rows)

    answers = ask(
        [
            Question(name="a", ask=lambda: note("a1", 2), bar_milliseconds=5),
            Question(name="a", ask=lambda: note("a2", 7), bar_milliseconds=5),
            Question(name="b", ask=lambda: note("b", 0)),
        ]
    )
    assert asked == ["a1", "a2", "b"] * 3
    assert [(one.name, one.rows, len(one.milliseconds)) for one in answers] == [
        ("a", 7, 6),
        ("b", 0, 3),
    ]
    assert [one.bar_milliseconds for one in answers] == [5, None]


def test_the_median_and_the_worst_are_those_of_the_times() -> None:
    answer = Answer(name="a", bar_milliseconds=None, milliseconds=[3.0, 1.0, 9.0])
    assert (answer.median, answer.worst) == (3.0, 9.0)


def test_all_questions_can_be_asked_of_a_ledger(tmp_path: Path) -> None:
    world = invent_world()
    with filled(tmp_path / "l.db", extractions=invent(world, 30)) as ledger:
        answers = {answer.name: answer for answer in ask(all_questions(ledger, world))}
    assert answers["search, word in 10% of statements"].rows == PAGE
    assert answers["search, word that nobody said"].rows == 0
    assert answers["statements: four types, four countries"].rows == PAGE
    assert answers["show: a statement, its versions and reviews"].rows == 1
    assert sum(answer.bar_milliseconds == 100 for answer in answers.values()) == 22
