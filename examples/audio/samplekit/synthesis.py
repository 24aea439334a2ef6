"""Speaks a line with espeak-ng and says where each word lies in the sound.

The espeak-ng command prints no times, so its library is called: every word comes back as an event with the sample it starts at.
"""

import ctypes
import ctypes.util
import sys
from array import array
from dataclasses import dataclass

from samplekit import SampleError
from samplekit.dialogue import Line, Token
from samplekit.levels import FRAME_SECONDS, active_frames


@dataclass(frozen=True)
class Voice:
    """An espeak-ng voice with its variant, its rate in words per minute, and pitch and pitch range (0 to 100, 50 is the voice's own)."""

    name: str
    rate: int
    pitch: int
    pitch_range: int


@dataclass(frozen=True)
class Manner:
    """How a line departs from the speaker's own voice: a factor on the rate, steps of pitch, decibels."""

    rate: float
    pitch: int
    level: float


VOICES = {
    "Agent": Voice("en-us+m3", rate=184, pitch=42, pitch_range=55),
    "Customer": Voice("en-us+f1", rate=190, pitch=62, pitch_range=62),
}

MANNERS = {
    "": Manner(1.00, 0, 0.0),
    "upset": Manner(1.06, 6, 2.0),
    "calm": Manner(0.96, -3, -0.5),
    "glad": Manner(1.02, 6, 0.5),
    "soft": Manner(1.05, -4, -4.0),
}


@dataclass(frozen=True)
class Word:
    """A word in a sound: times in seconds from the sound's start."""

    text: str
    start: float
    end: float


@dataclass(frozen=True)
class Utterance:
    """A spoken line: samples (-1 to 1, silence at both ends removed) at `rate` Hz and its words in order."""

    samples: array
    rate: int
    words: tuple[Word, ...]

    @property
    def seconds(self) -> float:
        """Length of the sound."""
        return len(self.samples) / self.rate


class _Event(ctypes.Structure):
    """espeak_EVENT of espeak-ng's speak_lib.h."""

    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    ]


_SynthCallback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))

# Values of speak_lib.h.
_EVENT_LIST_END, _EVENT_WORD = 0, 1
_OUTPUT_SYNCHRONOUS = 2
_INITIALIZE_DONT_EXIT = 0x8000
_POSITION_IS_CHARACTER = 1
_CHARS_UTF8, _PHONEMES = 0x01, 0x100
_PARAMETER_RATE, _PARAMETER_PITCH, _PARAMETER_RANGE = 1, 3, 4
_EE_OK = 0


