"""Pages travel gzipped, and no page can be weighed."""

import gzip

TAKES_GZIP = {"Accept-Encoding": "gzip, br"}


def test_a_page_is_gzipped_for_whoever_takes_it_so(app):
    browser = app.test_client()

    packed = browser.get("/privacy", headers=TAKES_GZIP)
    plain = browser.get("/privacy")

    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 2


def test_the_same_page_has_another_length_each_time(app):
    browser = app.test_client()

    lengths = {len(browser.get("/privacy", headers=TAKES_GZIP).data) for _ in range(30)}

    assert len(lengths) > 10


def test_what_programs_read_is_left_as_it_is(app):
    answer = app.test_client().get("/api/games", headers=TAKES_GZIP)

    assert "Content-Encoding" not in answer.headers


def test_a_board_that_is_unchanged_is_not_sent_again_gzipped(app):
    browser = app.test_client()
    code = browser.get("/api/games").json["games"][0]["code"]

    first = browser.get(f"/games/{code}/wall", headers=TAKES_GZIP)
    again = browser.get(
        f"/games/{code}/wall", headers={**TAKES_GZIP, "If-None-Match": first.headers["ETag"]}
    )

    assert first.headers["ETag"].startswith("W/")
    assert again.status_code == 304
