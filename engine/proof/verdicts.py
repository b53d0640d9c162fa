"""What the proof found, as findings: who gets stuck and how, and what nobody ever sees."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.play.recounting import walk_in_words
from engine.proof import verdict_words as rules
from engine.proof.finding import LANGUAGES, Finding, file_of
from engine.proof.profile_words import who as who_is
from engine.proof.profiles import PLAIN, Profile
from engine.proof.solve.deciding import Verdict
from engine.proof.solve.proving import Measures, Proof, Shortage
from engine.proof.verdict_places import effect_place
from engine.scenario import facts
from engine.scenario.adventure import Adventure
from engine.scenario.checkpoint import Checkpoint
from engine.scenario.condition import Condition, Has, ScoreAtLeast, parts
from engine.scenario.files import HEAD
from engine.scenario.reading import Path
from engine.scenario.walkthrough import Walkthrough
from engine.text import Text

RULES = rules.RULES


class Asked(NamedTuple):
    """A condition where it is written, and what people know that place by."""

    file: str
    path: Path
    title: Text
    condition: Condition


def findings(adventure: Adventure, proofs: Sequence[Proof]) -> Iterator[Finding]:
    """Say what an author has to know; of kinds of teams that meet the same, only the first."""
    yield from _who_gets_stuck(adventure, proofs)
    measured = [one.measures for one in proofs if one.measures is not None]
    if not measured:
        return
    never = frozenset[str].intersection(*(one.reach.facts for one in measured))
    told = {name for one in proofs for name in one.waits_for if one.profile.is_plain}
    yield from _unreachable(adventure, never, told)
    yield from _endings(adventure, measured)
    yield from _items(adventure, measured)
    yield from _scores(adventure, measured)


def _who_gets_stuck(adventure: Adventure, proofs: Sequence[Proof]) -> Iterator[Finding]:
    told: set[tuple[Verdict, tuple[str, ...]]] = set()
    for proof in proofs:
        known = (proof.verdict, proof.waits_for)
        if proof.holds or known in told:
            continue
        told.add(known)
        who = who_is(_named(proof, proofs), adventure.tracks)
        if proof.stuck is None:
            yield rules.NOT_PROVED.found(HEAD, ("route",), who=who)
            continue
        file, title = _what_is_shut(adventure, proof)
        field = _FIELD_OF.get(proof.profile.name, "unlock")
        path: Path = ("route", "finish_when") if file == HEAD else (field,)
        rule = _RULE_OF[proof.verdict, proof.profile.is_plain]
        walk = walk_of(adventure, proof.stuck)
        yield rule.found(file, path, who=who, walk=walk, stop=title)
        for shortage in proof.shortages if proof.profile.is_plain else ():
            yield _short(adventure, shortage, walk)


def _named(proof: Proof, proofs: Sequence[Proof]) -> Profile:
    """The team as a finding names it: not anyone, where another language or size gets on."""
    profile, team = proof.profile, proof.profile.team
    if profile.name != PLAIN:
        return profile
    others = [one.profile.team for one in proofs if one.holds and one.profile.is_plain]
    if any(other.language != team.language for other in others):
        return Profile(f"language {team.language}", team)
    if any(other.size != team.size for other in others):
        return Profile(f"team of {team.size}", team)
    return profile


_FIELD_OF = {
    "no-stairs": "access",
    "no-camera": "checkin",
    "no-gps": "checkin",
    "no-posters": "checkin",
}
"""What an author most likely changes for a kind of team; else the condition."""

_RULE_OF = {
    (Verdict.NOT_COMPLETABLE, True): rules.NOT_COMPLETABLE,
    (Verdict.SOFT_LOCK, True): rules.SOFT_LOCK,
    (Verdict.NOT_COMPLETABLE, False): rules.NOT_COMPLETABLE_FOR,
    (Verdict.SOFT_LOCK, False): rules.SOFT_LOCK_FOR,
}


def _what_is_shut(adventure: Adventure, proof: Proof) -> tuple[str, Text]:
    """The first checkpoint that stays shut; else the finish, where only its condition fails."""
    stop = adventure.checkpoint(proof.waits_for[0]) if proof.waits_for else None
    stop = stop or adventure.finish
    return (HEAD, rules.THE_FINISH) if stop is None else (file_of(stop), stop.title)


def walk_of(adventure: Adventure, stuck: Walkthrough) -> Text:
    """A walk that gets stuck, on one line, in the languages of the house."""
    said = {
        language: walk_in_words(adventure, stuck.steps, language)
        or rules.AT_ONCE.said(language)
        for language in LANGUAGES
    }
    return Text(said)


def _short(adventure: Adventure, shortage: Shortage, walk: Text) -> Finding:
    stop = adventure.checkpoint(shortage.checkpoint)
    return rules.ITEM_SHORT.found(
        file_of(stop) if stop else HEAD,
        ("unlock",) if stop else ("route", "finish_when"),
        title=stop.title if stop else rules.THE_FINISH,
        item=_item_title(adventure, shortage.item),
        asked=shortage.asked,
        found=shortage.found,
        walk=walk,
    )


def _item_title(adventure: Adventure, item_id: str) -> Text:
    item = adventure.item(item_id)
    if item is not None:
        return item.title
    words: dict[str, str] = {adventure.languages[0]: item_id}
    return Text(words)


def _unreachable(
    adventure: Adventure, never: frozenset[str], told: set[str]
) -> Iterator[Finding]:
    """Each thing once: of a checkpoint that nobody reaches, nothing else is said."""
    for stop in adventure.checkpoints:
        if facts.visited(stop.id) in never:
            if stop.id not in told:
                yield rules.UNREACHABLE.found(file_of(stop), ("unlock",), title=stop.title)
        else:
            yield from _unreachable_at(adventure, stop, never)


def _unreachable_at(
    adventure: Adventure, stop: Checkpoint, never: frozenset[str]
) -> Iterator[Finding]:
    implied: set[str] = set()
    for number, asked in enumerate(stop.challenges):
        ref = f"{stop.id}/{asked.id}"
        if facts.done(ref) in never:
            implied |= {facts.done(ref), facts.solved(ref), facts.failed(ref)}
            implied.add(facts.done(stop.id))
            yield rules.UNREACHABLE_CHALLENGE.found(
                file_of(stop), ("challenges", number), title=stop.title, challenge=asked.id
            )
    for trigger in adventure.triggers:
        here = trigger.checkpoint == stop.id and trigger.fact in never - implied
        path = effect_place(stop, trigger) if here else None
        if path is not None:
            yield rules.UNREACHABLE_EFFECT.found(file_of(stop), path, title=stop.title)


def _endings(adventure: Adventure, measured: Sequence[Measures]) -> Iterator[Finding]:
    """Where nobody finishes at all, no ending is to blame."""
    never = frozenset[str].intersection(*(one.reach.endings for one in measured))
    if len(never) == len(adventure.endings):
        return
    for number, ending in enumerate(adventure.endings):
        if ending.id in never:
            yield rules.ENDING_UNREACHABLE.found(HEAD, ("endings", number), title=ending.title)


def _asked(adventure: Adventure) -> Iterator[Asked]:
    """Every condition, where it is written."""
    for stop in adventure.checkpoints:
        if stop.unlock is not None:
            yield Asked(file_of(stop), ("unlock",), stop.title, stop.unlock)
        for number, asked in enumerate(stop.challenges):
            if asked.when is not None:
                path: Path = ("challenges", number, "when")
                yield Asked(file_of(stop), path, stop.title, asked.when)
    for number, ending in enumerate(adventure.endings):
        if ending.when is not None:
            yield Asked(HEAD, ("endings", number, "when"), ending.title, ending.when)
    if adventure.route.finish_when is not None:
        path = ("route", "finish_when")
        yield Asked(HEAD, path, rules.THE_FINISH, adventure.route.finish_when)


def _items(adventure: Adventure, measured: Sequence[Measures]) -> Iterator[Finding]:
    """Where more is asked for than there ever is."""
    for file, path, title, condition in _asked(adventure):
        for one in parts(condition):
            if not isinstance(one, Has):
                continue
            most = max(each.reach.most_items.get(one.has, 0) for each in measured)
            if one.count > most:
                item = _item_title(adventure, one.has)
                yield rules.ITEM_NEVER.found(
                    file, path, title=title, item=item, asked=one.count, most=most
                )


def _scores(adventure: Adventure, measured: Sequence[Measures]) -> Iterator[Finding]:
    ranges = [one.score for one in measured if one.score is not None]
    if not ranges:
        return
    least = min(one.least.value for one in ranges)
    most = max(one.most.value for one in ranges)
    for file, path, title, condition in _asked(adventure):
        for one in parts(condition):
            if isinstance(one, ScoreAtLeast) and one.score_at_least > most:
                asked = one.score_at_least
                yield rules.SCORE_BOUNDS.found(
                    file, path, title=title, asked=asked, least=least, most=most
                )
    expected = adventure.expect.score if adventure.expect else None
    if expected is not None and (expected[0] > most or expected[1] < least):
        asked_for = f"{expected[0]}–{expected[1]}"
        yield rules.SCORE_BOUNDS.found(
            HEAD,
            ("expect", "score"),
            title=rules.EXPECTED,
            asked=asked_for,
            least=least,
            most=most,
        )
