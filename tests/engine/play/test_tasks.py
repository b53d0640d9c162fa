import pytest

from engine.play.answers import judged, longest_in_common
from engine.play.cardstate import challenge_status
from engine.play.decide import decide
from engine.play.events import (
    AnswerPartlyRight,
    AnswerSent,
    AnswerWrong,
    ChallengeDone,
    ChallengeSolved,
    CheckInRefused,
    How,
    IntentRefused,
    Reason,
)
from engine.play.evolve import replay
from engine.play.intents import Answer, CheckIn, FinishActivity, StartRun
from engine.play.judge import Verdict
from engine.play.view import view
from engine.scenario.checkpoint import Kind, Role, Visible, Way
from engine.scenario.condition import InLanguage, NeedsAccess
from tests.asking import (
    ASKED,
    IN_PART,
    RIGHT,
    SEASONS,
    WRONG,
    activity,
    order,
    scale,
    several,
    solving,
    survey,
    tap,
    word,
)
from tests.building import (
    NOON,
    adventure,
    away,
    circle,
    done,
    hint,
    hints,
    log_of,
    reach,
    say,
    stop,
    under_way,
    visited,
)


@pytest.mark.parametrize("kind", sorted(ASKED))
def test_every_type_can_be_solved_skipped_and_done_only_once(kind):
    asked = ASKED[kind]("t")
    rules = adventure(stop("a", asked), stop("b", unlock=done("a/t")))
    there = under_way(rules, reach("a"))

    happened = decide(rules, there, solving(asked, "a/t", NOON))

    assert happened[0] == ChallengeSolved(NOON, "a/t", asked.points, _option(kind))
    assert happened[1] == ChallengeDone(NOON, "a/t", How.SOLVED)
    after = under_way(rules, reach("a"), solving(asked, "a/t", NOON))
    assert decide(rules, after, solving(asked, "a/t", NOON)) == ()


def _option(kind):
    return "oikea" if kind == "choice" else None


@pytest.mark.parametrize("kind", sorted(WRONG))
def test_a_wrong_answer_is_wrong(kind):
    rules = adventure(stop("a", ASKED[kind]("t")))

    happened = decide(rules, under_way(rules, reach("a")), say("a/t", WRONG[kind]))

    assert happened == (AnswerWrong(NOON, "a/t", None),)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("choice", ("oikea",)),
        ("multi", "kuusi"),
        ("multi", ()),
        ("multi", ("kuusi", "tammi")),
        ("order", SEASONS[:3]),
        ("order", (*SEASONS, "kesa")),
        ("match", {"suomi": "helsinki"}),
        ("match", {"suomi": "helsinki", "ruotsi": None}),
        ("match", {"suomi": "helsinki", "ruotsi": "pariisi"}),
        ("point", "kirjasto"),
        ("point", {"lat": "61.7"}),
        ("point", {"lat": "91", "lon": "27"}),
        ("point", {"lat": "pohjoinen", "lon": "27"}),
        ("text", {"fi": "kuuluuko"}),
        ("number", ("1", "2")),
        ("info", "luettu"),
        ("photo", {}),
        ("photo", {"media": ""}),
        ("photo", {"media": "a", "words": "b"}),
        ("reflect", "  "),
        ("scale", "0"),
        ("scale", "6"),
        ("scale", "²"),
        ("survey", {"kulku": "lentäen"}),
        ("survey", {"ika": "7"}),
        ("survey", "jalan"),
        ("idea", ("x",)),
    ],
)
def test_what_cannot_be_read_as_an_answer_costs_no_try(kind, value):
    asked = ASKED[kind]("t", attempts=1)
    rules = adventure(stop("a", asked))

    assert decide(rules, under_way(rules, reach("a")), say("a/t", value)) == (
        IntentRefused(NOON, Reason.UNREADABLE, "a/t"),
    )


@pytest.mark.parametrize(
    ("chosen", "points"),
    [(("kuusi",), 5), (("kuusi", "koivu", "talo"), 5), (("kuusi", "talo"), 0), (("auto",), 0)],
)
def test_several_options_are_credited_by_right_ones_less_wrong_ones(chosen, points):
    rules = adventure(stop("a", several(partial=True)))

    happened = decide(rules, under_way(rules, reach("a")), say("a/monta", chosen))

    if points:
        assert happened[:2] == (
            AnswerPartlyRight(NOON, "a/monta", points),
            ChallengeDone(NOON, "a/monta", How.PARTLY),
        )
    else:
        assert happened == (AnswerWrong(NOON, "a/monta"),)


