"""Levels of sound: root mean square, decibels, and which short frames hold speech."""

import math
from collections.abc import Sequence
from operator import mul

FRAME_SECONDS = 0.01

# Below the loudest tenth of the frames by this much is silence: espeak-ng's pauses are exact zeros and its echo is far lower,
# while the weakest consonants are above.
_ACTIVE_DECIBELS = 38.0


def rms(samples: Sequence[float]) -> float:
    """Root mean square; 0 for no samples."""
    return math.sqrt(sum(map(mul, samples, samples)) / len(samples)) if samples else 0.0


def decibels(ratio: float) -> float:
    """An amplitude ratio in decibels; minus infinity for 0."""
    return 20 * math.log10(ratio) if ratio > 0 else -math.inf


def frame_levels(samples: Sequence[float], rate: int) -> list[float]:
    """RMS of each whole frame of FRAME_SECONDS."""
    frame = round(rate * FRAME_SECONDS)
    return [rms(samples[at:at + frame]) for at in range(0, len(samples) - frame + 1, frame)]


def active_frames(samples: Sequence[float], rate: int) -> list[bool]:
    """Whether each frame of a noise-free sound holds speech."""
    levels = frame_levels(samples, rate)
    sounding = sorted(level for level in levels if level > 0)
    if not sounding:
        return [False] * len(levels)
    threshold = sounding[len(sounding) * 9 // 10] * 10 ** (-_ACTIVE_DECIBELS / 20)
    return [level > threshold for level in levels]


def active_rms(samples: Sequence[float], rate: int) -> float:
    """RMS over the frames that hold speech: the level of the speech whatever the length of its pauses."""
    levels = frame_levels(samples, rate)
    speech = [level for level, active in zip(levels, active_frames(samples, rate)) if active]
    return rms(speech)
