"""The photos of a game that others may see, as one zip."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime

from web import photos
from web.folds import Played
from web.games import Game
from web.results.teams import Team
from web.site import Site
from web.store import photos as store

_UNNAMABLE = re.compile(r"[^\w -]+")
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def photos_zip(site: Site, game: Game, teams: Sequence[Team], now: datetime) -> bytes:
    """Each photo that was approved and is still kept, named by its team and a number."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for at, team in enumerate(teams, start=1):
            run = Played(team.run, game.code, "", "")
            with site.database.reading() as connection:
                rows = store.photos_of(connection, team.run)
            shown = [one for one in rows if one.approved_at_ms is not None]
            for number, row in enumerate(shown, start=1):
                webp = photos.shown(site, run, row.id, now)
                if webp is not None:
                    name = f"{at:03} {_UNNAMABLE.sub('', team.name)} {number}.webp"
                    archive.writestr(zipfile.ZipInfo(name, _EARLIEST), webp)
    return out.getvalue()
