"""Find what is traded or made, and say of what kind it is."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from onrecord.normalise.headlines import is_in_headline
from onrecord.normalise.items.lexicon import ItemKind, ItemLexicon
from onrecord.normalise.items.mentions import Mention, Piece
from onrecord.normalise.items.models import names_beside, spread
from onrecord.normalise.items.pieces import find_pieces
from onrecord.normalise.items.tokens import Tokens, tokenise
from onrecord.records import Document, Item, Span, Tags

_LONGEST_MODEL = 3
_REACH = 20
_UNKNOWN = ItemKind(unroca=None, sipri=None, scope="weapon", alone=False)
_NO_MODELS = ("PERSON", "ORGANIZATION", "LOCATION")


def find_items(document: Document, tags: Tags, *, lexicon: ItemLexicon) -> tuple[Item, ...]:
    """What `document` says is traded or made, in text order, without overlap."""
    return tuple(
        Item(span=mention.span, unroca=mention.unroca, sipri=mention.sipri)
        for mention in find_mentions(document, tags, lexicon=lexicon)
    )


def find_mentions(document: Document, tags: Tags, *, lexicon: ItemLexicon) -> tuple[Mention, ...]:
    """As `find_items`, with the scope of each: weapon, component, dual or general."""
    text = document.text.replace("’", "'")
    reader = _Reader(text, tags, tokenise(text), lexicon)
    groups = [
        kept
        for group in _adjacent(text, find_pieces(text, reader.tokens, lexicon))
        if (kept := _core(group, reader))
    ]
    sure = [group for group in groups if _is_sure(group)]
    sentences = {reader.sentence_of(group) for group in sure}
    mentions: list[Mention] = []
    names: dict[str, Mention] = {}
    for group in groups:
        if not _is_sure(group) and not (
            group[0].role == "designation" and reader.sentence_of(group) in sentences
        ):
            continue
        mention = _mention(group)
        mentions.append(mention)
        for span in (*_names_in(group), *names_beside(text, mention)):
            if mention.scope == "weapon" and reader.may_name_model(span):
                names.setdefault(text[slice(*span)], mention)
    spans = [mention.span for mention in mentions]
    mentions += spread(text, reader.tokens, names, spans, reader.may_name_model)
    return tuple(sorted(mentions, key=lambda mention: mention.span))


@dataclass(frozen=True, slots=True)
class _Reader:
    """A document with its tokens, for questions about single places."""

    text: str
    tags: Tags
    tokens: Tokens
    lexicon: ItemLexicon

    def sentence_of(self, group: list[Piece]) -> int:
        return bisect_right(self.tags.sentences, (group[0].span.start, len(self.text))) - 1

    def entity_label(self, span: Span) -> str:
        """The label of the entity that holds `span`, or nothing."""
        entities = self.tags.entities
        at = bisect_right(entities, span.start, key=lambda entity: entity.span.start) - 1
        return entities[at].label if at >= 0 and span.end <= entities[at].span.end else ""

    def is_person(self, span: Span) -> bool:
        """Whether the model reads a person at `span`, and no article says otherwise."""
        with_article = self.text[max(0, span.start - 4) : span.start].lower() == "the "
        return not with_article and self.entity_label(span) == "PERSON"

    def upos(self, offset: int) -> str:
        words = self.tags.words
        at = bisect_right(words.ends, offset)
        return words.upos[at] if at < len(words.upos) else ""

    def may_name_model(self, span: Span) -> bool:
        """Whether capitalised words at `span` may be a model's name."""
        words = self.text[slice(*span)].split()
        if any(word in self.lexicon.not_models for word in words) or words[0].lower() in _ARTICLES:
            return False
        label = self.entity_label(span)
        if label in _NO_MODELS and not any(map(_has_digit, words)):
            before = self.text[max(0, span.start - _REACH) : span.start].split()[-1:]
            if label == "LOCATION" or not before or before[0].lower() not in _ARTICLES:
                return False
        if self.upos(span.start) not in ("PROPN", "NOUN", "X", "SYM", ""):
            return False
        return not is_in_headline(self.text, span)


_ARTICLES = frozenset(("the", "a", "an", "this", "these", "its", "their", "our", "his", "both"))


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)


def _adjacent(text: str, pieces: list[Piece]) -> list[list[Piece]]:
    """Cut pieces into runs with nothing but a space or a hyphen between them."""
    runs: list[list[Piece]] = []
    for piece in pieces:
        gap = text[runs[-1][-1].span.end : piece.span.start] if runs else "\n"
        if gap in (" ", "-", "\xa0", "‑", "–", ""):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return [run for run in runs if any(piece.role in ("kind", "designation") for piece in run)]


