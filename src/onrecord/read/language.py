"""Tell the language of a text.

Two steps. English is told from its function words alone, at no cost to speak of, because nearly
every story read is English and loading a language model takes half a second and 100 MB. Only what
is not plainly English goes to py3langid (naive Bayes over byte n-grams; Lui and Baldwin,
"langid.py", ACL 2012), loaded when first needed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE_CHARACTERS = 10_000
"""How much of a text's beginning decides its language."""

# Function words that no other common language writes the same way (so not "in", "is", "was", "of",
# "on", "for", "as", "at", "will", "have", "a", "to", "he").
ENGLISH_WORDS = """
    about after and because been before being between both but could did does during each ever
    every from has his how if into it its itself must nor not only other our out said she should
    since some such that the their them then there these they this those though through told until
    upon we were what when where whether which while who whom whose why with within without would
    yet you your
"""
ENGLISH_SHARE = 0.12
"""Least share of those words among the lower-case words of a text that is plainly English."""
ENGLISH_HITS = 2
"""Least number of different such words."""
ASCII_SHARE = 0.9
"""Least share of words without accents among the lower-case words of such a text."""
LATIN_SHARE = 0.8
"""Least share of words in Latin script among all words of such a text."""

# Languages in which news is published. The rest of py3langid's labels (dialects, creoles, dead and
# constructed languages) mostly catch short English full of foreign names. `zxx` is "no language".
NEWS_LANGUAGES = """
    af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu ha he hi hr hu hy id
    is it ja ka kk km kn ko ku ky lo lt lv mk ml mn mr ms mt my ne nl no or pa pl ps pt ro ru si
    sk sl so sq sr sv sw ta te tg th tk tl tr uk ur uz vi zh zxx
"""
LEAST_PROBABILITY = 0.5
"""Below this probability the model's first choice counts as not known."""

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")


class LanguageDetector:
    """Tells languages; make one and pass it on.

    The same text always gets the same answer. The object holds the language model once a text has
    needed it, which takes about half a second and 100 MB.
    """

    def __init__(self) -> None:
        self._identifier: LanguageIdentifier | None = None

    def detect(self, text: str) -> str | None:
        """The ISO 639-1 code of the language of `text`, or None where it cannot be told.

        It cannot be told for texts without words (numbers, emoji) and for a few words that could be
        of several languages. Only the first `SAMPLE_CHARACTERS` code points count.
        """
        sample = ADDRESS.sub(" ", text[:SAMPLE_CHARACTERS])
        words = WORD.findall(sample)
        if not words or (len(words) == 1 and words[0].isascii() and len(words[0]) < 4):
            return None
        if is_plainly_english(words):
            return "en"
        # Where the answer is unsure the model is asked again without the names in the text.
        for words_of in (sample, " ".join(filter(str.islower, words))):
            language, probability = self.classify(words_of)
            if probability >= LEAST_PROBABILITY:
                return None if language == "zxx" else language
        return None

    def classify(self, text: str) -> tuple[str, float]:
        """The most likely of `NEWS_LANGUAGES` by the model alone, and its probability."""
        language, probability = self._load().classify(text[:SAMPLE_CHARACTERS])
        return str(language), float(probability)

    def _load(self) -> LanguageIdentifier:
        if self._identifier is None:
            # Imported here because numpy and the model would slow down every start.
            from py3langid.langid import MODEL_FILE, LanguageIdentifier

            self._identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
            self._identifier.set_languages(NEWS_LANGUAGES.split())
        return self._identifier


def is_plainly_english(words: list[str]) -> bool:
    """Whether function words alone show that a text of these `words` is English.

    Names say nothing of the language, so only words in lower case count, unless there are hardly
    any (a headline in capitals).
    """
    if sum(map(is_latin, words)) < LATIN_SHARE * len(words):
        return False
    counted = [word for word in words if word.islower()]
    if len(counted) < len(words) / 5:
        counted = [word.lower() for word in words]
    if sum(map(str.isascii, counted)) < ASCII_SHARE * len(counted):
        return False
    english = set(ENGLISH_WORDS.split())
    hits = [word for word in counted if word in english]
    return len(set(hits)) >= ENGLISH_HITS and len(hits) >= ENGLISH_SHARE * len(counted)


def is_latin(word: str) -> bool:
    """Whether `word` begins in Latin script (Basic Latin to Extended-B, or Extended Additional)."""
    return word[0] < "\u0250" or "\u1e00" <= word[0] < "\u1f00"
