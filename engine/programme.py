"""The umbrella programme and the sub-projects behind the places."""

from pydantic import BaseModel, Field

from engine.moments import Windows
from engine.text import Text


class Followed(BaseModel, frozen=True, extra="forbid"):
    """One thing that came of a sub-project, with the year or dates it is told by."""

    when: str
    text: Text


class SubProject(BaseModel, frozen=True, extra="forbid"):
    """One association's part of the programme (in Finnish: tuen siirto -hanke).

    `begins` and `ends` are ISO dates or months where known. No person is ever named:
    `role_address` is an office's address.
    """

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    name: Text
    organisation: str
    summary: Text
    story: Text
    for_whom: Text
    begins: str | None = None
    ends: str | None = None
    followed: tuple[Followed, ...] = ()
    role_address: str | None = None
    site: str | None = None
    sources: tuple[str, ...] = Field(min_length=1)


class Occasion(BaseModel, frozen=True, extra="forbid"):
    """A happening in town, in the times of `open` (local): event checkpoints open with it."""

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    title: Text
    open: Windows = Field(min_length=1)
    sub_project: str | None = None


class Programme(BaseModel, frozen=True, extra="forbid"):
    """The programme that the adventures belong to."""

    title: Text
    summary: Text
    story: Text
    begins: str
    ends: str
    budget_note: Text
    sources: tuple[str, ...] = Field(min_length=1)
    sub_projects: tuple[SubProject, ...]
    occasions: tuple[Occasion, ...] = ()

    def occasion(self, occasion_id: str) -> Occasion | None:
        """The occasion with that id."""
        return next((one for one in self.occasions if one.id == occasion_id), None)

    def sub_project(self, sub_project_id: str) -> SubProject | None:
        """The sub-project with that id."""
        found = (part for part in self.sub_projects if part.id == sub_project_id)
        return next(found, None)
