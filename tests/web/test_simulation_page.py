"""The report as a page that stands by itself."""

import re
import sys
from html.parser import HTMLParser

import pytest
from defusedxml.ElementTree import fromstring

from engine.proof.simulation.crowd import NO_SHARES, Crowd
from engine.proof.simulation.expecting import kept
from engine.proof.simulation.figures import Simulated
from engine.proof.simulation.simulating import simulate
from engine.scenario.adventure import Expect
from engine.scenario.challenge import TYPES
from tests.building import adventure, perille, stop
from tests.crowding import SURE, gps_stop, pair
from web.simulation import charts, kinds, town
from web.simulation.assumed import assumptions
from web.simulation.page import page
from web.simulation.telling import Telling

CROWD = Crowd()


@pytest.fixture(scope="module")
def found() -> Simulated:
    return simulate(perille(), CROWD, 200, 1)


def written(found: Simulated, rules=None, language="fi", crowd=CROWD, failures=()):
    return page(Telling(rules or perille(), found, language), crowd, failures)


class Asking(HTMLParser):
    """What a page would fetch or run."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found += [tag] if tag in {"script", "link", "img", "iframe", "object"} else []
        for name, value in attrs:
            if name.startswith("on") or name in {"src", "href", "xlink:href"}:
                self.found.append(f"{tag} {name}={value}")


@pytest.mark.parametrize("language", ["fi", "en"])
def test_the_page_runs_nothing_and_asks_nobody(found, language):
    text = written(found, language=language)

    assert Asking(text).found == []
    assert set(re.findall(r"url\((?!#)([^:)]*)", text)) == {"data"}
    assert re.findall(r"@import|javascript:", text) == []


@pytest.mark.parametrize("language", ["fi", "en"])
def test_no_id_of_a_type_or_of_a_need_is_shown(found, language):
    told = [one.value for one in assumptions(CROWD, language, ",")]

    assert {*TYPES, *CROWD.access} <= kinds.NAMES[language].keys()
    shown = " ".join(told)
    assert "no-gps" not in shown
    assert {"fi": "pohdinta 75", "en": "reflection 75"}[language] in shown


def test_the_same_figures_write_the_same_page(found):
    assert written(found) == written(found)
    assert "pygal" not in written(found)


def test_every_figure_of_the_lead_and_every_checkpoint_is_on_the_page(found):
    text = written(found)

    assert "200 joukkuetta lähti kierrokselle 10 kerralla" in text
    for one in perille().checkpoints:
        assert one.title.said("fi") in text
    assert 'lang="fi"' in text
    assert 'data-line="a"' in text


def test_estimates_have_a_dashed_edge_and_fitted_figures_none(found):
    fitted = simulate(perille(), CROWD._replace(runs=12), 50, 1)

    assert '<section class="belief">' in written(found)
    assert '<section class="belief">' not in written(fitted, crowd=CROWD._replace(runs=12))
    assert "Sovitettu 12 oikeaan suoritukseen" in written(fitted)


def test_what_failed_is_told_where_it_is_seen(found):
    rules = perille().model_copy(update={"expect": Expect(minutes=(1, 2))})
    failures = kept(rules, found)

    text = written(found, rules, failures=failures)

    assert failures[0].message("fi") in text
    assert '<section class="why">' in text


def test_authors_words_are_never_markup():
    rules = adventure(gps_stop("lahto", 0, title={"fi": "<script>alert(1)</script> & co"}))
    found = simulate(rules, SURE, 20, 1)

    text = written(found, rules)

    assert "<script" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co" in text


def test_an_adventure_without_places_has_no_map_and_one_without_endings_no_table():
    rules = adventure(stop("lahto"), stop("toinen"))
    found = simulate(rules, SURE, 20, 1)

    text = written(found, rules)

    assert 'class="town"' not in text
    assert "<h2>Loput</h2>" not in text
    assert "Kukaan" not in text.partition("Odotukset")[2].partition("Oletukset")[0]


def test_a_run_that_nobody_finishes_can_be_told():
    rules = pair(200)
    found = simulate(rules, SURE._replace(quits_per_stop=1), 20, 1)

    text = written(found, rules)

    assert "Perille pääsi 0" in text
    assert "oma syy" in text


def test_the_plots_leave_no_importer_behind():
    assert all(hasattr(one, "find_spec") for one in sys.meta_path)


def test_a_bar_is_as_tall_as_its_share():
    tree = fromstring(str(charts.minutes({30: 10, 35: 20, 40: 10}, 40)))

    bars = [
        float(node.get("height")) for node in tree.iter() if "rect " in node.get("class", "")
    ]

    assert len(bars) == 3
    assert bars[1] == pytest.approx(2 * bars[0]) == pytest.approx(2 * bars[2])


def test_every_checkpoint_has_its_bar(found):
    chart = str(charts.reached(found.stops, lambda name: name.upper()))

    tree = fromstring(chart)
    bars = {
        round(float(node.get("width") or 0), 3)
        for node in tree.iter()
        if "rect " in node.get("class", "")
    }
    assert all(one.id.upper() in chart for one in found.stops)
    shares = {round(one.reached, 6) for one in found.stops}
    assert len(bars) == len(shares)


def test_the_town_is_drawn_with_its_streets_legs_and_crowds(found):
    drawn = town.town_of(perille(), found, town.basemap())

    assert drawn is not None
    kinds = {one.kind for one in drawn.shapes}
    assert kinds == {"street", "road", "rail", "square", "park", "lake", "shore"}
    assert "1·14" in {disc.numbers for disc in drawn.discs}
    assert len(drawn.discs) == len(found.stops) - 1
    for disc in drawn.discs:
        assert 0 <= disc.x <= town.WIDTH
        assert 0 <= disc.y <= drawn.height
    assert all(0 < leg.width <= 7 for leg in drawn.legs)


def test_north_is_up_and_east_is_right(found):
    drawn = town.town_of(perille(), found, ())

    assert drawn is not None
    at = {number: disc for disc in drawn.discs for number in disc.numbers.split("·")}
    order = [one.id for one in found.stops]
    station, church = (at[str(order.index(name) + 1)] for name in ("asema", "tuomiokirkko"))
    hill = at[str(order.index("naisvuori") + 1)]
    assert church.x < station.x
    assert hill.y < station.y


def test_a_longer_queue_is_a_fuller_disc_and_a_larger_crowd_a_larger_one():
    crowd = SURE._replace(access=NO_SHARES)
    rules = pair(200)
    quiet, busy = (
        town.town_of(
            rules, simulate(rules, crowd._replace(teams_at_once=k, spacing_s=5), 60, 1), ()
        )
        for k in (1, 30)
    )

    assert quiet is not None
    assert busy is not None
    assert all(disc.full == 0 for disc in quiet.discs)
    assert max(disc.full for disc in busy.discs) == 1