def _core(run: list[Piece], reader: _Reader) -> list[Piece]:
    """The part of a run that is a mention, or nothing where it is none."""
    last = max(i for i, piece in enumerate(run) if piece.role in ("kind", "designation"))
    while last + 1 < len(run) and run[last + 1].role == "head":
        last += 1
    core = run[: last + 1]
    if _is_no_thing(core, reader):
        return []
    model = _model_before(core[0], reader)
    return [model, *core] if model else core


def _model_before(piece: Piece, reader: _Reader) -> Piece | None:
    """The capitalised words right before a mention that may be a model's name."""
    tokens, first = reader.tokens, piece.first
    while first and piece.first - first < _LONGEST_MODEL and tokens.joined[first]:
        word = tokens.words[first - 1]
        span = Span(tokens.starts[first - 1], tokens.ends[first - 1])
        if not (word[0].isupper() and word.isalpha() and reader.may_name_model(span)):
            break
        first -= 1
    if first == piece.first:
        return None
    span = Span(tokens.starts[first], tokens.ends[piece.first - 1])
    return Piece(span, first, piece.first, "model")


def _is_no_thing(core: list[Piece], reader: _Reader) -> bool:
    """Whether a mention is a verb, an attack, a person or part of an organisation's name."""
    tokens, lexicon = reader.tokens, reader.lexicon
    head = core[-1]
    if (
        head.role == "kind"
        and len(core) == 1
        and reader.upos(tokens.starts[head.last - 1]) == "VERB"
    ):
        return True
    unsure = all(piece.kind is None or not piece.kind.alone for piece in core)
    if unsure and head.role == "designation" and reader.is_person(core[0].span):
        return True
    if _is_part_of_title(core, reader):
        return True
    after = head.last
    if after >= len(tokens.words) or not tokens.joined[after]:
        return False
    word = tokens.words[after]
    if word in lexicon.uses and reader.upos(tokens.starts[after]) != "VERB":
        return True
    if not (word[0].isupper() and tokens.words[head.last - 1][0].isupper()):
        return False
    is_name = (
        head.role == "designation"
        and reader.text[head.span.end] == " "
        and not any(map(_has_digit, tokens.words[core[0].first : head.last]))
    )
    in_name = is_name or word.lower() in lexicon.body_nouns
    return in_name and not is_in_headline(reader.text, head.span)


def _is_part_of_title(core: list[Piece], reader: _Reader) -> bool:
    """Whether a general word ends a name in capitals: "the Calder Combat System"."""
    tokens, first = reader.tokens, core[0].first
    return (
        all(piece.kind is None or piece.kind.scope == "general" for piece in core)
        and first > 0
        and tokens.joined[first]
        and tokens.words[first - 1][0].isupper()
        and tokens.words[first][0].isupper()
        and not is_in_headline(reader.text, core[0].span)
    )


def _is_sure(core: list[Piece]) -> bool:
    """Whether the words of a mention say by themselves that it is about arms."""
    if any(piece.kind is not None and piece.kind.alone for piece in core):
        return True
    return len([piece for piece in core if piece.role != "model"]) > 1


def _mention(core: list[Piece]) -> Mention:
    """Join the pieces of a mention; a part outranks what it belongs to, a model its kind."""
    kinds = [piece.kind for piece in core if piece.role == "kind" and piece.kind is not None]
    models = [piece.kind for piece in core if piece.role == "designation" and piece.kind]
    if kinds and kinds[-1].scope == "component":
        kind = kinds[-1]
    elif models:
        kind = next((model for model in models if model.alone), models[-1])
    else:
        telling = [kind for kind in kinds if kind.scope == "weapon"]
        kind = (telling or kinds or [_UNKNOWN])[-1]
    calibre = next((piece.calibre for piece in core if piece.calibre is not None), None)
    is_small = kind.small is not None and calibre is not None and calibre < kind.small
    return Mention(
        span=Span(core[0].span.start, core[-1].span.end),
        unroca=kind.small_unroca if is_small else kind.unroca,
        sipri=kind.sipri,
        scope=kind.scope,
    )


def _names_in(core: list[Piece]) -> list[Span]:
    """The names of models not listed that stand before the kind in a mention."""
    names: list[Span] = []
    for piece in core:
        if piece.role == "model" or (piece.role == "designation" and piece.kind is None):
            if names and names[-1].end + 1 >= piece.span.start:
                names[-1] = Span(names[-1].start, piece.span.end)
            else:
                names.append(piece.span)
    return names if any(piece.role == "kind" for piece in core) else []
