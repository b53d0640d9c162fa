"""What a phone gets beforehand in a game that is played without signal: the sealed rest.

One compressed object that only `client/core/sealed.js` opens. It is a curtain, not a lock:
see `engine.play.hashing`. With the public part, which it carries too, it is all that the
rules' twin on the phone plays by (`engine.play.carrying`).
"""

import gzip
import json

from engine.play.carrying import carried
from engine.play.hashing import answer_hashes, code_hashes, replaced_hashes
from web import games
from web.site import Site


def sealed_blob(site: Site, edition: str, *, with_answers: bool) -> bytes:
    """The sealed part of an edition with hashes of codes, and of answers in relaxed games.

    The same edition always gives the same bytes, until a poster is replaced.
    """
    adventure = games.adventure(site, edition)
    book = site.books[adventure.id]
    parts = carried(adventure)
    whole = {
        "edition": edition,
        "public": parts.public,
        "sealed": parts.sealed,
        "codes": code_hashes(edition, book),
        "replaced": replaced_hashes(edition, book),
        "answers": answer_hashes(edition, adventure) if with_answers else {},
    }
    written = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(written.encode(), mtime=0)
