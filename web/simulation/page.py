"""The report as one HTML page that stands by itself: no script, no request to anyone."""

import base64
import re
from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from engine.proof.finding import Finding
from engine.proof.simulation.crowd import Crowd
from web.assets import DIST, STATIC, built
from web.figures import decimal_mark
from web.look import morse_strip, wave_strip
from web.simulation import charts, town
from web.simulation.assumed import assumptions
from web.simulation.telling import Telling

_SHEETS = ("look.css", "report.css")
_FILE = re.compile(r"url\(\./([\w.-]+\.woff2)\)")


def page(telling: Telling, crowd: Crowd, failures: Sequence[Finding]) -> str:
    """Write the report. Raises ClientNotBuilt: the look comes with the phone's client."""
    adventure, found = telling.adventure, telling.simulated
    tables = dict(telling.tables())
    drawn = town.town_of(adventure, found, town.basemap())
    words = (one.message(telling.language) for one in failures)
    return (
        _environment()
        .get_template("simulation/page.html")
        .render(
            telling=telling,
            say=telling.say,
            language=telling.language,
            line=adventure.line,
            strip=_strip(telling),
            look=_look(),
            headlines=list(telling.headlines()),
            standing=telling.standing,
            calibrated=found.calibrated,
            failures=list(words),
            expects=adventure.expect is not None,
            notes=telling.notes(),
            minutes=charts.minutes(found.spread, sum(found.spread.values())),
            reached=charts.reached(found.stops, telling.stop),
            town=drawn,
            width=town.WIDTH,
            tables=tables,
            assumptions=list(
                assumptions(crowd, telling.language, decimal_mark(telling.language))
            ),
            seed=telling.say("seed", seed=str(found.seed)),
        )
    )


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _strip(telling: Telling) -> str:
    """What the adventure's pages wear: its name in Morse, or water."""
    adventure = telling.adventure
    return morse_strip(adventure.id) if adventure.line == "a" else wave_strip(5)


def _look() -> Markup:
    """The house's style sheets with their faces in them."""
    folder = STATIC / DIST
    names = built().names
    sheets = "".join((folder / names[one]).read_text("utf-8") for one in _SHEETS)

    def inside(found: re.Match[str]) -> str:
        octets = base64.b64encode((folder / found[1]).read_bytes())
        return f"url(data:font/woff2;base64,{octets.decode('ascii')})"

    return Markup(_FILE.sub(inside, sheets))  # noqa: S704 (our own style sheets)
