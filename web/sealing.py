"""What a phone gets beforehand in a game that is played without signal: the sealed rest.

One compressed object that only `client/core/sealed.js` opens. It is a curtain, not a lock:
see `engine.play.hashing`.
"""

import gzip
import json

from engine.play.hashing import answer_hashes, code_hashes
from engine.scenario.edition import parts_of
from web import games
from web.site import Site
from web.store import games as store


def sealed_blob(site: Site, edition: str, *, with_answers: bool) -> bytes:
    """The sealed part of an edition with hashes of codes, and of answers in relaxed games.

    The same edition always gives the same bytes.
    """
    with site.database.reading() as connection:
        body = store.edition_body(connection, edition)
    if body is None:
        message = f"edition {edition} is not in the database"
        raise LookupError(message)
    adventure = games.adventure(site, edition)
    book = site.books[adventure.id]
    whole = {
        "edition": edition,
        "sealed": parts_of(body).sealed,
        "codes": code_hashes(edition, book),
        "answers": answer_hashes(edition, adventure) if with_answers else {},
    }
    written = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(written.encode(), mtime=0)
