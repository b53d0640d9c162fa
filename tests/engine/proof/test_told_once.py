"""A place that shuts some teams out is told once, by lint, and hides no other cause."""

from engine.proof.examining import findings_of
from engine.proof.solve.proving import proved
from engine.proof.told_once import beyond_lint
from engine.scenario.checkpoint import Access, Role, StepFree, Way
from engine.scenario.condition import NeedsAccess
from engine.scenario.model import Knowingly
from tests.building import adventure, circle, done, every, flag, set_flag, stop, unless

LEVEL = Access(step_free=StepFree.YES)
NOT_THEY = unless(NeedsAccess(access="no-gps"))
BARRED = ("not-completable-for", "soft-lock-for", "not-completable", "soft-lock")


def by_gps(name, **fields):
    return stop(name, place=circle(), checkin=(Way.GPS,), access=LEVEL, **fields)


def walk_of(*stops, unlock):
    last = stop("maali", role=Role.FINISH, access=LEVEL, unlock=unlock)
    return adventure(*stops, last, mode="branching")


def told(rules):
    found = findings_of(rules, ())
    return [one for one in found if one.rule.key in {"gps-only", "step-free-missing", *BARRED}]


def keys(rules):
    return [one.rule.key for one in told(rules)]


def test_a_place_that_only_positioning_opens_is_told_once():
    assert keys(walk_of(by_gps("a"), unlock=done("a"))) == ["gps-only"]


def test_each_such_place_is_told_where_the_walk_would_have_ended_at_the_first():
    found = told(walk_of(by_gps("a"), by_gps("b", unlock=done("a")), unlock=done("b")))

    assert [(one.rule.key, one.file) for one in found] == [
        ("gps-only", "checkpoints/a.yaml"),
        ("gps-only", "checkpoints/b.yaml"),
    ]


def test_what_shuts_out_the_same_team_elsewhere_is_still_told():
    shut = stop("b", access=LEVEL, unlock=every(done("a"), NOT_THEY))

    found = told(walk_of(by_gps("a"), shut, unlock=done("b")))

    assert [(one.rule.key, one.file) for one in found] == [
        ("gps-only", "checkpoints/a.yaml"),
        ("not-completable-for", "checkpoints/b.yaml"),
    ]
    assert "Rasti a" in found[1].message("fi")


def test_what_shuts_everyone_out_is_still_told():
    rules = walk_of(by_gps("a"), unlock=every(done("a"), flag("x")))

    assert keys(rules) == ["gps-only", "not-completable"]


def test_a_team_that_has_other_trouble_keeps_its_own_finding():
    poster = stop("b", access=LEVEL, checkin=(Way.QR,))

    found = told(walk_of(by_gps("a"), poster, unlock=every(done("a"), done("b"))))

    assert [one.rule.key for one in found] == ["gps-only", "not-completable-for"]
    assert found[1].message("fi").startswith("Ilman kameraa: ")


def test_stairs_are_told_once_and_what_else_shuts_out_wheels_as_well():
    high = stop("a", access=Access(step_free=StepFree.NO))
    not_wheels = unless(NeedsAccess(access="no-stairs"))
    beyond = stop("b", access=LEVEL, unlock=every(done("a"), not_wheels))

    assert keys(walk_of(high, unlock=done("a"))) == ["step-free-missing"]
    assert keys(walk_of(high, beyond, unlock=done("b"))) == [
        "step-free-missing",
        "not-completable-for",
    ]


def test_who_has_said_knowingly_that_positioning_is_the_only_way_is_asked_no_more():
    known = Knowingly(finding="gps-only", because="Rasti on vedessä.")

    assert keys(walk_of(by_gps("a", knowingly=(known,)), unlock=done("a"))) == []


def test_proofs_of_all_other_teams_stay_as_they_are():
    rules = walk_of(
        by_gps("a"),
        stop("b", access=LEVEL, on_visit=(set_flag("x"),)),
        unlock=every(done("a"), done("b")),
    )
    before = proved(rules)

    after = tuple(beyond_lint(rules, before))

    changed = [
        one.profile.name for one, other in zip(before, after, strict=True) if one is not other
    ]
    assert changed == ["no-gps"]
