"""How one walks and reads: chosen at the start or later, kept by the phone."""

import re
from datetime import timedelta

import pytest

from tests.asking import word
from tests.building import adventure, stop
from tests.clockwork import Clock, a_site
from tests.reading import Page, Reader
from tests.team import TimedTeam
from web.reader import ACCESS, READING


@pytest.fixture
def reader(app) -> Reader:
    return Reader(app.test_client())


def run_of(page: Page) -> str:
    return page.address.split("/")[2]


def help_of(reader: Reader, run: str) -> Page:
    return reader.read(f"/runs/{run}/help")


def test_the_start_page_offers_every_way_to_walk_and_to_read(reader: Reader):
    home = reader.read("/")
    join = reader.read(next(link for link in home.links if link.endswith("/join")))

    choices = join.form("/join").choices
    assert choices["access"] == [*ACCESS]
    assert choices["reading"] == [*READING]


def test_what_was_chosen_at_the_start_stands_on_the_help_page(reader: Reader):
    run = run_of(reader.set_out(access=["no-stairs", "quiet"], reading=["guided"]))

    kept = help_of(reader, run).form("/ways").fields
    assert (kept["access"], kept["reading"]) == (["no-stairs", "quiet"], "guided")


def test_a_way_can_be_changed_while_walking_and_leaves_no_trace_in_the_log(reader, site):
    run = run_of(reader.set_out(access=["no-gps"]))
    before = site.folds.recent(run)

    changed = reader.send(help_of(reader, run).form("/ways"), access=["no-stairs"])

    assert "Tämä puhelin muistaa valintanne." in changed.words
    assert changed.form("/ways").fields["access"] == "no-stairs"
    assert site.folds.recent(run) == before
    assert "Ilman portaita, samat" in reader.read(f"/runs/{run}").words


def test_all_can_be_taken_back(reader: Reader):
    run = run_of(reader.set_out(access=["no-stairs"], reading=["text-only"]))

    page = reader.send(help_of(reader, run).form("/ways"), access=[], reading=[])

    assert {"access", "reading"}.isdisjoint(page.form("/ways").fields)
    assert "data-map" in reader.read(f"/runs/{run}").answer.text


def test_another_phone_of_the_team_begins_with_what_the_team_said(app, reader: Reader):
    run = run_of(reader.set_out(access=["no-camera"]))
    code = re.search(r"[2-9A-Z]{5}-[2-9A-Z]{5}", help_of(reader, run).words).group()
    other = Reader(app.test_client())

    walk = other.send(other.read("/resume").form("/resume"), resume_code=code)

    assert "kirjatkaa se ulos" in walk.words
    assert help_of(other, run).form("/ways").fields["access"] == "no-camera"


def test_who_takes_no_stairs_reads_the_other_way_and_that_it_is_worth_the_same(reader: Reader):
    run = run_of(reader.set_out(access=["no-stairs"]))

    for page in (reader.read(f"/runs/{run}"), reader.read(f"/runs/{run}/checkpoints/asema")):
        assert "Ilman portaita, samat pisteet Jos paikalle ei pääse pyörillä" in page.words
        assert page.form("/check-in", here="1").fields["checkpoint"] == "asema"


def test_others_are_not_told_of_it_on_the_walk(reader: Reader):
    assert "Ilman portaita" not in reader.set_out().words


def test_without_a_camera_nothing_asks_to_scan(reader: Reader):
    run = run_of(reader.set_out(access=["no-camera"]))

    pages = [f"/runs/{run}", f"/runs/{run}/code", f"/runs/{run}/checkpoints/asema"]
    for page in map(reader.read, pages):
        assert "data-scan " not in page.answer.text
        assert "Lukekaa QR-koodi tai" not in page.words
    assert "Kirjoittakaa rastikoodi kyltistä." in page.words


def test_without_a_position_no_button_asks_for_it(reader: Reader):
    run = run_of(reader.set_out(access=["no-gps"]))

    page = reader.read(f"/runs/{run}/checkpoints/asema")

    assert "data-locate" not in page.answer.text
    assert "Painakaa nappia." not in page.words
    assert '"gps": false' in page.answer.text


def test_a_quiet_phone_offers_to_read_nothing_aloud(reader: Reader):
    run = run_of(reader.set_out(access=["quiet"]))

    assert "data-listen" not in reader.read(f"/runs/{run}").answer.text
    assert "data-listen" in reader.read("/").answer.text


def test_text_only_has_no_picture_and_no_map_but_the_words_of_each(reader: Reader, site):
    run = run_of(reader.set_out(reading=["text-only"]))
    walk = reader.read(f"/runs/{run}")
    code = next(one for one in site.books["perille"].places if one.checkpoint == "asema")

    there = reader.send(
        reader.read(f"/runs/{run}/code").form("/check-in"), code=code.short_code
    )

    assert "data-map" not in walk.answer.text
    for page in (there, reader.read("/"), reader.read("/adventures/perille")):
        assert "<img" not in page.answer.text
        assert 'class="ill"' not in page.answer.text
    assert "Kuva :" in there.words


def test_a_guided_group_sees_large_signs_and_where_it_is_in_the_round(reader: Reader):
    walk = reader.set_out(reading=["guided"])

    assert "guided-" in walk.answer.text
    assert re.search(r'aria-current="step">.*?Kävelkää', walk.answer.text)


def test_the_reading_page_is_for_whoever_has_no_run(reader: Reader):
    page = reader.read("/reading")

    reader.send(page.form("/reading"), reading=["text-only", "still"])

    assert reader.read("/reading").form("/reading").fields["reading"] == ["text-only", "still"]
    assert 'data-reading="text-only still"' in reader.read("/").answer.text


@pytest.mark.parametrize("cookie", ["", "none", "guided.<b>", "guided.guided", "ä"])
def test_a_strange_cookie_does_no_harm(reader: Reader, cookie):
    reader.client.set_cookie("reading", cookie)
    reader.client.set_cookie("access", cookie)

    page = reader.read("/")

    assert page.status == 200
    assert "<b>" not in page.answer.text.partition("<head>")[0]


def test_a_guided_group_walks_without_a_clock_and_can_look_it_up(tmp_path):
    clock = Clock()
    timed = adventure(stop("tori", word()), stop("muu"), time_limit=timedelta(minutes=60))
    site = a_site(tmp_path / "data", clock, timed)
    team = TimedTeam(site, clock)
    team.client.set_cookie("reading", "guided")

    assert "Aikaa" not in team.walk().words
    assert "Peliaikaa on kello" in team.read(f"/runs/{team.run}/help").words
    site.database.close()
