"""What a person should look at before a text becomes public: small numbers of children, names of people.

A help for the eye, not a proof: it reads letters, not meaning. What it finds may be harmless, and what it does not
find may not be.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from striveutils.disclosure.words.vocabulary import (
    AFTER_A_NUMBER,
    BEFORE_A_NUMBER,
    BREAKS,
    CHILDREN,
    HONORIFICS,
    INSTITUTIONS,
    NO_NAMES,
    NUMBERS,
    OF,
    PARTICLES,
    SHARES,
    WHOLES,
)
from striveutils.records import AccountabilityTable, Indicator, Label, Network, Organisation, Outcome, Partnership
from striveutils.words import Message, Name, _

LEAST = 16
"""Numbers of children below this are looked at, whatever smaller minimum the partnership has."""
REACH = 4
"""Words after a number in which a word for children makes it a number of children: "three of our new students"."""

TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*|\S")
SENTENCE_END = frozenset(".!?:;\n•“”\"¿¡—–")


@dataclass(frozen=True)
class Token:
    """A word, a number or a sign, with its place in the text."""

    text: str
    start: int
    end: int
    first: bool

    @property
    def lower(self) -> str:
        return self.text.lower().replace("’", "'").removesuffix("'s")

    @property
    def capital(self) -> bool:
        """A word with a large first letter and small ones after it; a word in capitals is an abbreviation."""
        return self.text[0].isupper() and any(letter.islower() for letter in self.text[1:])


def looks(words: str, known: Collection[str] = frozenset(), minimum: int = LEAST) -> tuple[Message, ...]:
    """What to look at in a text; nothing where nothing was found.

    ``known`` are words that are part of names of places, organizations and the like (see ``known_words``), in small
    letters; ``minimum`` is the smallest group that may be shown.
    """
    tokens = _tokens(words)
    numbers = [_("It may give a number of children that is small: “{words}”.", words=words[start:end])
               for start, end in _small_numbers(tokens, max(minimum, LEAST))]
    people = [_("It may name a person: “{words}”.", words=words[start:end]) for start, end in _people(tokens, known)]
    return tuple({str(look): look for look in (*numbers, *people)}.values())


def names_a_person(words: str) -> bool:
    """Does a text begin a name the way letters do: Mrs., Sr.?"""
    tokens = _tokens(words)
    return any(_is_honorific(tokens, at) for at in range(len(tokens)))


def known_words(data: Partnership, network_id: str) -> frozenset[str]:
    """Every word of the names a network's page may show: places, groups, organizations, indicators, its own."""
    models: tuple[type[Label | Organisation | Outcome | Indicator | AccountabilityTable], ...] = (
        Label, Organisation, Outcome, Indicator, AccountabilityTable)
    names: list[Name] = [row.name for model in models for row in data.found(model)]
    names += [row.name for row in data.found(Network, network_id)]
    texts = (data.settings.name, *(value for name in names for value in name.texts.values()))
    return frozenset(token.lower for value in texts for token in _tokens(value))


def _tokens(words: str) -> list[Token]:
    """The words, numbers and signs of a text; ``first`` marks the first word of a sentence or a line."""
    found: list[Token] = []
    first = True
    for match in TOKEN.finditer(words):
        line = found and "\n" in words[found[-1].end:match.start()]
        first = bool(first or line)
        found.append(Token(match[0], match.start(), match.end(), first))
        is_end = match[0] in SENTENCE_END and not _after_honorific(found)
        first = is_end or (first and not match[0][0].isalnum())
    return found


def _after_honorific(tokens: Sequence[Token]) -> bool:
    return len(tokens) > 1 and tokens[-1].text == "." and tokens[-2].lower in HONORIFICS


def _small_numbers(tokens: Sequence[Token], least: int) -> Iterator[tuple[int, int]]:
    for at in range(len(tokens)):
        value = _number(tokens, at)
        if value is None or not 0 < value < least:
            continue
        last = _of_children(tokens, at, least)
        if last is not None:
            low, high = min(at, last), max(at, last)
            yield tokens[low].start, tokens[high].end


