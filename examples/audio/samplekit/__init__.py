"""Parts of make-samples.py: dialogue, voices, timing, telephone sound, WAV labels, and the check of the result."""


class SampleError(Exception):
    """Something the person running the script can put right; the message says what and how."""
