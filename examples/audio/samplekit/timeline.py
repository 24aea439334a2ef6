"""Places the spoken lines in time, and says who speaks when."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from samplekit import SampleError
from samplekit.dialogue import SPEAKERS, Line, bare
from samplekit.levels import FRAME_SECONDS, active_frames
from samplekit.synthesis import Utterance, Word

# Room tone after the last word.
_TAIL_SECONDS = 0.8

# A pause shorter than this does not end a turn.
TURN_GAP_SECONDS = 0.25


@dataclass(frozen=True)
class Placed:
    """A line at its place: `start` in seconds from the start of the recording."""

    line: Line
    utterance: Utterance
    start: float

    @property
    def end(self) -> float:
        """When its sound ends, in seconds."""
        return self.start + self.utterance.seconds


@dataclass(frozen=True)
class Turn:
    """A stretch of one person's speech, in seconds."""

    speaker: str
    start: float
    end: float


def place(spoken: Sequence[tuple[Line, Utterance]]) -> list[Placed]:
    """Gives every line its start; raises SampleError where the dialogue asks for something nobody can say."""
    placed: list[Placed] = []
    for line, utterance in spoken:
        start = _back_channel_start(line, placed) if line.is_back_channel else _turn_start(line, placed)
        if start < 0:
            raise SampleError(f"line {line.number}: starts before the recording")
        here = Placed(line, utterance, start)
        for other in placed:
            if other.line.speaker == line.speaker and other.end > here.start and here.end > other.start:
                raise SampleError(f"line {line.number}: {line.speaker} is still saying line {other.line.number}")
        placed.append(here)
    return placed


def duration(placed: Sequence[Placed]) -> float:
    """Length of the whole recording in seconds."""
    return max(item.end for item in placed) + _TAIL_SECONDS


def words(placed: Sequence[Placed]) -> list[Word]:
    """The words of both people in the order they start, in seconds from the start of the recording."""
    shifted = (Word(word.text, item.start + word.start, item.start + word.end) for item in placed for word in item.utterance.words)
    return sorted(shifted, key=lambda word: (word.start, word.end))


def track(placed: Sequence[Placed], speaker: str, rate: int, seconds: float) -> array:
    """One person's speech alone, over the whole length, without noise."""
    samples = array("d", bytes(8 * round(seconds * rate)))
    for item in placed:
        if item.line.speaker == speaker:
            at = round(item.start * rate)
            samples[at:at + len(item.utterance.samples)] = item.utterance.samples
    return samples


def turns(tracks: dict[str, array], rate: int) -> list[Turn]:
    """Who really sounds when, from the noise-free tracks: stretches of sound, joined over pauses shorter than TURN_GAP_SECONDS."""
    frame = round(rate * FRAME_SECONDS) / rate
    found = []
    for speaker, samples in tracks.items():
        stretches: list[list[float]] = []
        for index, active in enumerate(active_frames(samples, rate)):
            if not active:
                continue
            start, end = index * frame, (index + 1) * frame
            if stretches and start - stretches[-1][1] < TURN_GAP_SECONDS:
                stretches[-1][1] = end
            else:
                stretches.append([start, end])
        found += [Turn(speaker, start, end) for start, end in stretches]
    return sorted(found, key=lambda turn: (turn.start, SPEAKERS.index(turn.speaker)))


def _turn_start(line: Line, placed: Sequence[Placed]) -> float:
    said = [item.end for item in placed if not item.line.is_back_channel]
    return max(said, default=0.0) + line.gap


def _back_channel_start(line: Line, placed: Sequence[Placed]) -> float:
    others = [item for item in placed if item.line.speaker != line.speaker and not item.line.is_back_channel]
    if not others:
        raise SampleError(f"line {line.number}: nobody else has spoken yet")
    host = others[-1]
    matches = [word for word in host.utterance.words if bare(word.text) == bare(line.over)]
    if len(matches) < line.nth:
        raise SampleError(f"line {line.number}: '{line.over}' is not said {line.nth} time(s) in line {host.line.number}")
    return host.start + matches[line.nth - 1].end + line.delay
