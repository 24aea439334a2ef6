"""Makes clean speech sound like one end of a telephone line: band, handset, level, line noise."""

import random
import shutil
import subprocess
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from samplekit import SampleError
from samplekit.levels import active_rms, decibels, rms
from samplekit.samples import little_endian

RATE = 8000

_BAND = ("sinc", "-n", "511", "300-3400")

# sox works in fixed point up to full scale; filters may overshoot, so what it is given stays well below.
_HEADROOM = 0.25


@dataclass(frozen=True)
class Leg:
    """One end of the call.

    level: of the speech, in dB below full scale, measured while there is speech.
    noise: of the line and the room, in dB below that speech.
    handset: sox effects that colour the voice.
    seed: of the noise.
    """

    level: float
    noise: float
    handset: tuple[str, ...]
    seed: int


LEGS = {
    "Agent": Leg(level=-22.0, noise=-31.0, handset=("equalizer", "2200", "1q", "2"), seed=4071801),
    "Customer": Leg(level=-24.0, noise=-27.0, handset=("equalizer", "700", "1q", "-2"), seed=4071802),
}


def require_sox() -> None:
    """Raises SampleError when sox cannot be run."""
    if shutil.which("sox") is None:
        raise SampleError("sox was not found. Install it, for example 'apt-get install sox'.")


def through_line(clean: Sequence[float], rate: int, leg: Leg) -> array:
    """One person's speech as the other end of the line hears it, at RATE Hz, noise included."""
    peak = max(map(abs, clean))
    speech = _sox([sample * _HEADROOM / peak for sample in clean], rate, ("rate", "-h", str(RATE), *_BAND, *leg.handset))
    hiss = _sox(_hiss(len(speech), leg.seed), RATE, _BAND)
    speech_gain = 10 ** (leg.level / 20) / active_rms(speech, RATE)
    noise_gain = 10 ** ((leg.level + leg.noise) / 20) / rms(hiss)
    return array("d", (voice * speech_gain + noise * noise_gain for voice, noise in zip(speech, hiss, strict=True)))


def to_pcm(samples: Sequence[float], name: str) -> array:
    """Samples of -1 to 1 as 16-bit integers; raises SampleError instead of clipping."""
    peak = max(map(abs, samples))
    if peak * 32768 >= 32767:
        raise SampleError(f"{name} would clip: its peak is {decibels(peak):+.1f} dB; lower the levels in LEGS")
    return array("h", (round(sample * 32768) for sample in samples))


def _hiss(count: int, seed: int) -> list[float]:
    """Noise that falls with frequency, as line and room noise does: seeded white noise through a one-pole low-pass."""
    generator = random.Random(seed)
    level, noise = 0.0, []
    for _ in range(count):
        level = 0.7 * level + generator.uniform(-1.0, 1.0)
        noise.append(level * _HEADROOM / 4)
    return noise


def _sox(samples: Sequence[float], rate: int, effects: Sequence[str]) -> array:
    """Runs sox effects over one channel. 32-bit float both ways, no dither (-D), no random seed (-R)."""
    raw = ("-t", "raw", "-e", "floating-point", "-b", "32", "-L", "-c", "1")
    command = ["sox", "-R", "-D", *raw, "-r", str(rate), "-", *raw, "-r", str(RATE), "-", *effects]
    result = subprocess.run(command, input=little_endian(array("f", samples)).tobytes(), capture_output=True, check=False)
    if result.returncode != 0:
        raise SampleError(f"sox failed ({result.returncode}): {result.stderr.decode(errors='replace').strip()}")
    return array("d", little_endian(array("f", result.stdout)))
