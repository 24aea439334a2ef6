"""Verifies the finished files against the dialogue and against each other, and prints what they hold."""

import math
from array import array
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from samplekit import SampleError
from samplekit.dialogue import SPEAKERS, Line, bare, read_dialogue
from samplekit.levels import decibels, rms
from samplekit.pitch import pitch
from samplekit.timeline import TURN_GAP_SECONDS, Turn
from samplekit.wav_reader import Label, Recording, read_recording

_RATE = 8000

# A word must be this much louder than the noise of its channel; the quietest are short unstressed ones.
_WORD_OVER_NOISE = 6.0

# Speech over the noise of its own channel, dB.
_SNR = (24.0, 34.0)

# The higher voice's median pitch over the lower's. Men and women differ by about 1.7.
_PITCH_RATIO = 1.4

# Turn times are rounded to 1 ms in RTTM and to 0.125 ms in labels; the detectors' frames are 10 ms.
_TOLERANCE = 0.02


def check(script: Path, folder: Path, name: str) -> None:
    """Raises SampleError for the first thing that is wrong; prints the numbers otherwise."""
    dialogue = read_dialogue(script)
    mono = read_recording(folder / f"{name}.wav")
    split = read_recording(folder / f"{name}-channels.wav")
    turns = read_turns(folder / f"{name}.rttm")
    _check_formats(mono, split)
    _check_labels(mono)
    owners = assign(mono.labels, dialogue, turns)
    channels = dict(zip(SPEAKERS, split.channels))
    floors = {speaker: _noise(channels[speaker], [turn for turn in turns if turn.speaker == speaker]) for speaker in SPEAKERS}
    _check_turns(turns, mono.seconds)
    for label, owner in zip(mono.labels, owners):
        level = decibels(rms(channels[owner][label.start:label.end]) / floors[owner])
        _require(level > _WORD_OVER_NOISE,
                 f"'{label.text}' at {label.start / _RATE:.2f} s is only {level:.1f} dB over the noise of its channel")
    _report(mono, channels, floors, turns, owners, dialogue)


def read_turns(path: Path) -> list[Turn]:
    """The SPEAKER lines of an RTTM file."""
    try:
        rows = [row.split() for row in path.read_text(encoding="ascii").splitlines()]
        _require(all(len(row) == 10 and row[0] == "SPEAKER" for row in rows), f"{path.name}: not SPEAKER lines of ten fields")
        return [Turn(row[7], float(row[3]), float(row[3]) + float(row[4])) for row in rows]
    except ValueError as error:
        raise SampleError(f"{path.name}: {error}") from error


def assign(labels: Sequence[Label], dialogue: Sequence[Line], turns: Sequence[Turn]) -> list[str]:
    """Whose word each label is: the two people's words in the dialogue's order, interleaved so that each falls into its speaker's turns.

    Raises SampleError when the labels' texts are no interleaving of the dialogue, or a word lies outside its speaker's turns.
    """
    said = [[token.written for line in dialogue if line.speaker == speaker for token in line.tokens] for speaker in SPEAKERS]
    _require(len(labels) == sum(map(len, said)), f"{len(labels)} labels for {sum(map(len, said))} words of dialogue")
    # For each number of words taken from the first speaker: how many lie outside the turns, and who said each so far.
    ways: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    for position, label in enumerate(labels):
        following: dict[int, tuple[int, tuple[int, ...]]] = {}
        for first, (outside, path) in ways.items():
            for index, taken in enumerate((first, position - first)):
                if taken < len(said[index]) and said[index][taken] == label.text:
                    way = (outside + (not _within(label, SPEAKERS[index], turns)), (*path, index))
                    key = first + (index == 0)
                    following[key] = min(way, following.get(key, way))
        _require(bool(following), f"label {position + 1}, '{label.text}', is not the next word of anybody")
        ways = following
    outside, path = ways[len(said[0])]
    _require(outside == 0, f"{outside} word(s) lie outside their speaker's turns")
    return [SPEAKERS[index] for index in path]


def _require(condition: bool, message: str) -> None:
    if not condition:
        raise SampleError(message)


def _within(label: Label, speaker: str, turns: Sequence[Turn]) -> bool:
    start, end = label.start / _RATE, label.end / _RATE
    return any(turn.speaker == speaker and turn.start - _TOLERANCE <= start and end <= turn.end + _TOLERANCE for turn in turns)


