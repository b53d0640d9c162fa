"""`make axe`: every page in every state, language, width and theme. Takes two hours or so.

python -m tests.browser.access_whole [WORDS] [--dresses once|pairs|all] [--part 1/2]

WORDS chooses the views in whose name they are. --dresses: `once` shows a view in the fewest
ways in which each language, width and theme is met, `pairs` each of them with each other one.
--part looks at one view in so many.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page

from tests.browser import chromium
from tests.browser.access import (
    DRESSES,
    LANGUAGES,
    Dress,
    calm,
    dressed,
    each_once,
    every_pair,
    findings,
    opened,
)
from tests.browser.access_house import View
from tests.browser.access_tour import tour

WARDROBE = {"once": each_once(), "pairs": every_pair(), "all": DRESSES}


def looked_over(page: Page, view: View, dresses: Sequence[Dress]) -> list[str]:
    """What axe finds of a view, however it is shown."""
    faults = []
    for language in LANGUAGES:
        opened(page, view, language)
        for dress in (one for one in dresses if one.language == language):
            dressed(page, dress)
            faults += [
                f"{view.name} ({language}, {dress.width} px, {dress.theme}): "
                f"{found.rule} {'is broken' if found.certain else 'is open'}, {found.why}\n"
                f"    {found.html}\n"
                for found in findings(page)
            ]
    return faults


def asked(words: list[str]) -> argparse.Namespace:
    """What the command's words ask for."""
    parser = argparse.ArgumentParser(description="axe on every page, however it is shown")
    parser.add_argument("words", nargs="*", help="only views in whose name these are")
    parser.add_argument("--part", default="1/1", help="1/2 is every other view, from the first")
    parser.add_argument("--dresses", choices=WARDROBE, default="all")
    return parser.parse_args(words)


def main() -> int:
    """Look at everything, tell what was found, and fail if there was anything."""
    wish = asked(sys.argv[1:])
    words, dresses = " ".join(wish.words), WARDROBE[wish.dresses]
    part, of = map(int, wish.part.split("/"))
    found: Counter[str] = Counter()
    with (
        tempfile.TemporaryDirectory() as folder,
        tour(Path(folder)) as views,
        chromium.playing() as playwright,
        chromium.chromium(playwright) as browser,
    ):
        page = calm(browser).new_page()
        chosen = [view for view in views if words in view.name][part - 1 :: of]
        for at, view in enumerate(chosen, start=1):
            faults = looked_over(page, view, dresses)
            found[view.name] += len(faults)
            sys.stdout.write(f"{at} / {len(chosen)} {view.name}: {len(faults)}\n")
            sys.stdout.writelines(faults)
            sys.stdout.flush()
    runs = len(chosen) * len(dresses)
    sys.stdout.write(f"{runs} pages looked at, {found.total()} things to mend or to decide\n")
    return 1 if found.total() else 0


if __name__ == "__main__":
    sys.exit(main())