def test_an_order_is_credited_by_the_longest_run_that_stands_right():
    rules = adventure(stop("a", order(partial=True, points=10)))

    happened = decide(rules, under_way(rules, reach("a")), say("a/jono", IN_PART["order"]))

    assert happened[0] == AnswerPartlyRight(NOON, "a/jono", 7)
    assert longest_in_common(SEASONS, tuple(reversed(SEASONS))) == 1


def test_part_of_the_credit_can_be_bettered_and_never_shrinks():
    rules = adventure(stop("a", several(partial=True, wrong_costs=4)), stop("b"))
    part, whole = say("a/monta", ("kuusi",)), say("a/monta", RIGHT["multi"])
    partly = under_way(rules, reach("a"), part)
    solved_later = under_way(rules, reach("a"), part, whole)

    assert (partly.earned, "done a" in partly.facts) == (5, True)
    assert challenge_status("a/monta", partly) == "partly"
    assert (solved_later.earned, challenge_status("a/monta", solved_later)) == (6, "solved")
    assert under_way(rules, reach("a"), part, part, whole).earned == 5


def test_hints_and_wrong_tries_cost_in_part_as_well():
    rules = adventure(stop("a", several(partial=True, wrong_costs=1, hints=hints(2))))

    state = under_way(
        rules,
        reach("a"),
        hint("a/monta"),
        say("a/monta", ("auto",)),
        say("a/monta", ("kuusi",)),
    )

    assert state.earned == 2


def test_a_place_on_the_map_is_right_within_its_tolerance():
    asked = tap(tolerance_m=30)
    near, far = (
        {"lat": f"{at.lat:.6f}", "lon": f"{at.lon:.6f}"} for at in (away(29), away(31))
    )

    assert judged(asked, near).right
    assert not judged(asked, far).right
    assert judged(asked, "tori").right


def test_an_activity_is_done_when_the_team_says_so_and_nothing_else_is():
    rules = adventure(stop("a", activity(), word()))
    state = under_way(rules, reach("a"))

    happened = decide(rules, state, FinishActivity(NOON, "a/liike"))

    assert happened[0] == ChallengeSolved(NOON, "a/liike", 10)
    assert decide(rules, state, FinishActivity(NOON, "a/sana")) == (
        IntentRefused(NOON, Reason.OTHER_WAY, "a/sana"),
    )


def test_a_scale_gives_no_points_and_may_keep_its_step_to_itself():
    assert judged(scale(), "true").right
    assert judged(scale(), "3").right
    assert scale().points == 0


def test_a_survey_may_be_declined_whole_or_in_part():
    assert judged(survey(), {}).right
    assert judged(survey(), {"kulku": None, "arvio": "2"}).right


def test_an_answer_sent_without_signal_is_done_at_once_where_the_server_judges():
    rules = adventure(stop("a", word(attempts=1)), stop("b"), integrity="competitive")
    there = under_way(rules, reach("a"))

    wrong = decide(rules, there, Answer(NOON, "a/sana", "haloo", sent=True))
    right = decide(rules, there, Answer(NOON, "a/sana", "kuuluuko", sent=True))

    assert wrong[:3] == (
        AnswerSent(NOON, "a/sana"),
        ChallengeDone(NOON, "a/sana", How.SENT),
        AnswerWrong(NOON, "a/sana", 0),
    )
    assert right[:3] == (
        AnswerSent(NOON, "a/sana"),
        ChallengeDone(NOON, "a/sana", How.SENT),
        ChallengeSolved(NOON, "a/sana", 10),
    )


def test_in_a_relaxed_game_sent_means_something_only_where_a_phone_cannot_tell():
    rules = adventure(stop("a", word(typos=1)), stop("b", unlock=done("a")))
    there = under_way(rules, reach("a"))

    wrong = decide(rules, there, Answer(NOON, "a/sana", "haloo", sent=True))

    assert wrong[:3] == (
        AnswerSent(NOON, "a/sana"),
        ChallengeDone(NOON, "a/sana", How.SENT),
        AnswerWrong(NOON, "a/sana", None),
    )
    assert replay(wrong, there).facts >= {"done a"}


def test_in_a_relaxed_game_sent_means_nothing_where_hashes_tell():
    rules = adventure(stop("a", word()))

    happened = decide(
        rules, under_way(rules, reach("a")), Answer(NOON, "a/sana", "haloo", sent=True)
    )

    assert happened == (AnswerWrong(NOON, "a/sana", None),)