class Synthesizer:
    """espeak-ng's library, loaded once; speaks lines one after another."""

    def __init__(self) -> None:
        name = ctypes.util.find_library("espeak-ng") or ("espeak-ng.dll" if sys.platform == "win32" else "libespeak-ng.so.1")
        try:
            self._library = ctypes.CDLL(name)
        except OSError as error:
            raise SampleError(
                f"espeak-ng's library ({name}) was not found. Install espeak-ng, for example 'apt-get install espeak-ng'.") from error
        self.rate = self._library.espeak_Initialize(_OUTPUT_SYNCHRONOUS, 0, None, _INITIALIZE_DONT_EXIT)
        if self.rate <= 0:
            raise SampleError("espeak-ng could not start; its voice data (package espeak-ng-data) may be missing.")
        self._library.espeak_Info.restype = ctypes.c_char_p
        self.version = self._library.espeak_Info(None).decode().split()[0]
        self._sound = array("h")
        self._events: list[tuple[int, int]] = []
        # Kept on the object: the library calls it as long as it lives.
        self._callback = _SynthCallback(self._receive)
        self._library.espeak_SetSynthCallback(self._callback)

    def speak(self, line: Line) -> Utterance:
        """Speaks one line in its speaker's voice and manner."""
        if line.manner not in MANNERS:
            raise SampleError(f"line {line.number}: no manner '{line.manner}', there are {', '.join(filter(None, MANNERS))}")
        manner = MANNERS[line.manner]
        self._choose(VOICES[line.speaker], manner)
        text, offsets = _said(line.tokens)
        encoded = text.encode("ascii")
        self._sound, self._events = array("h"), []
        self._require(self._library.espeak_Synth(
            encoded, ctypes.c_size_t(len(encoded) + 1), ctypes.c_uint(0), _POSITION_IS_CHARACTER, ctypes.c_uint(0),
            ctypes.c_uint(_CHARS_UTF8 | _PHONEMES), None, None))
        self._require(self._library.espeak_Synchronize())
        gain = 10 ** (manner.level / 20) / 32768
        return _trimmed(array("d", (sample * gain for sample in self._sound)), self.rate, line, self._word_starts(line, offsets))

    def _receive(self, sound, count, events) -> int:
        """Called by the library with a piece of sound and the events in it; 0 asks for more."""
        if sound and count:
            self._sound.extend(sound[:count])
        index = 0
        while events[index].type != _EVENT_LIST_END:
            event = events[index]
            # A word event of no length closes a clause and starts no word.
            if event.type == _EVENT_WORD and event.length:
                self._events.append((event.text_position - 1, event.sample))
            index += 1
        return 0

    def _choose(self, voice: Voice, manner: Manner) -> None:
        if self._library.espeak_SetVoiceByName(voice.name.encode()) != _EE_OK:
            raise SampleError(f"espeak-ng {self.version} has no voice '{voice.name}'")
        settings = (
            (_PARAMETER_RATE, round(voice.rate * manner.rate)),
            (_PARAMETER_PITCH, voice.pitch + manner.pitch),
            (_PARAMETER_RANGE, voice.pitch_range),
        )
        for parameter, value in settings:
            self._require(self._library.espeak_SetParameter(parameter, value, 0))

    def _word_starts(self, line: Line, offsets: list[int]) -> list[int]:
        """First sample of every token. A token said as several words (an address, a number) has several events: the first counts."""
        starts: list[int | None] = [None] * len(offsets)
        for position, sample in self._events:
            index = max(i for i, offset in enumerate(offsets) if offset <= position)
            if starts[index] is None:
                starts[index] = sample
        for token, start in zip(line.tokens, starts):
            if start is None:
                # espeak-ng says some pairs ("of the") as one word, and then gives one event for both.
                raise SampleError(f"line {line.number}: espeak-ng gives no time for '{token.written}'; put it otherwise")
        if starts != sorted(starts):
            raise SampleError(f"line {line.number}: espeak-ng gives times that are not in the order of the words")
        return starts

    def _require(self, code: int) -> None:
        if code != _EE_OK:
            raise SampleError(f"espeak-ng {self.version} failed with code {code}")


def _said(tokens: tuple[Token, ...]) -> tuple[str, list[int]]:
    """The text for the voice, and where in it each token begins."""
    offsets, position = [], 0
    for token in tokens:
        offsets.append(position)
        position += len(token.said) + 1
    return " ".join(token.said for token in tokens), offsets


def _trimmed(samples: array, rate: int, line: Line, starts: list[int]) -> Utterance:
    """Cuts the silence around the line, and around each word between its start and the next word's."""
    active = active_frames(samples, rate)
    frame = round(rate * FRAME_SECONDS)
    bounds = [start // frame for start in starts] + [len(active)]
    spans = []
    for token, low, high in zip(line.tokens, bounds, bounds[1:]):
        heard = [index for index in range(low, high) if active[index]]
        if not heard:
            raise SampleError(f"line {line.number}: nothing is heard where espeak-ng says '{token.written}' is")
        spans.append((heard[0], heard[-1] + 1))
    first, last = spans[0][0], spans[-1][1]
    words = tuple(
        Word(token.written, (low - first) * frame / rate, (high - first) * frame / rate)
        for token, (low, high) in zip(line.tokens, spans))
    return Utterance(samples[first * frame:last * frame], rate, words)
