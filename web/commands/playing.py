"""`seikkailu play`: one play of an adventure, step by step, and whether it went as written."""

import json
import sys
from pathlib import Path

import click

from adventures.catalogue import BrokenAdventure
from engine.play.phrases import COMES, filled
from engine.play.recounting import outcome_in_words, step_in_words
from engine.play.walking import Walked, walked
from engine.proof.finding import LANGUAGES
from engine.scenario.adventure import Adventure
from engine.scenario.parsing import parse_model
from engine.scenario.walkthrough import Walkthrough
from web.clock import now
from web.examining import adventure_at


@click.command(name="play")
@click.argument("path", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--walkthrough",
    "file",
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A play written down, such as walkthroughs/*.yaml.",
)
@click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    help="The language of what is said.",
)
@click.option("--json", "as_json", is_flag=True, help="The walk as JSON.")
def play_walkthrough(path: Path, file: Path, language: str, *, as_json: bool) -> None:
    """Play a walkthrough through the rules, and see whether it goes as written."""
    adventure = adventure_at(path)
    script = parse_model(str(file), file.read_bytes().decode("utf-8-sig"), Walkthrough)
    if script.value is None:
        raise BrokenAdventure(script.problems)
    done = walked(adventure, script.value, now(), language)
    if as_json:
        click.echo(json.dumps(_plain(adventure, done, language), ensure_ascii=False, indent=2))
    else:
        _print(adventure, done, language)
        if script.value.expect.stuck and not done.told:
            click.echo(filled(COMES["stuck"], language))
    sys.exit(1 if done.told else 0)


def _plain(adventure: Adventure, done: Walked, language: str) -> dict[str, object]:
    steps = [
        {
            "step": step_in_words(adventure, one.step, language),
            "outcome": outcome_in_words(adventure, one.happened, language),
            "refused": one.refused,
        }
        for one in done.steps
    ]
    state = done.state
    return {
        "steps": steps,
        "finished": not state.running,
        "ending": state.ending,
        "score": state.ranked_score,
        "told": list(done.told),
    }


def _print(adventure: Adventure, done: Walked, language: str) -> None:
    for number, one in enumerate(done.steps, start=1):
        outcome = outcome_in_words(adventure, one.happened, language)
        click.echo(f"{number:3}  {step_in_words(adventure, one.step, language)}")
        if outcome:
            click.echo(f"     {outcome}")
    for sentence in done.told:
        click.echo(sentence, err=True)