def _check_formats(mono: Recording, split: Recording) -> None:
    _require((len(mono.channels), len(split.channels)) == (1, 2), "expected one channel in the one file and two in the other")
    _require((mono.rate, split.rate) == (_RATE, _RATE), f"expected {_RATE} samples per second")
    _require(mono.labels == split.labels, "the two files have different labels")
    # Each file is rounded to 16 bits by itself.
    apart = max(abs(sum(parts) - whole) for whole, *parts in zip(mono.channels[0], *split.channels, strict=True))
    _require(apart <= 1, "the mono file is not the sum of the two channels")
    for samples in (*mono.channels, *split.channels):
        _require(-32767 < min(samples) and max(samples) < 32767, "there is clipping")


def _check_labels(recording: Recording) -> None:
    labels = recording.labels
    _require(all(before.start <= after.start for before, after in zip(labels, labels[1:])), "labels are not in the order of time")
    _require(all(label.length > 0 for label in labels), "a label has no length")
    _require(max(label.end for label in labels) <= len(recording.channels[0]), "a label lies outside the recording")


def _check_turns(turns: Sequence[Turn], seconds: float) -> None:
    for speaker in SPEAKERS:
        own = [turn for turn in turns if turn.speaker == speaker]
        _require(bool(own) and own[-1].end <= seconds, f"{speaker} has no turns, or turns outside the recording")
        _require(all(after.start - before.end > TURN_GAP_SECONDS - _TOLERANCE for before, after in zip(own, own[1:])),
                 f"two turns of {speaker} should be one")


def _noise(samples: array, turns: Sequence[Turn]) -> float:
    """RMS where the channel's speaker is silent, the first and last tenth of a second around each turn left out."""
    edges = [0.0, *(time for turn in turns for time in (turn.start, turn.end)), len(samples) / _RATE]
    squares = count = 0
    for start, end in zip(edges[::2], edges[1::2]):
        gap = samples[round((start + 0.1) * _RATE):max(0, round((end - 0.1) * _RATE))]
        squares += sum(sample * sample for sample in gap)
        count += len(gap)
    return math.sqrt(squares / count)


def _overlap(turns: Sequence[Turn]) -> list[float]:
    """Seconds of each stretch in which both people speak."""
    first, second = ([turn for turn in turns if turn.speaker == speaker] for speaker in SPEAKERS)
    shared = (min(one.end, other.end) - max(one.start, other.start) for one in first for other in second)
    return [seconds for seconds in shared if seconds > 0]


def _report(mono: Recording, channels: dict[str, array], floors: dict[str, float], turns: Sequence[Turn],
            owners: Sequence[str], dialogue: Sequence[Line]) -> None:
    talk = {speaker: sum(turn.end - turn.start for turn in turns if turn.speaker == speaker) for speaker in SPEAKERS}
    together = _overlap(turns)
    peak = decibels(max(map(abs, mono.channels[0])) / 32768)
    print(f"length            {mono.seconds:.2f} s, {len(mono.labels)} labels, peak {peak:.1f} dBFS")
    pitches = {}
    for speaker in SPEAKERS:
        spoken = array("h")
        for turn in turns:
            if turn.speaker == speaker:
                spoken += channels[speaker][round(turn.start * _RATE):round(turn.end * _RATE)]
        level, noise = rms(spoken) / 32768, floors[speaker] / 32768
        snr = decibels(level / noise)
        pitches[speaker] = median(pitch(spoken, _RATE))
        share = talk[speaker] / sum(talk.values())
        print(f"{speaker:<17} {owners.count(speaker)} words, {talk[speaker]:.1f} s ({share:.0%} of the talk), "
              f"level {decibels(level):.1f} dBFS, noise {decibels(noise):.1f} dBFS, SNR {snr:.1f} dB, "
              f"median pitch {pitches[speaker]:.0f} Hz")
        _require(_SNR[0] <= snr <= _SNR[1], f"the SNR of {speaker} is {snr:.1f} dB, expected {_SNR[0]:.0f} to {_SNR[1]:.0f}")
    ratio = max(pitches.values()) / min(pitches.values())
    _require(ratio >= _PITCH_RATIO, f"the voices are too alike: their pitches differ by a factor of {ratio:.2f}")
    print(f"overlap           {sum(together):.2f} s in {len(together)} places, the longest {max(together):.2f} s")
    said = (bare(line.tokens[0].written) for line in dialogue if line.is_back_channel)
    print(f"back-channels     {', '.join(said)}")
    print("all checks passed")
