from onrecord.normalise.quantities.tokens import following, tokenise, touches


def test_numbers_words_and_signs_are_tokens() -> None:
    tokens = tokenise("Rs. 1,20,000 for F-16s—today’s")
    assert [token.low for token in tokens] == [
        "rs", ".", "1,20,000", "for", "f", "-", "16", "s", "—", "today’s",
    ]  # fmt: skip


def test_a_hyphen_or_a_space_joins_words_and_nothing_else_does() -> None:
    tokens = tokenise("twenty-four two- three  five")
    assert following(tokens, 0) == 2
    assert following(tokens, 2) == 3
    assert following(tokens, 3) is None
    assert following(tokens, 5) is None
    assert following(tokens, 6) is None


def test_a_token_touches_the_one_before_it() -> None:
    tokens = tokenise("16GB 5 m")
    assert [touches(tokens, index) for index in range(4)] == [False, True, False, False]
