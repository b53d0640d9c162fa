"""The base of everything an author writes: frozen, and strict about unknown fields."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
"""Lower-case letters, digits and single hyphens; never renamed after the first publish."""


class Authored(BaseModel):
    """A frozen value; a field that the format does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Knowingly(Authored):
    """A finding of lint that the author has thought about and means to keep, and why."""

    finding: Id
    because: str
