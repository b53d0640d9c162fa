"""A team with a phone in its hand: reads the page, presses what the page offers."""

from dataclasses import dataclass

from playwright.sync_api import Page, expect

from adventures.catalogue import catalogue
from engine.scenario.quizzes import ChoiceChallenge, TextChallenge
from tests.browser.chromium import follow, stand
from tests.playing import ANSWERS, Phone
from tests.serving import Server

PERILLE = catalogue().adventure("perille")


def place_of(checkpoint: str) -> dict[str, float]:
    """Where a checkpoint's centre is."""
    centre = PERILLE.checkpoint(checkpoint).place.fence.centre
    return {"lat": centre.lat, "lon": centre.lon}


def title_of(checkpoint: str, language: str = "fi") -> str:
    return str(PERILLE.checkpoint(checkpoint).title.said(language))


@dataclass
class Team:
    """One team on one page."""

    page: Page
    server: Server

    def join(self) -> str:
        """Come to the start page and set out; gives the drawn name."""
        self.come_in(self.server.url)
        return self.set_out()

    def come_in(self, home: str) -> None:
        """Come to the start page, and by the adventure's own page to the game's."""
        self.page.goto(home)
        while "/join" not in self.page.url:
            follow(self.page, self.page.get_by_role("link", name="Lähdetään matkaan").first)

    def set_out(self) -> str:
        """Start from the page of a game; gives the drawn name."""
        name = self.page.locator(".named .d").inner_text()
        self.page.get_by_label("Luimme nämä yhdessä").check()
        self.page.get_by_role("button", name="Aloitetaan").click()
        self.page.wait_for_url("**/runs/*")
        return name

    @property
    def run(self) -> str:
        """The address of the run, from the page's own."""
        head, _, rest = self.page.url.partition("/runs/")
        return f"{head}/runs/{rest.split('/')[0].split('?')[0]}"

    def check_in_by_gps(self, checkpoint: str) -> None:
        """Walk to a checkpoint; the plate lights up there, and then it is pressed."""
        self.page.goto(self.run)
        stand(self.page, place_of(checkpoint))
        plate = self.page.locator("button[data-plate].lit")
        expect(plate).to_be_visible(timeout=10_000)
        plate.click()
        self.arrived(checkpoint)

    def check_in_by_code(self, checkpoint: str, code: str) -> None:
        """Type the code of the poster."""
        self.page.goto(self.run)
        self.page.get_by_role("link", name="Rastikoodi").click()
        self.page.get_by_label("Kuusi merkkiä kyltin alareunassa").fill(code)
        self.page.get_by_role("button", name="Leimataan").click()
        self.arrived(checkpoint)

    def arrived(self, checkpoint: str) -> None:
        """The page of the checkpoint is there, with its story."""
        expect(self.page.get_by_role("heading", name=title_of(checkpoint))).to_be_visible()
        expect(self.page.get_by_text("Leimattu").first).to_be_visible()

    def answer(self, challenge: str, value: str | None = None) -> None:
        """Answer a challenge of the checkpoint one is at."""
        name = challenge.replace("/", "-")
        checkpoint = challenge.partition("/")[0]
        self.page.goto(f"{self.run}/checkpoints/{checkpoint}")
        form = self.page.locator(f"form#{name}-answer")
        value = value or ANSWERS.get(challenge)
        radios = form.locator("input[type=radio]")
        if radios.count():
            chosen = (
                form.locator(f"input[type=radio][value='{value}']") if value else radios.first
            )
            chosen.check()
        else:
            form.locator("input[name=value]").fill(value)
        buttons = f"button[form={name}-answer], form#{name}-answer button[type=submit]"
        with self.page.expect_navigation():
            self.page.locator(buttons).first.click()

    def pass_by(self, challenge: str) -> None:
        """Leave a challenge of the checkpoint one is at."""
        name = challenge.replace("/", "-")
        self.page.goto(f"{self.run}/checkpoints/{challenge.partition('/')[0]}")
        with self.page.expect_navigation():
            self.page.locator(f"button[form={name}-skip]").first.click()

    def do(self, checkpoint: str) -> None:
        """Answer what one word or one option answers, and pass by the rest that is asked."""
        for asked in PERILLE.checkpoint(checkpoint).challenges:
            ref = f"{checkpoint}/{asked.id}"
            if asked.required and isinstance(asked, TextChallenge | ChoiceChallenge):
                self.answer(ref)
            elif asked.required:
                self.pass_by(ref)

    def ask_for_a_hint(self, challenge: str) -> None:
        self.page.locator(f"button[form={challenge.replace('/', '-')}-hint]").click()


def code_of_game(server: Server) -> str:
    with server.client() as client:
        return Phone(client).games()[0]["code"]
