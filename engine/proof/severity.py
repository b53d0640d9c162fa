"""How grave a finding is, and the languages that findings are told in."""

from enum import StrEnum

LANGUAGES = ("fi", "sv", "en", "fi-x-selko")
"""What every rule speaks."""


class Severity(StrEnum):
    """`blocks` publishing, `asks` whether it is meant so, or is a `tip` that fails nothing."""

    BLOCKS = "blocks"
    ASKS = "asks"
    TIP = "tip"
