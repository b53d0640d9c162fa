"""A sentence in the languages that it is not written in where a fault is found."""

from typing import NamedTuple


class Spoken(NamedTuple):
    """A sentence in Finnish, Swedish and easy Finnish."""

    fi: str
    sv: str
    selko: str
