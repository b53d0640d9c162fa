"""Fifty teams at once, on bad networks: nothing fails, nothing counts twice."""

import json
import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from tests.playing import OTHER_SIDE, PLAIN_WALK, Phone, fresh_id
from tests.serving import codes, command, serving

TEAMS = 50


class Stubborn(Phone):
    """A phone whose answers get lost: it sends everything again, with the same ids."""

    def happened(self, *intents):
        batch = [{"id": fresh_id()} | intent for intent in intents]
        answers = [self.send(*batch) for _ in range(self.chance.choice((1, 1, 2, 3)))]
        self.sent += len(answers)
        bodies = [answer.json()["results"] for answer in answers]
        assert all(body == bodies[0] for body in bodies)
        return [event for result in bodies[0] for event in result["events"]]


def _play_a_whole_game(url, number, places):
    import httpx

    with httpx.Client(base_url=url, timeout=30) as client:
        phone = Stubborn(client)
        phone.chance, phone.sent = random.Random(number), 0
        run_id = fresh_id()
        first, again = phone.start(id=run_id), phone.start(id=run_id)
        assert (first.status_code, again.status_code) in {(201, 201), (201, 409)}
        phone.play(places)
        other_side = phone.card("kirkkopuisto")["status"] == "done"
        return OTHER_SIDE if other_side else PLAIN_WALK, phone.view["score"], phone.sent


def test_fifty_teams_with_retries_and_duplicates_all_stand_where_their_logs_say(tmp_path):
    data = tmp_path / "data"
    with serving(data) as server:
        places = codes(data)
        with ThreadPoolExecutor(TEAMS) as crowd:
            played = [
                crowd.submit(_play_a_whole_game, server.url, number, places)
                for number in range(TEAMS)
            ]
            results = [one.result() for one in played]
        with server.client() as client:
            code = client.get("/api/games").json()["games"][0]["code"]
            board = client.get(f"/api/games/{code}/leaderboard?limit=1000").json()

    verified = command("verify", "--data", str(data))
    assert verified.returncode == 0, verified.stdout
    assert f"{TEAMS} runs, 0 differ" in verified.stdout
    assert [score for _, score, _ in results] == [walked for walked, *_ in results]
    assert {walked for walked, *_ in results} == {PLAIN_WALK, OTHER_SIDE}
    assert board["teams"] == TEAMS
    standings = Counter((row["rank"], row["score"]) for row in board["standings"])
    ahead = sum(walked == OTHER_SIDE for walked, *_ in results)
    assert standings == {(1, OTHER_SIDE): ahead, (ahead + 1, PLAIN_WALK): TEAMS - ahead}
    assert sum(sent for *_, sent in results) > TEAMS * 17
    assert "Traceback" not in server.log.read_text(), json.dumps(server.log.read_text()[-2000:])
