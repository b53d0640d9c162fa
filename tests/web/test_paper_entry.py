"""A card that comes back from a team without a phone becomes the run that it walked."""

import json
from datetime import timedelta

import pytest
import sqlalchemy as sa

from tests.playing import ANSWERS, Phone
from tests.reading import Page, Reader
from tests.staffing import come_in
from tests.visiting import codes_of, everything_kept
from web import games, papers, play
from web.folds import Played
from web.staffing import Role
from web.verifying import verify


@pytest.fixture
def desk(app, site) -> Reader:
    return come_in(app, site, Role.ORGANISER)


@pytest.fixture
def card(desk, game) -> Page:
    """The empty card of a team called 7."""
    teams = desk.read(f"/staff/games/{game.code}/paper")
    return desk.send(teams.form("/paper"), name="7", size="4", card="1")


def written(card: Page, **fields) -> dict[str, object]:
    """What is written on a card, by the names of its fields: `been__asema`, `time__tori`."""
    return {name.replace("__", ":"): words for name, words in fields.items()}


def log_of(site, run: str):
    with site.database.pool.connect() as connection:
        rows = connection.execute(
            sa.text("SELECT device, at_ms, intent FROM entry WHERE run = :run ORDER BY seq"),
            {"run": run},
        )
        return [(device, at_ms, json.loads(intent)) for device, at_ms, intent in rows]


def state_of(site, game, run: str):
    return play.state(site, Played(run, game.code, game.edition, "paper"))


def run_of(page: Page) -> str:
    return page.address.rpartition("/")[2]


def enter(desk, card, **fields) -> Page:
    return desk.send(card.form(card.address), **written(card, **fields))


def test_a_team_that_set_out_waits_on_the_home_page(desk, game):
    teams = desk.read(f"/staff/games/{game.code}/paper")
    listed = desk.send(teams.form("/paper"), name="7", size="4")

    assert "1 kortti odottaa viemistä peliin" in desk.read("/staff").words
    assert listed.leads_to(next(link for link in listed.links if "/paper/" in link))
    assert "4 pelaajaa" in listed.words


def test_cards_come_back_after_the_game_was_closed(site, desk, game, card):
    games.close(site, game.code)

    assert game.code in desk.read("/staff").words
    assert "Paperilla pelattu" in enter(desk, card, been__asema="1").words
    assert game.code not in desk.read("/staff").words


def test_a_team_that_never_came_back_is_forgotten(desk, game, card, site):
    desk.send(card.form("/drop"))

    assert papers.waiting(site, game.code) == []
    assert papers.entered(site, game.code) == []
    assert desk.read(card.address).status == 404


@pytest.mark.parametrize("name", ["", "--", "x" * 25, "a\u202eb"])
def test_a_team_needs_a_name_that_can_be_read(desk, game, name):
    teams = desk.read(f"/staff/games/{game.code}/paper")

    page = desk.send(teams.form("/paper"), name=name, size="0")

    assert page.status == 422
    assert "Kirjoita nimi tai numero" in page.words
    assert "Kirjoita luku väliltä" in page.words


def test_a_card_brings_what_a_phone_would_have_brought(site, app, desk, game, card):
    answers = {f"answer__{ref}": ANSWERS[ref] for ref in ("asema/avain", "tori/viirut")}
    page = enter(desk, card, been__asema="1", been__tori="1", **answers)

    phone = Phone(app.test_client(use_cookies=False))
    phone.start(game.code)
    codes = codes_of(site)
    for stop, ref in (("asema", "asema/avain"), ("tori", "tori/viirut")):
        phone.happened({"kind": "check-in", "code": codes[stop]})
        phone.happened({"kind": "answer", "challenge": ref, "value": ANSWERS[ref]})
    assert f"{phone.view['score']} p" in page.words
    assert state_of(site, game, run_of(page)).score == phone.view["score"]
    assert verify(site.database).differences == ()


def test_a_card_is_marked_as_paper_and_stands_among_the_results(site, desk, game, card):
    page = enter(desk, card, been__asema="1")

    assert papers.entered(site, game.code) == [run_of(page)]
    assert papers.waiting(site, game.code) == []
    assert "Paperilla pelattu" in page.words
    assert "Sija 1 / 1" in page.words
    assert "7" in desk.read(f"/games/{game.code}/leaderboard").words
    assert not state_of(site, game, run_of(page)).running


def test_a_card_with_mistakes_is_told_each_and_nothing_is_written(site, desk, card):
    before = everything_kept(site.database)

    page = enter(
        desk,
        card,
        day="huomenna",
        started="puoli yksi",
        time__asema="25.00",
        code__tori="ABCDEF",
        code__kirjasto=codes_of(site)["tori"],
        **{"answer__muisti/puhelu:lappa": "1", "answer__asema/avain": "kieli"},
    )

    assert page.status == 422
    for sentence in (
        "7 kohtaa pitää korjata",
        "Valitse päivä, jona kortti kierrettiin.",
        "Kirjoita kellonaika näin: 14.05.",
        "Koodissa on kirjoitusvirhe. Lue se kortista uudelleen.",
        "Tämä on toisen rastin koodi.",
        "Anna joka riville oma luku, 1–6.",
        "Rastilla on vastauksia. Merkitse käynti, tai poista vastaukset.",
    ):
        assert sentence in page.words
    assert page.form(card.address).fields["answer:asema/avain"] == "kieli"
    assert everything_kept(site.database) == before


