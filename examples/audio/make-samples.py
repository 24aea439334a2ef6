#!/usr/bin/env python3
"""Makes the sample recordings beside this script from support-call.script.txt, or checks them.

Needs Python 3.10 or newer (standard library only), espeak-ng and sox. The same versions of these give the same bytes on every run.
"""

import argparse
import sys
from pathlib import Path

from samplekit import SampleError
from samplekit.check import check
from samplekit.dialogue import SPEAKERS, read_dialogue
from samplekit.labelled_wav import write_labelled_wav
from samplekit.synthesis import Synthesizer
from samplekit.telephone import LEGS, RATE, require_sox, through_line, to_pcm
from samplekit.timeline import duration, place, track, turns, words

NAME = "support-call"
HERE = Path(__file__).resolve().parent
INFO = {
    b"INAM": "Support call (sample recording)",
    b"ICMT": "Synthetic voices, invented people. The words are in the text labels.",
    b"ICOP": "Copyright (c) SymblPS contributors. MIT licence.",
}


def make(script: Path, folder: Path) -> None:
    """Speaks the dialogue and writes both recordings and the reference turns into the folder."""
    require_sox()
    synthesizer = Synthesizer()
    placed = place([(line, synthesizer.speak(line)) for line in read_dialogue(script)])
    seconds = duration(placed)
    tracks = {speaker: track(placed, speaker, synthesizer.rate, seconds) for speaker in SPEAKERS}
    legs = [through_line(tracks[speaker], synthesizer.rate, LEGS[speaker]) for speaker in SPEAKERS]
    channels = [to_pcm(leg, f"the channel of {speaker}") for speaker, leg in zip(SPEAKERS, legs)]
    mono = to_pcm([sum(samples) for samples in zip(*legs, strict=True)], "the mono recording")

    folder.mkdir(parents=True, exist_ok=True)
    labels = words(placed)
    write_labelled_wav(folder / f"{NAME}.wav", [mono], RATE, labels, INFO)
    write_labelled_wav(folder / f"{NAME}-channels.wav", channels, RATE, labels, INFO)
    lines = (
        f"SPEAKER {NAME} 1 {turn.start:.3f} {turn.end - turn.start:.3f} <NA> <NA> {turn.speaker} <NA> <NA>\n"
        for turn in turns(tracks, synthesizer.rate))
    (folder / f"{NAME}.rttm").write_text("".join(lines), encoding="ascii", newline="\n")
    print(f"{NAME}: {seconds:.1f} s, {len(labels)} words, espeak-ng {synthesizer.version}")


def main() -> int:
    """Entry point: 0 when all went well, 1 with a line on standard error when not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="make nothing; re-read the files and verify them")
    parser.add_argument("--folder", type=Path, default=HERE, help="where the recordings are (default: beside this script)")
    arguments = parser.parse_args()
    script = HERE / f"{NAME}.script.txt"
    try:
        if arguments.check:
            check(script, arguments.folder, NAME)
        else:
            make(script, arguments.folder)
    except (SampleError, OSError) as error:
        print(f"make-samples: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
