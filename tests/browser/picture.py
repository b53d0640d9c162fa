"""`make picture`: takes the README's picture of the walk anew."""

import tempfile
from pathlib import Path

from tests.browser import chromium
from tests.browser.team import Team
from tests.serving import codes, serving

PICTURE = Path(__file__).with_name("picture.png")
FROM = {"lat": 61.68838, "lon": 27.27432}
"""A street corner on Hallituskatu, between the station and the square."""


def main() -> None:
    """Play as far as the second checkpoint, and stand on the way there."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder) / "data") as server,
        chromium.playing() as playwright,
        chromium.chromium(playwright) as browser,
    ):
        context = browser.new_context(
            viewport=chromium.PHONE,
            device_scale_factor=2,
            locale="fi-FI",
            permissions=["geolocation"],
        )
        team = Team(context.new_page(), server)
        team.join()
        team.check_in_by_code("asema", codes(server.data)["asema"])
        team.answer("asema/avain")
        team.page.goto(team.run)
        chromium.stand(team.page, FROM, accuracy_m=8)
        team.page.locator("[data-far]").first.wait_for()
        team.page.wait_for_timeout(500)
        team.page.screenshot(path=PICTURE)


if __name__ == "__main__":
    main()