def test_a_challenge_is_asked_of_whom_it_is_for():
    english = word("english", when=InLanguage(language="en"))
    stairs = word("portaat", when=NeedsAccess(access="no-stairs"))
    later = word("sitten", required=False, when=visited("b"))
    rules = adventure(stop("a", english, stairs, later), stop("b"))
    state = under_way(rules, reach("a"))

    shown = view(rules, state, "fi", NOON).checkpoints[0].challenges

    assert [one.id for one in shown] == ["a/portaat"]
    assert decide(rules, state, say("a/english", "kuuluuko")) == (
        IntentRefused(NOON, Reason.LOCKED),
    )
    assert "done a" in under_way(rules, reach("a"), say("a/portaat", "kuuluuko")).facts
    both = view(rules, under_way(rules, reach("a"), reach("b")), "fi", NOON).checkpoints[0]
    assert [one.id for one in both.challenges] == ["a/portaat", "a/sitten"]


SECRET = adventure(stop("a"), stop("luola", kind=Kind.SECRET), stop("b"))


def test_a_secret_place_is_in_no_view_and_no_count_until_it_is_found():
    before = under_way(SECRET)
    found = under_way(SECRET, reach("luola", way=Way.CODE))

    def names(state):
        return [card.id for card in view(SECRET, state, "fi", NOON).checkpoints]

    assert names(before) == ["a", "b"]
    assert names(found) == ["a", "luola", "b"]
    assert found.checkpoints_done == 0
    assert not under_way(SECRET, reach("a"), reach("b")).running


@pytest.mark.parametrize(
    ("visible", "seen"), [(Visible.WHEN_OPEN, False), (Visible.ALWAYS, True)]
)
def test_a_place_may_stand_in_the_list_only_once_it_opens(visible, seen):
    rules = adventure(stop("a"), stop("b", visible=visible, unlock=done("a")))

    locked = view(rules, under_way(rules), "fi", NOON).checkpoints
    opened = view(rules, under_way(rules, reach("a")), "fi", NOON).checkpoints

    assert ("b" in {card.id for card in locked}) is seen
    assert "b" in {card.id for card in opened}


def test_where_no_posters_hang_the_team_s_word_opens_what_only_a_code_would():
    by_code = stop("a", checkin=(Way.QR, Way.CODE))
    rules = adventure(by_code, stop("b", place=circle(), checkin=(Way.GPS,)))
    here, there = CheckIn(NOON, Verdict(Way.HERE, "a")), CheckIn(NOON, Verdict(Way.HERE, "b"))

    hung, bare = (
        log_of(rules, [StartRun(NOON, 1, "fi", posters=posters), here, there])
        for posters in (True, False)
    )

    refused = [one.reason for one in hung if isinstance(one, CheckInRefused)]
    assert refused == [Reason.NO_SUCH_WAY, Reason.NO_SUCH_WAY]
    assert [one.checkpoint for one in bare if isinstance(one, CheckInRefused)] == ["b"]


def test_teams_begin_a_rotating_route_at_different_stops():
    stops = (stop("alku", role=Role.START), *map(stop, "abc"), stop("loppu", role=Role.FINISH))
    rules = adventure(*stops, mode="linear", tracks="rotate")

    def walk(track):
        log = log_of(rules, [StartRun(NOON, 1, "fi", track=track), reach("alku")])
        shown = view(rules, replay(log), "fi", NOON)
        return [card.id for card in shown.checkpoints], shown.next

    assert walk(0) == (["alku", "a", "b", "c", "loppu"], "a")
    assert walk(1) == (["alku", "b", "c", "a", "loppu"], "b")
    assert walk(5) == (["alku", "c", "a", "b", "loppu"], "c")


def test_in_a_free_route_rotation_only_suggests():
    stops = (stop("alku", role=Role.START), *map(stop, "abc"))
    rules = adventure(*stops, mode="free", tracks="rotate", rotating=("a", "b"))
    log = log_of(rules, [StartRun(NOON, 1, "fi", track=1), reach("alku")])
    shown = view(rules, replay(log), "fi", NOON)

    assert (shown.next, [card.status for card in shown.checkpoints[1:]]) == ("b", ["open"] * 3)
    assert [card.id for card in shown.checkpoints] == ["alku", "b", "a", "c"]


@pytest.mark.parametrize(("track", "suggested"), [(0, "vasen"), (1, "oikea"), (2, "vasen")])
def test_where_ways_part_each_track_is_sent_another_way(track, suggested):
    ways = [stop(id_, unlock=done("alku"), optional=True) for id_ in ("vasen", "oikea")]
    stops = (stop("alku", role=Role.START), *map(stop, "abc"), *ways)
    rules = adventure(*stops, mode="free", tracks="rotate", rotating=("a", "b", "c"))
    walked = [reach(id_) for id_ in ("alku", "a", "b", "c")]
    log = log_of(rules, [StartRun(NOON, 1, "fi", track=track), *walked])

    assert view(rules, replay(log), "fi", NOON).next == suggested
