"""What organisers said: the logs hold ids, so that the words can be erased."""

from collections.abc import Sequence

from engine.play.state import Told
from web.site import Site
from web.store import organising


def announcements(site: Site, told: Sequence[Told]) -> dict[str, str]:
    """The words behind ids, as far as they are still kept."""
    if not told:
        return {}
    with site.database.reading() as connection:
        kept = ((one.words, organising.said(connection, one.words)) for one in told)
        return {words_id: words for words_id, words in kept if words is not None}
