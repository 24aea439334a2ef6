"""Byte order of samples: files and pipes are little-endian whatever the machine is."""

import sys
from array import array


def little_endian(samples: array) -> array:
    """The samples as they lie in a file, and back: swapped on big-endian machines only."""
    if sys.byteorder == "little":
        return samples
    swapped = array(samples.typecode, samples)
    swapped.byteswap()
    return swapped
