"""The phone's service worker: one script at one address, so that it may answer for every page.

Should a worker ever do harm, an empty file `worker-off` in the data folder ends it, without a
restart: from then on `/sw.js` is a worker that drops its caches and goes. What waits in a
phone's outbox stays, and is sent by the pages themselves.
"""

from typing import Final

from flask import Response, send_file

from web import assets
from web.player.pages import player
from web.site import site

SWITCH: Final = "worker-off"
JAVASCRIPT: Final = "text/javascript"


@player.get("/sw.js")
def worker() -> Response:
    """The worker, or the one that ends it; a browser asks every time."""
    off = (site().settings.data / SWITCH).exists()
    script = assets.STATIC / assets.DIST / ("sw-off.js" if off else "sw.js")
    answer = send_file(script, mimetype=JAVASCRIPT, conditional=True)
    answer.headers["Cache-Control"] = "no-cache"
    return answer
