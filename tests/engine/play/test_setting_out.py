import pytest

from engine.play.conditions import holds, is_open, ways_in
from engine.play.decide import decide
from engine.play.events import (
    AnswerSent,
    AnswerWrong,
    ChallengeDone,
    ChallengeSolved,
    CheckpointDone,
    How,
)
from engine.play.evolve import replay
from engine.play.intents import Answer, Award, StartRun
from engine.play.state import RunState
from engine.play.view import view
from engine.scenario.checkpoint import Kind, Role, Way
from engine.scenario.condition import (
    InBracket,
    InLanguage,
    NeedsAccess,
    OnTrack,
    ScoreAtLeast,
    TeamSizeAtLeast,
)
from tests.asking import word
from tests.building import (
    NOON,
    START,
    adventure,
    circle,
    done,
    log_of,
    reach,
    skip,
    stop,
    under_way,
    visited,
)


def begun(rules, **fields):
    """A team of three that sets out so."""
    usual = {"team_size": 3, "language": "fi"}
    return replay(decide(rules, RunState(), StartRun(NOON, **(usual | fields))))


@pytest.mark.parametrize(
    ("condition", "so"),
    [
        (TeamSizeAtLeast(team_size_at_least=3), True),
        (TeamSizeAtLeast(team_size_at_least=4), False),
        (InLanguage(language="fi"), True),
        (InLanguage(language="sv"), False),
        (NeedsAccess(access="quiet"), True),
        (NeedsAccess(access="no-gps"), False),
        (OnTrack(track=2), True),
        (OnTrack(track=0), False),
        (InBracket(bracket="nuoret"), True),
        (InBracket(bracket="aikuiset"), False),
    ],
    ids=str,
)
def test_a_condition_may_ask_for_what_is_fixed_at_the_start(condition, so):
    rules = adventure(*map(stop, "abc"), tracks="rotate")
    state = begun(rules, access=("quiet",), track=5, bracket="nuoret")

    assert holds(rules, state, condition, NOON) is so
    assert not holds(rules, RunState(), condition, NOON)


@pytest.mark.parametrize("integrity", ["relaxed", "competitive"])
@pytest.mark.parametrize("its_own", [True, False, None])
def test_a_game_s_own_word_on_whether_it_is_competitive_wins(integrity, its_own):
    rules = adventure(stop("a"), integrity=integrity)
    as_written = integrity == "competitive"

    started = begun(rules, competitive=its_own).started

    assert started.competitive is (as_written if its_own is None else its_own)


def test_what_an_organiser_gives_opens_nothing():
    rules = adventure(stop("a", points=5), stop("b", unlock=ScoreAtLeast(score_at_least=8)))
    b = rules.checkpoint("b")

    assert not is_open(rules, under_way(rules, reach("a"), Award(NOON, 50)), b, NOON)


def test_what_an_organiser_takes_locks_nothing():
    rules = adventure(stop("a", points=8), stop("b", unlock=ScoreAtLeast(score_at_least=8)))
    b = rules.checkpoint("b")

    assert is_open(rules, under_way(rules, reach("a"), Award(NOON, -8)), b, NOON)


COMPETING = adventure(stop("a", word(attempts=1)), stop("b"), integrity="competitive")


@pytest.mark.parametrize(
    ("value", "judged"),
    [
        ("haloo", AnswerWrong(NOON, "a/sana", 0)),
        ("kuuluuko", ChallengeSolved(NOON, "a/sana", 10)),
    ],
)
def test_an_answer_sent_without_signal_is_done_once_and_judged_on_arrival(value, judged):
    sent = Answer(NOON, "a/sana", value, sent=True)

    happened = decide(COMPETING, under_way(COMPETING, reach("a")), sent)

    assert happened == (
        AnswerSent(NOON, "a/sana"),
        ChallengeDone(NOON, "a/sana", How.SENT),
        judged,
        CheckpointDone(NOON, "a"),
    )


def test_what_was_skipped_and_then_sent_is_done_already():
    sent = Answer(NOON, "a/sana", "kuuluuko", sent=True)

    happened = decide(COMPETING, under_way(COMPETING, reach("a"), skip("a/sana")), sent)

    assert happened == (AnswerSent(NOON, "a/sana"), ChallengeSolved(NOON, "a/sana", 10))


def test_a_run_is_finished_by_what_is_asked_at_its_finish_not_by_being_there():
    rules = adventure(stop("a"), stop("maali", word(), role=Role.FINISH))

    assert under_way(rules, reach("a"), reach("maali")).running
    assert under_way(rules, reach("a"), reach("maali"), skip("maali/sana")).finished_at == NOON


def test_in_a_line_events_and_secrets_stand_beside_the_way():
    event = {"kind": Kind.EVENT, "occasion": "tori"}
    rules = adventure(
        stop("a", role=Role.START),
        stop("tanssi", **event),
        stop("luola", kind=Kind.SECRET),
        stop("b"),
        mode="linear",
    )

    assert rules.track(0).unlocks["b"] == done("a")
    assert rules.track(0).unlocks["tanssi"] == rules.track(0).unlocks["luola"] == done("a")


def test_a_rotating_team_walks_by_its_own_track():
    stops = (stop("alku", role=Role.START), *map(stop, "abc"), stop("loppu", role=Role.FINISH))
    rules = adventure(*stops, mode="linear", tracks="rotate")
    log = log_of(rules, [StartRun(NOON, 1, "fi", track=2), reach("alku")])
    state = replay(log)

    assert is_open(rules, state, rules.checkpoint("c"), NOON)
    assert not is_open(rules, state, rules.checkpoint("a"), NOON)
    assert rules.track(2).unlocks["loppu"] == done("b")


def test_what_has_a_condition_of_its_own_or_is_optional_does_not_rotate():
    rules = adventure(
        stop("a"),
        stop("b", unlock=visited("a")),
        stop("c", optional=True),
        stop("d"),
        stop("loppu", role=Role.FINISH),
        mode="linear",
        tracks="rotate",
    )

    assert rules.tracks == 2
    assert [one.id for one in rules.track(1).order] == ["d", "b", "c", "a", "loppu"]
    assert START.track == 0


@pytest.mark.parametrize(
    ("checkin", "without_posters"),
    [
        ((Way.QR,), (Way.QR, Way.HERE)),
        ((Way.CODE, Way.STAFF), (Way.CODE, Way.STAFF, Way.HERE)),
        ((Way.GPS, Way.QR), (Way.GPS, Way.QR)),
        ((Way.GPS,), (Way.GPS,)),
        ((Way.HERE, Way.QR), (Way.HERE, Way.QR)),
    ],
)
def test_where_no_posters_hang_a_team_s_word_opens_what_has_no_other_way_in(
    checkin, without_posters
):
    rules = adventure(stop("a", place=circle(), checkin=checkin), stop("b"))

    def ways(posters):
        state = begun(rules, posters=posters)
        [card, _] = view(rules, state, "fi", NOON).checkpoints
        assert card.ways == ways_in(state, rules.checkpoint("a"))
        return card.ways

    assert (ways(posters=True), ways(posters=False)) == (checkin, without_posters)