def _number(tokens: Sequence[Token], at: int) -> int | None:
    """The whole number that stands here; None for a share, a grade, an age, a number of something else."""
    token = tokens[at]
    if token.text.isdecimal():
        value = int(token.text)
    elif token.lower in NUMBERS:
        value = NUMBERS[token.lower]
    else:
        return None
    before = tokens[at - 1].lower if at else ""
    after = [one.lower for one in tokens[at + 1:at + 4]]
    # "3-year-olds", "15 %", "grade 3", "17 in 100"
    if before in BEFORE_A_NUMBER or (after and (after[0] in AFTER_A_NUMBER or after[0] == "-")):
        return None
    return None if _is_share(after) else value


def _is_share(after: Sequence[str]) -> bool:
    """``in 100``, ``of every 10``, ``de cada 100``: how many, as a share."""
    words = [word for word in after if word not in SHARES]
    return len(words) < len(after) and bool(words) and words[0] in WHOLES


def _of_children(tokens: Sequence[Token], at: int, least: int) -> int | None:
    """The place of the word that makes the number here one of children; None where there is none."""
    for place in range(at + 1, min(at + 1 + REACH, len(tokens))):
        token = tokens[place]
        if token.lower in CHILDREN or token.lower.endswith("-graders"):
            return place
        if token.text in SENTENCE_END or token.lower in AFTER_A_NUMBER or token.lower in BREAKS:
            break
        if token.text.isdecimal() or token.lower in NUMBERS:
            # "3 of 7": a numerator with its group
            small = (int(token.text) if token.text.isdecimal() else NUMBERS[token.lower]) < least
            return place if small and all(one.lower in OF for one in tokens[at + 1:place]) else None
    signs = [token.text for token in tokens[max(at - 2, 0):at]]
    if signs and signs[-1] in (":", "(", "=") and tokens[at - 2].lower in CHILDREN:
        return at - 2
    return None


def _people(tokens: Sequence[Token], known: Collection[str]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(tokens):
        run = _run(tokens, at)
        if _is_honorific(tokens, at):
            run = _run(tokens, at + 1 + (tokens[at + 1].text == "."))
            yield tokens[at].start, run[-1].end
        elif found := _person(run, known):
            yield found[0].start, found[-1].end
        at = max(at + 1, tokens.index(run[-1], at) + 1 if run else at + 1)


def _is_honorific(tokens: Sequence[Token], at: int) -> bool:
    """``Mrs.``, ``Sr.``, ``Coach`` before a word that begins with a large letter."""
    if tokens[at].lower not in HONORIFICS or not tokens[at].capital:
        return False
    following = [token for token in tokens[at + 1:at + 3] if token.text != "."]
    return bool(following) and following[0].text[0].isupper() and following[0].text not in ("I",)


def _run(tokens: Sequence[Token], at: int) -> list[Token]:
    """The words with a large first letter that stand together here; ``de la`` and initials may be among them."""
    found: list[Token] = []
    between: list[Token] = []
    for token in tokens[at:]:
        if token.first and found:
            break
        if token.capital or (found and len(token.text) == 1 and token.text.isupper()):
            found += [*between, token]
            between = []
        elif found and token.lower in PARTICLES and len(between) < 2:
            between.append(token)
        else:
            break
    return found


def _person(run: Sequence[Token], known: Collection[str]) -> list[Token]:
    """The part of a run that may be a person's name: two unknown words or more, or a word that is no one's name yet."""
    if any(token.lower in INSTITUTIONS for token in run):
        return []
    names = [token for token in run if token.lower not in known and token.lower not in NO_NAMES
             and token.lower not in PARTICLES]
    if names and names[0].first and (len(names) == 1 or _is_common(names[0])):
        names = names[1:]
    return names


def _is_common(token: Token) -> bool:
    return token.lower in NO_NAMES
