"""Pitch by autocorrelation, good enough to say how far apart two voices are."""

from array import array
from collections.abc import Iterator
from operator import mul

_LOWEST, _HIGHEST = 65.0, 350.0
_WINDOW_SECONDS, _STEP_SECONDS = 0.04, 0.05

# Share of a frame's energy that must repeat after one period: below it the frame is noise or a consonant.
_VOICED = 0.6


def pitch(samples: array, rate: int) -> Iterator[float]:
    """Pitch in Hz of every voiced frame."""
    width = round(_WINDOW_SECONDS * rate)
    lags = range(round(rate / _HIGHEST), round(rate / _LOWEST) + 1)
    for start in range(0, len(samples) - width - lags.stop, round(_STEP_SECONDS * rate)):
        frame = samples[start:start + width]
        energy = sum(map(mul, frame, frame))
        similar = [_similarity(frame, energy, samples[start + lag:start + lag + width]) for lag in lags]
        best = max(similar)
        if best >= _VOICED:
            # Every multiple of the period repeats as well; the shortest that is nearly as good is the period.
            yield rate / next(_peak(lags, similar, index) for index, value in enumerate(similar) if value >= 0.92 * best)


def _peak(lags: range, similar: list[float], index: int) -> int:
    """The lag at the top of the hill that begins at this index."""
    while index + 1 < len(similar) and similar[index + 1] > similar[index]:
        index += 1
    return lags[index]


def _similarity(frame: array, energy: int, later: array) -> float:
    """Normalized correlation of two pieces of sound, -1 to 1."""
    product = energy * sum(map(mul, later, later))
    return sum(map(mul, frame, later)) / product ** 0.5 if product else 0.0
