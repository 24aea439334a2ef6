"""Reads labelled WAV files strictly. It shares no code with the writer: what both get wrong would otherwise go unnoticed."""

import struct
from array import array
from dataclasses import dataclass
from pathlib import Path

from samplekit import SampleError
from samplekit.samples import little_endian


@dataclass(frozen=True)
class Label:
    """A text label: first sample, length in samples, text."""

    start: int
    length: int
    text: str

    @property
    def end(self) -> int:
        """The sample after the last."""
        return self.start + self.length


@dataclass(frozen=True)
class Recording:
    """A 16-bit PCM file: its channels, samples per second, labels in cue order."""

    rate: int
    channels: list[array]
    labels: list[Label]

    @property
    def seconds(self) -> float:
        """Length of the recording."""
        return len(self.channels[0]) / self.rate


def read_recording(path: Path) -> Recording:
    """Reads a file and raises SampleError at the first thing that the RIFF WAVE format does not allow."""
    try:
        return _read(path, path.read_bytes())
    except (struct.error, UnicodeDecodeError) as error:
        raise SampleError(f"{path.name}: a chunk's content cannot be read: {error}") from error


def _read(path: Path, data: bytes) -> Recording:
    _require(path, len(data) >= 12 and data[:4] == b"RIFF" and data[8:12] == b"WAVE", "not a RIFF WAVE file")
    _require(path, struct.unpack_from("<I", data, 4)[0] == len(data) - 8, "the RIFF size is not the file's")
    chunks = _chunks(path, data, 12, len(data))
    by_name = {name: (start, end) for name, start, end in chunks if name != b"LIST"}
    lists = {data[start:start + 4]: (start + 4, end) for name, start, end in chunks if name == b"LIST"}
    _require(path, len(by_name) + len(lists) == len(chunks), "a chunk occurs twice")
    for name in (b"fmt ", b"data", b"cue "):
        _require(path, name in by_name, f"there is no '{name.decode()}' chunk")
    _require(path, b"adtl" in lists, "there is no LIST adtl chunk")

    encoding, channels, rate, byte_rate, block, bits = struct.unpack_from("<HHIIHH", data, by_name[b"fmt "][0])
    _require(path, (encoding, bits) == (1, 16), "not 16-bit PCM")
    _require(path, block == 2 * channels and byte_rate == rate * block, "the fmt chunk contradicts itself")
    start, end = by_name[b"data"]
    _require(path, (end - start) % block == 0, "the data chunk does not hold whole frames")
    frames = little_endian(array("h", data[start:end]))
    labels = _labels(path, data, by_name[b"cue "], lists[b"adtl"])
    return Recording(rate, [frames[channel::channels] for channel in range(channels)], labels)


def _require(path: Path, condition: bool, message: str) -> None:
    if not condition:
        raise SampleError(f"{path.name}: {message}")


def _chunks(path: Path, data: bytes, start: int, end: int) -> list[tuple[bytes, int, int]]:
    """Name, start and end of the content of each chunk between two places; they must fill it exactly."""
    found = []
    while start < end:
        _require(path, end - start >= 8, f"a broken chunk header at byte {start}")
        name, size = struct.unpack_from("<4sI", data, start)
        content, after = start + 8, start + 8 + size + size % 2
        _require(path, after <= end, f"the chunk at byte {start} is longer than what holds it")
        _require(path, not any(data[content + size:after]), f"the padding of the chunk at byte {start} is not zero")
        found.append((name, content, content + size))
        start = after
    return found


def _labels(path: Path, data: bytes, cue: tuple[int, int], adtl: tuple[int, int]) -> list[Label]:
    count, = struct.unpack_from("<I", data, cue[0])
    _require(path, cue[1] - cue[0] == 4 + 24 * count, "the cue chunk's size is not that of its points")
    points = [struct.unpack_from("<II4sIII", data, cue[0] + 4 + 24 * index) for index in range(count)]
    _require(path, [point[0] for point in points] == sorted({point[0] for point in points}), "cue identifiers are not unique and ascending")
    _require(path, all(point[2:5] == (b"data", 0, 0) and point[1] == point[5] for point in points), "a cue point is not in the data chunk")
    lengths, texts = {}, {}
    for name, start, end in _chunks(path, data, *adtl):
        identifier, = struct.unpack_from("<I", data, start)
        target = {b"ltxt": lengths, b"labl": texts}.get(name)
        _require(path, target is not None and identifier not in target, f"an unexpected {name!r} for cue {identifier}")
        if name == b"ltxt":
            length, purpose = struct.unpack_from("<I4s", data, start + 4)
            _require(path, end - start == 20 and purpose == b"rgn ", f"cue {identifier}: not a plain region")
            lengths[identifier] = length
        else:
            text = data[start + 4:end]
            _require(path, text.find(b"\0") == len(text) - 1, f"cue {identifier}: the text does not end with its only zero byte")
            texts[identifier] = text[:-1].decode("ascii")
    identifiers = {point[0] for point in points}
    _require(path, lengths.keys() == identifiers and texts.keys() == identifiers, "a cue point has no length or no text")
    return [Label(point[5], lengths[point[0]], texts[point[0]]) for point in points]