def test_a_code_that_was_written_down_proves_the_visit(site, desk, game, card):
    page = enter(desk, card, code__asema=codes_of(site)["asema"].lower())

    (_, _, intent), *_ = [one for one in log_of(site, run_of(page)) if "verdict" in one[2]]
    assert intent["verdict"] == {"way": "code", "checkpoint": "asema"}


def test_the_times_on_the_card_stand_in_the_log(site, desk, game, card):
    day = (site.clock() - timedelta(days=1)).date().isoformat()

    page = enter(
        desk, card, day=day, started="9.00", been__asema="1", time__asema="9:20",
        been__tori="1", arrived="11.05",
    )  # fmt: skip

    begun = log_of(site, run_of(page))[0][1]
    minutes = {
        one[2]["kind"] if "verdict" not in one[2] else one[2]["verdict"]["checkpoint"]:
            (one[1] - begun) // 60_000
        for one in log_of(site, run_of(page))
    }  # fmt: skip
    assert minutes == {"start": 0, "asema": 20, "tori": 20, "end": 125}


def test_a_time_that_is_still_to_come_is_taken_for_now(site, desk, game, card):
    tomorrow = (site.clock() + timedelta(days=1)).date().isoformat()

    page = enter(desk, card, day=tomorrow, been__asema="1", time__asema="9.20")

    now_ms = site.clock().timestamp() * 1000
    assert all(at_ms <= now_ms for _, at_ms, _ in log_of(site, run_of(page)))


def test_what_the_rules_do_not_count_is_told_with_its_reason(desk, card):
    page = enter(
        desk, card, been__asema="1", been__lokki="1", **{"answer__asema/avain": "väärin"}
    )

    assert "Nämä eivät tuoneet pisteitä" in page.words
    assert "1.1 väärä vastaus" in page.words
    assert "ei ollut vielä auki tälle joukkueelle" in page.words


def test_hints_and_what_was_passed_by_are_counted(site, desk, game, card):
    page = enter(
        desk, card, been__asema="1", been__tori="1",
        **{"answer__asema/avain": "kieli", "hints__asema/avain": "1", "skip__tori/viirut": "1"},
    )  # fmt: skip

    after = state_of(site, game, run_of(page))
    assert after.hints["asema/avain"] == 1
    assert "skip" in {intent["kind"] for _, _, intent in log_of(site, run_of(page))}
    assert after.score == 12


def test_a_card_that_is_sent_twice_is_entered_once(site, desk, game, card):
    form = card.form(card.address)
    first = desk.send(form, **written(card, been__asema="1"))
    before = everything_kept(site.database)

    again = desk.send(form, **written(card, been__asema="1", been__tori="1"))

    assert again.words == first.words
    assert everything_kept(site.database) == before


def test_people_s_words_on_a_card_stand_in_no_log(site, desk, game, card):
    page = enter(
        desk, card, been__asema="1", been__tori="1",
        **{"answer__asema/avain": "kieli", "answer__tori/miten-vastaat": "Haloo täältä"},
    )  # fmt: skip

    assert "Haloo" not in json.dumps([one[2] for one in log_of(site, run_of(page))])
    assert "Haloo" in str(everything_kept(site.database)["participation"])


def test_a_whole_card_of_every_adventure_can_be_typed_in(site, app, desk):
    for game in games.open_games(site):
        teams = desk.read(f"/staff/games/{game.code}/paper")
        card = desk.send(teams.form("/paper"), name="8", size="4", card="1")
        form = card.form(card.address)
        ticked = {name: "1" for name in form.choices if name.startswith("been:")}
        done = {
            name: "1"
            for name, offered in form.choices.items()
            if name.startswith("answer:") and offered == ["1"]
        }

        page = desk.send(form, **ticked, **done)

        assert page.status == 200
        assert "Paperilla pelattu" in page.words
        assert verify(site.database).differences == ()


def test_a_clock_that_went_wrong_takes_no_visit_away(site, desk, game, card):
    day = (site.clock() - timedelta(days=1)).date().isoformat()

    page = enter(
        desk, card, day=day, been__asema="1", time__asema="9.30", been__tori="1",
        time__tori="9.20", **{"answer__asema/avain": "kieli"},
    )  # fmt: skip

    assert "Nämä eivät tuoneet pisteitä" not in page.words
    asked = [one["verdict"] for _, _, one in log_of(site, run_of(page)) if "verdict" in one]
    walked = [verdict["checkpoint"] for verdict in asked]
    assert walked == ["asema", "tori"]
