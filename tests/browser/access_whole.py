"""`make axe`: every page in every state, language, width and theme. Takes half an hour or more.

python -m tests.browser.access_whole [WORDS]  (only the views in whose name WORDS is)
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path

from playwright.sync_api import Page

from tests.browser import chromium
from tests.browser.access import DRESSES, LANGUAGES, calm, dressed, findings, opened
from tests.browser.access_house import View
from tests.browser.access_tour import tour


def looked_over(page: Page, view: View) -> list[str]:
    """What axe finds of a view, however it is shown."""
    faults = []
    for language in LANGUAGES:
        opened(page, view, language)
        for dress in (one for one in DRESSES if one.language == language):
            dressed(page, dress)
            faults += [
                f"{view.name} ({language}, {dress.width} px, {dress.theme}): "
                f"{found.rule} {'is broken' if found.certain else 'is open'}, {found.why}\n"
                f"    {found.html}\n"
                for found in findings(page)
            ]
    return faults


def main() -> int:
    """Look at everything, tell what was found, and fail if there was anything."""
    asked = " ".join(sys.argv[1:])
    found: Counter[str] = Counter()
    with (
        tempfile.TemporaryDirectory() as folder,
        tour(Path(folder)) as views,
        chromium.playing() as playwright,
        chromium.chromium(playwright) as browser,
    ):
        page = calm(browser).new_page()
        chosen = [view for view in views if asked in view.name]
        for at, view in enumerate(chosen, start=1):
            faults = looked_over(page, view)
            found[view.name] += len(faults)
            sys.stdout.write(f"{at} / {len(chosen)} {view.name}: {len(faults)}\n")
            sys.stdout.writelines(faults)
            sys.stdout.flush()
    runs = len(chosen) * len(DRESSES)
    sys.stdout.write(f"{runs} pages looked at, {found.total()} things to mend or to decide\n")
    return 1 if found.total() else 0


if __name__ == "__main__":
    sys.exit(main())
