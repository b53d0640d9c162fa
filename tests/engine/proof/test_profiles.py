from datetime import timedelta

import pytest

from engine.proof.solve.deciding import Method, Verdict
from engine.proof.solve.proving import proved
from engine.scenario.checkpoint import Access, Role, StepFree, Way
from engine.scenario.condition import (
    InLanguage,
    NeedsAccess,
    OnTrack,
    TeamSizeAtLeast,
)
from engine.scenario.route import Route
from tests.asking import branch, info, photo, quiz, thought, word
from tests.building import (
    adventure,
    chose,
    circle,
    done,
    perille,
    solved,
    stop,
)
from tests.proving import gets_stuck, proof_for, way

START, FINISH = Role.START, Role.FINISH
MINUTES = timedelta(minutes=1)


def test_the_shipped_adventure_is_finished_by_everybody_however_they_play():
    proofs = proved(perille())

    assert {proof.verdict for proof in proofs} == {Verdict.COMPLETABLE}
    assert {proof.method for proof in proofs} == {Method.FIXPOINT}
    names = {proof.profile.name for proof in proofs}
    assert {"plain", "language sv", "language en", "language fi-x-selko"} <= names
    assert {"no-stairs", "no-camera", "no-gps", "no-signal", "no-posters"} <= names


def test_each_language_size_and_track_is_proved_by_itself():
    def needs(condition):
        return way(stop("a"), unlock=condition)

    assert proof_for(needs(InLanguage(language="fi")), "plain").holds
    assert not proof_for(needs(InLanguage(language="fi")), "language en").holds
    assert not proof_for(needs(TeamSizeAtLeast(team_size_at_least=3)), "plain").holds
    assert proof_for(needs(TeamSizeAtLeast(team_size_at_least=3)), "team of 3").holds
    stops = (stop("a"), stop("b"), stop("c", role=FINISH, unlock=OnTrack(track=1)))
    route = Route(mode="free", tracks="rotate", rotating=("a", "b"))
    proofs = proved(adventure(*stops, route=route))
    plain = [
        (one.profile.team.track, one.holds) for one in proofs if one.profile.name == "plain"
    ]
    assert plain == [(0, False), (1, True)]


def test_wheels_get_in_without_steps_or_by_an_alternative():
    def rules(**access):
        return way(stop("a", access=Access(**access)), unlock=done("a"))

    def fares(**access):
        finish = {"access": Access(step_free=StepFree.YES)}
        stops = rules(**access).checkpoints
        changed = (stops[0], stops[1].model_copy(update=finish))
        return proof_for(adventure(*changed, mode="branching"), "no-stairs").verdict

    assert fares(step_free=StepFree.PARTLY) is Verdict.COMPLETABLE
    assert fares(step_free=StepFree.NO, alternative="Juurella") is Verdict.COMPLETABLE
    assert fares(step_free=StepFree.NO) is Verdict.NOT_COMPLETABLE
    assert fares() is Verdict.NOT_COMPLETABLE


@pytest.mark.parametrize(
    ("name", "ways", "comes_in"),
    [
        ("no-camera", (Way.QR,), False),
        ("no-camera", (Way.QR, Way.CODE), True),
        ("no-gps", (Way.GPS,), False),
        ("no-gps", (Way.GPS, Way.CODE), True),
        ("no-posters", (Way.QR, Way.CODE), True),
        ("no-posters", (Way.GPS, Way.QR), True),
    ],
)
def test_who_lacks_a_way_in_needs_another(name, ways, comes_in):
    rules = way(stop("a", checkin=ways, place=circle()), unlock=done("a"))

    proof = proof_for(rules, name)

    assert proof.holds is comes_in
    assert comes_in or gets_stuck(rules, proof)


def test_a_secret_door_that_only_words_open_stays_shut_where_no_poster_hangs():
    hidden = stop("a", checkin=(Way.CODE,), visible="never")
    rules = way(hidden, unlock=done("a"))

    assert proof_for(rules, "plain").holds
    assert not proof_for(rules, "no-posters").holds


def test_without_signal_a_competitive_game_never_says_that_it_was_right():
    def rules(condition, integrity):
        stops = (stop("a", quiz(skippable=False), thought(), photo()),)
        return way(*stops, unlock=condition, integrity=integrity)

    assert proof_for(rules(done("a"), "competitive"), "no-signal").holds
    assert proof_for(rules(solved("a/mietteet"), "competitive"), "no-signal").holds
    assert proof_for(rules(solved("a/visa"), "relaxed"), "no-signal").holds
    stuck = proof_for(rules(solved("a/visa"), "competitive"), "no-signal")
    assert not stuck.holds
    assert gets_stuck(rules(solved("a/visa"), "competitive"), stuck)
    assert proof_for(rules(solved("a/visa"), "competitive"), "plain").holds


def test_no_camera_is_no_trouble_for_a_photo_since_words_will_do():
    assert proof_for(
        way(stop("a", photo(skippable=False)), unlock=done("a")), "no-camera"
    ).holds


def test_what_applies_only_to_some_is_proved_for_these():
    needs = NeedsAccess(access="no-gps")
    rules = way(stop("a", word("sana", "!!!", when=needs, skippable=False)), unlock=done("a"))

    assert proof_for(rules, "plain").holds
    assert not proof_for(rules, "no-gps").holds


def test_equal_situations_share_a_proof_and_their_walks_are_their_own():
    rules = way(stop("a", info(), branch()), unlock=chose("a/haara.vasen"))

    proofs = proved(rules)

    teams = [one.stuck.team for one in proofs if one.stuck]
    assert teams == [one.profile.team for one in proofs]
    assert all(gets_stuck(rules, one) for one in proofs)
