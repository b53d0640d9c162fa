"""A phone for tests: plays a game over the HTTP interface as a client would."""

import uuid
from dataclasses import dataclass, field
from typing import Any

from engine.play.intents import Value
from engine.play.trying import right_value
from tests.building import perille

ANSWERS: dict[str, Any] = {
    "asema/avain": "kieli",
    "tori/miten-vastaat": "Haloo",
    "tori/viirut": "o",
    "kirjasto/mita-jai": "Kahvia on, sukkia ei",
    "kaupungintalo/askeleet": "alle-20",
    "graniittitalo/teosnimi": "Juna myöhässä",
    "tuomiokirkko/suora": "asema",
    "tuomiokirkko/kauimmainen": "kone",
    "muisti/puhelu": ["lappa", "keskus", "kenet", "yhdistan", "kampi", "kuuluuko"],
    "kivisakasti/vokaalit": "kasvojani",
    "lokki/vaihde": {
        "hiljaa": "kirjastosta",
        "perunat": "torilta",
        "sade": "kaupungintalolta",
        "odotus": "asemalta",
    },
    "lokki/viimeinen": "auki",
    "naisvuori/valo": "kuuluu",
    "vastassa/sanoma": ["tulen", "iltajunalla", "meita", "et-tunne", "aaneni", "kysy"],
    "vastassa/kuulija": "true",
    "vastassa/kysymys": "Kuuluuko?",
}
PLAIN_WALK, OTHER_SIDE = 200, 225
"""Points of Perille with every answer right, by Helvi's side and by Toini's."""


def fresh_id() -> str:
    """An id as a client makes it."""
    return str(uuid.uuid4())


def doing(asked: dict[str, Any]) -> dict[str, Any]:
    """What a team asks for that does a task of Perille, and right where that can be."""
    if asked["type"] == "activity":
        return {"kind": "finish-activity", "challenge": asked["id"]}
    value = ANSWERS.get(asked["id"]) or asked["options"][0]["id"]
    return {"kind": "answer", "challenge": asked["id"], "value": value}


@dataclass
class Phone:
    """One phone; `client` has get and post as Flask's test client and httpx have them."""

    client: Any
    run: str = ""
    token: str = ""
    resume_code: str = ""
    view: dict[str, Any] = field(default_factory=dict)

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def games(self) -> list[dict[str, Any]]:
        return _json(self.client.get("/api/games"))["games"]

    def start(self, code: str | None = None, **body: Any) -> Any:
        code = code or self.games()[0]["code"]
        answer = self.client.post(f"/api/games/{code}/runs", json=body)
        if answer.status_code == 201:
            given = _json(answer)
            self.run, self.token = given["run"], given["token"]
            self.resume_code, self.view = given["resume_code"], given["view"]
        return answer

    def send(self, *intents: dict[str, Any]) -> Any:
        """Send a batch; an intent without an id gets one."""
        batch = [{"id": fresh_id()} | intent for intent in intents]
        answer = self.client.post(
            f"/api/runs/{self.run}/intents", json={"intents": batch}, headers=self.headers
        )
        if answer.status_code == 200:
            self.view = _json(answer)["view"]
        return answer

    def happened(self, *intents: dict[str, Any]) -> list[dict[str, Any]]:
        """Send a batch and give all its events."""
        answer = self.send(*intents)
        assert answer.status_code == 200, answer.text
        return [event for result in _json(answer)["results"] for event in result["events"]]

    def card(self, checkpoint: str) -> dict[str, Any]:
        return next(one for one in self.view["checkpoints"] if one["id"] == checkpoint)

    def next_wish(self, codes: dict[str, str]) -> dict[str, Any] | None:
        """What a team would do now: go to the next card, or answer there; None at the end."""
        if self.view["status"] == "finished" or self.view["next"] is None:
            return None
        card = self.card(self.view["next"])
        if card["status"] == "open":
            return {"kind": "check-in", "code": codes[card["id"]]}
        asked = next(one for one in card["challenges"] if one["status"] == "open")
        return {"kind": "answer", "challenge": asked["id"], "value": answer_to(asked["id"])}

    def play(self, codes: dict[str, str]) -> None:
        """Play on to the end."""
        while (wish := self.next_wish(codes)) is not None:
            self.happened(wish)


def answer_to(ref: str) -> Value:
    """A right answer in Perille: as written above, else one that its rules accept."""
    challenge = perille().challenge(ref)
    assert challenge is not None
    return ANSWERS.get(ref) or right_value(challenge)


def fix(lat: float, lon: float, accuracy_m: float = 10, age_s: float = 1) -> dict[str, Any]:
    """A fix as a phone sends it."""
    return {"lat": lat, "lon": lon, "accuracy_m": accuracy_m, "age_s": age_s}


def _json(answer: Any) -> Any:
    found = answer.json
    return found() if callable(found) else found
