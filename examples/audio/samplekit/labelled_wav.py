"""Writes PCM WAV files that carry words as text labels: a `cue ` chunk for the places, LIST `adtl` for lengths and texts.

Every chunk is a four-letter name, a 32-bit little-endian size without padding, the content, and one zero byte when the size is odd.
"""

import struct
from array import array
from collections.abc import Sequence
from pathlib import Path

from samplekit.samples import little_endian
from samplekit.synthesis import Word

_PCM = 1
_REGION = b"rgn "


def write_labelled_wav(path: Path, channels: Sequence[array], rate: int, words: Sequence[Word], info: dict[bytes, str]) -> None:
    """Writes 16-bit channels of equal length at `rate` Hz, with one label per word, and `info` as LIST INFO (four-letter name to text)."""
    spans = [_span(word, rate) for word in words]
    body = b"".join((
        b"WAVE",
        _chunk(b"fmt ", struct.pack("<HHIIHH", _PCM, len(channels), rate, rate * 2 * len(channels), 2 * len(channels), 16)),
        _chunk(b"data", _interleaved(channels)),
        _chunk(b"cue ", _cue_points([start for start, _ in spans])),
        _chunk(b"LIST", b"adtl" + _labels(words, [length for _, length in spans])),
        _chunk(b"LIST", b"INFO" + b"".join(_chunk(name, _text(value)) for name, value in info.items())),
    ))
    path.write_bytes(_chunk(b"RIFF", body))


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def _span(word: Word, rate: int) -> tuple[int, int]:
    start = round(word.start * rate)
    return start, round(word.end * rate) - start


def _interleaved(channels: Sequence[array]) -> bytes:
    frames = array("h", bytes(2 * len(channels) * len(channels[0])))
    for index, samples in enumerate(channels):
        frames[index::len(channels)] = samples
    return little_endian(frames).tobytes()


def _cue_points(starts: Sequence[int]) -> bytes:
    # Identifier, place in play order, the chunk the sound is in, chunk and block start (0: one uncompressed data chunk), sample.
    points = (struct.pack("<II4sIII", number, start, b"data", 0, 0, start) for number, start in enumerate(starts, start=1))
    return struct.pack("<I", len(starts)) + b"".join(points)


def _labels(words: Sequence[Word], lengths: Sequence[int]) -> bytes:
    numbers = range(1, len(words) + 1)
    texts = (_chunk(b"labl", struct.pack("<I", number) + _text(word.text)) for number, word in zip(numbers, words, strict=True))
    # Identifier, length in samples, purpose; country, language, dialect and code page 0: not stated, the text is ASCII.
    regions = (
        _chunk(b"ltxt", struct.pack("<II4sHHHH", number, length, _REGION, 0, 0, 0, 0))
        for number, length in zip(numbers, lengths, strict=True))
    # Texts before lengths: libsndfile and ffmpeg read the list up to the first ltxt.
    return b"".join((*texts, *regions))


def _text(value: str) -> bytes:
    return value.encode("ascii") + b"\0"
