"""Reads the dialogue file: who says what, when and how. The file explains its own format in its first lines."""

import re
from dataclasses import dataclass
from pathlib import Path

from samplekit import SampleError

SPEAKERS = ("Agent", "Customer")

_TOKEN = re.compile(r"\{(?P<written>[^{}|\s]+)\|(?P<said>[^{}|]+)\}|(?P<plain>[^\s{}|]+)")
_WHEN = re.compile(r"(?:(?P<gap>[+-]\d+\.\d+)|over (?P<word>[^\s#+]+)(?:#(?P<nth>\d+))?(?:\+(?P<delay>\d+\.\d+))?)(?: (?P<manner>[a-z]+))?")


@dataclass(frozen=True)
class Token:
    """One word: as the label writes it, with its punctuation, and as the voice is given it."""

    written: str
    said: str


@dataclass(frozen=True)
class Line:
    """One piece of speech. Exactly one of `gap` and `over` is set.

    gap: seconds from the end of the conversation so far; negative when it starts before that end.
    over: the other person's word, without punctuation, after which this back-channel starts; `nth` counts its occurrences from 1.
    delay: seconds added to a back-channel's start.
    """

    number: int
    speaker: str
    gap: float | None
    over: str | None
    nth: int
    delay: float
    manner: str
    tokens: tuple[Token, ...]

    @property
    def is_back_channel(self) -> bool:
        """Whether the line is said over the other person's speech without taking the turn."""
        return self.over is not None


def bare(word: str) -> str:
    """The word without the punctuation around it, in lower case."""
    return word.strip(".,!?;:\"'").lower()


def read_dialogue(path: Path) -> list[Line]:
    """Reads every line of the dialogue; raises SampleError with the line's number when one cannot be read."""
    try:
        text = path.read_text(encoding="ascii")
    except OSError as error:
        raise SampleError(f"cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        # Labels carry no code page that every reader honours; ASCII is the same in all of them.
        raise SampleError(f"{path}: only ASCII is allowed, found something else at byte {error.start}") from error
    numbered = enumerate(text.splitlines(), start=1)
    return [_read_line(path.name, number, line) for number, line in numbered if line.strip() and not line.startswith("#")]


def _read_line(name: str, number: int, line: str) -> Line:
    where = f"{name}, line {number}"
    columns = [column.strip() for column in line.split("|", maxsplit=2)]
    if len(columns) != 3:
        raise SampleError(f"{where}: expected 'speaker | when | text'")
    speaker, when, text = columns
    if speaker not in SPEAKERS:
        raise SampleError(f"{where}: the speaker is '{speaker}', expected one of {', '.join(SPEAKERS)}")
    timing = _WHEN.fullmatch(when)
    if timing is None:
        raise SampleError(f"{where}: cannot read the timing '{when}'")
    tokens = tuple(
        Token(match["written"], match["said"]) if match["written"] else Token(match["plain"], match["plain"])
        for match in _TOKEN.finditer(text))
    if not tokens or _TOKEN.sub("", text).strip():
        raise SampleError(f"{where}: cannot read the text '{text}'")
    return Line(
        number=number,
        speaker=speaker,
        gap=None if timing["gap"] is None else float(timing["gap"]),
        over=timing["word"],
        nth=int(timing["nth"] or 1),
        delay=float(timing["delay"] or 0),
        manner=timing["manner"] or "",
        tokens=tokens)
