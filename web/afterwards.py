"""What teams say of a game when it is over, for its organiser and its author.

Words of people: they stand in `participation` beside the others, one entry a team, are in no
log, and go when a team's words are erased.
"""

import json
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Final, Literal, TypeAlias

from web.site import Site
from web.store import runs, watching
from web.store.connection import Connection

Again: TypeAlias = Literal["yes", "perhaps", "no"]

KIND: Final = "afterwards"
AGAIN: Final[tuple[Again, ...]] = ("yes", "perhaps", "no")
LONGEST: Final = 1000


@dataclass(frozen=True, slots=True)
class Said:
    """A team's answers; each may be left out."""

    best: str = ""
    wrong: str = ""
    again: Again | None = None

    def __bool__(self) -> bool:
        """Whether anything was said."""
        return bool(self.best or self.wrong or self.again)


@dataclass(frozen=True, slots=True)
class Heard:
    """What all teams of a game said: words without whose they are, and counts."""

    best: Sequence[str]
    wrong: Sequence[str]
    again: Mapping[Again, int]
    teams: int


def keep(site: Site, run_id: str, said: Said) -> None:
    """Keep what a team says, in the place of what it said before."""
    words = json.dumps(asdict(said), ensure_ascii=False)

    def work(connection: Connection) -> None:
        key = _key(run_id)
        if runs.words_kept(connection, key) is None:
            runs.add_words(connection, key, run_id, KIND, words)
        else:
            runs.change_words(connection, key, words)

    site.database.write(work)


def of_team(site: Site, run_id: str) -> Said | None:
    """What a team has said; None where it has said nothing, or it is erased."""
    with site.database.reading() as connection:
        words = runs.words_kept(connection, _key(run_id))
    return _said(words) if words else None


def of_game(site: Site, game_code: str) -> Heard:
    """What a game's teams have said, in the order of the words: who said it shows nowhere."""
    with site.database.reading() as connection:
        every = [_said(row.words) for row in watching.words_of(connection, game_code, KIND)]
    return Heard(
        best=sorted(one.best for one in every if one.best),
        wrong=sorted(one.wrong for one in every if one.wrong),
        again=Counter(one.again for one in every if one.again),
        teams=len(every),
    )


def _key(run_id: str) -> str:
    return str(uuid.uuid5(uuid.UUID(run_id), KIND))


def _said(words: str) -> Said:
    return Said(**json.loads(words))
