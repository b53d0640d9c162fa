"""The pocket: a run's pages, rendered beforehand for a phone that will have no signal.

The book of an edition holds every page as its own template draws it, for a state that is
supposed, with marks where the phone fills something in: a number, a line of words, or
another piece. No sentence and no piece of HTML is written twice: what stands alone within a
page is found there by its own text, and cut out.
"""

from web.player.pocket import routes

__all__ = ["routes"]
