import json
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.play.codec import (
    EVENTS,
    INTENTS,
    decode,
    decode_intent,
    encode,
    encode_intent,
    moment,
)
from engine.play.events import (
    AnswerWrong,
    CheckInRefused,
    CheckpointReached,
    Event,
    Reason,
    RunStarted,
)
from engine.play.intents import CheckIn, Intent, StartRun, Value
from engine.play.judge import Verdict
from engine.scenario.checkpoint import Way
from tests.building import NOON
from tests.chance import LAWS, moments

NAMES = {
    *("run-started", "device-joined", "device-left", "checkpoint-reached", "check-in-refused"),
    *("answer-wrong", "challenge-solved", "challenge-done", "hint-taken", "checkpoint-done"),
    *("item-given", "points-given", "ending-reached", "run-finished", "intent-refused"),
    *("answer-partly-right", "answer-sent", "answer-returned", "item-taken", "flag-set"),
    *("badge-given", "text-shown", "checkpoint-opened", "checkpoint-locked", "timer-started"),
    *("timer-ran-out", "time-ran-out", "run-paused", "run-resumed", "points-awarded"),
    *("checkpoint-closed", "checkpoint-reopened", "checkpoint-passed", "announced"),
    *("edition-changed", "rescored"),
}
"""Logs were written with these: a name may be added here, none may go."""


def drawn(kind: type):
    """Any value of a dataclass, each field by its type; times are whole milliseconds."""
    hints = get_type_hints(kind)
    named = st.dictionaries(st.text(), st.text())
    by_type = {
        datetime: moments,
        Verdict: st.deferred(lambda: drawn(Verdict)),
        Mapping[str, str]: named,
        Mapping[str, int]: st.dictionaries(st.text(), st.integers()),
        Value: st.one_of(st.text(), st.lists(st.text()).map(tuple), named),
    }
    return st.builds(
        kind, **{name: by_type.get(hint, st.from_type(hint)) for name, hint in hints.items()}
    )


@pytest.mark.parametrize("name", EVENTS)
def test_an_event_comes_back_from_the_log_as_it_was(name):
    @LAWS
    @given(drawn(EVENTS[name]))
    def law(happened):
        stored = json.dumps(encode(happened))

        assert json.loads(stored)["kind"] == name
        assert decode(json.loads(stored)) == happened

    law()


@pytest.mark.parametrize("name", INTENTS)
def test_an_intent_comes_back_from_the_log_as_it_was(name):
    @LAWS
    @given(drawn(INTENTS[name]))
    def law(asked):
        stored = json.dumps(encode_intent(asked))

        assert json.loads(stored)["kind"] == name
        assert decode_intent(json.loads(stored)) == asked

    law()


def test_every_event_and_intent_has_a_name():
    assert set(EVENTS.values()) == set(get_args(Event))
    assert set(INTENTS.values()) == set(get_args(Intent))
    assert len(set(EVENTS.values())) == len(EVENTS)
    assert len(set(INTENTS.values())) == len(INTENTS)


def test_names_that_logs_were_written_with_stay():
    assert set(EVENTS) >= NAMES
    assert set(INTENTS) >= {"start", "join", "check-in", "answer", "skip", "take-hint"}
    assert set(INTENTS) >= {"leave", "end"}


def test_reasons_that_logs_were_written_with_stay():
    contract = "too-far too-coarse too-old nothing-here wrong-code locked not-open-now"
    contract += " not-visited no-tries other-way not-running finished"

    assert {str(reason) for reason in Reason} >= set(contract.split())


def test_an_event_is_a_plain_object_with_its_kind():
    refused = CheckInRefused(NOON, Reason.TOO_FAR, "tori", 50, 20, 35)

    assert encode(refused) == {
        "kind": "check-in-refused",
        "at": "2026-06-01T09:00:00.000Z",
        "reason": "too-far",
        "checkpoint": "tori",
        "distance_m": 50,
        "accuracy_m": 20,
        "radius_m": 35,
    }


def test_what_is_not_there_is_left_out():
    plain = encode(CheckInRefused(NOON, Reason.LOCKED))

    assert plain.keys() == {"kind", "at", "reason"}
    assert encode(AnswerWrong(NOON, "a/1", None)).keys() == {"kind", "at", "challenge"}


def test_nought_and_no_are_not_left_out():
    plain = encode(CheckpointReached(NOON, "tori", Way.GPS, 0, 0))

    assert (plain["points"], plain["distance_m"], plain["clock"]) == (0, 0, False)
    assert encode(RunStarted(NOON, 1, "", (), clock=False))["access"] == []


def test_a_check_in_is_kept_with_its_verdict_and_no_position():
    asked = CheckIn(NOON, Verdict(Way.GPS, "tori", None, 20, 10, 35))

    verdict = encode_intent(asked)["verdict"]

    shown = {"way": "gps", "checkpoint": "tori", "distance_m": 20, "accuracy_m": 10}
    assert verdict == shown | {"radius_m": 35}


def test_plain_objects_are_json_as_they_stand():
    plain = encode(CheckpointReached(NOON, "tori", Way.GPS, 0))
    asked = encode_intent(CheckIn(NOON, Verdict(Way.GPS, None, Reason.TOO_OLD)))

    assert json.loads(json.dumps(plain)) == plain
    assert json.loads(json.dumps(asked)) == asked
    assert json.loads(json.dumps(plain))["way"] == "gps"


@pytest.mark.parametrize("read", [decode, decode_intent])
@pytest.mark.parametrize("kind", ["flying-carpet", ""])
def test_a_kind_that_was_never_written_is_not_read(read, kind):
    with pytest.raises(KeyError):
        read({"kind": kind, "at": moment(NOON)})


def test_a_field_of_the_wrong_type_is_not_read():
    with pytest.raises(ValueError, match="reason"):
        decode(encode(CheckInRefused(NOON, Reason.LOCKED)) | {"reason": "mood"})


def test_times_are_utc_with_milliseconds_wherever_they_come_from():
    helsinki = timezone(timedelta(hours=3))
    local = datetime(2026, 6, 1, 12, 0, 0, 123_999, tzinfo=helsinki)

    assert moment(local) == "2026-06-01T09:00:00.123Z"
    assert decode_intent(encode_intent(StartRun(local, 1, "fi"))).at < local
