# `make run` and `make test` set up all they need; $VIRTUAL_ENV names another environment.
VENV := $(or $(VIRTUAL_ENV),$(CURDIR)/.venv)
PYTHON ?= python3
BIN := $(VENV)/bin
DATA ?= data
STAMPS := $(VENV)/.seikkailu
CLIENT := $(shell find web/client -name node_modules -prune -o -type f -print)

.PHONY: run test long postgres check bench scans queue webkit picture strolls axe clean

run: $(STAMPS)/app
	$(BIN)/seikkailu run --data $(DATA)

# All but the faults side by side, each file with one process; those need the machine for themselves.
SIDE_BY_SIDE ?= --numprocesses 3 --dist loadfile
ALONE := tests/faults

test: $(STAMPS)/dev $(STAMPS)/browser $(STAMPS)/postgres
	$(BIN)/python hatch_build.py npm test
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) --ignore=$(ALONE)
	$(BIN)/python -m pytest $(ALONE)

# The web's tests again, each with a PostgreSQL database of its own; the tests start the server.
postgres: $(STAMPS)/dev $(STAMPS)/postgres
	SEIKKAILU_TESTS_ON=postgres $(BIN)/python -m pytest $(SIDE_BY_SIDE) -m "not sqlite" tests/web

# What takes minutes: both adventures walked in flight mode and raced by two phones, one by keyboard
# alone, and axe on what a sample of it passes in the suite.
long: $(STAMPS)/dev $(STAMPS)/browser
	$(BIN)/python -m pytest -m long tests/browser

check: $(STAMPS)/dev $(STAMPS)/client
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .
	$(BIN)/djlint --lint --quiet web/templates
	$(BIN)/python hatch_build.py npm run check

bench: $(STAMPS)/dev $(STAMPS)/browser
	$(BIN)/python -m tests.bench

# Three hundred spoiled pictures of posters' codes through the scanner, in a real browser.
scans: $(STAMPS)/dev $(STAMPS)/browser
	$(BIN)/python -m tests.bench.scans

# A thousand check-ins that wait on a phone, over all that happens to phones, networks and servers.
QUEUED ?= 1000
queue: $(STAMPS)/dev $(STAMPS)/browser
	$(BIN)/python -m tests.browser.queueing $(QUEUED)

# The second engine, Safari's kin, on a screen that nobody sees.
webkit: $(STAMPS)/dev $(STAMPS)/webkit
	xvfb-run --auto-servernum $(BIN)/python -m pytest tests/webkit

picture: $(STAMPS)/dev $(STAMPS)/browser
	$(BIN)/python -m tests.browser.picture

# Plays both adventures whole in every language, and keeps pictures of their pages in WALKS.
WALKS ?= data/strolls
strolls: $(STAMPS)/dev $(STAMPS)/browser
	$(BIN)/python -m tests.browser.strolls $(WALKS)

# axe on every page, in every state, language, width and theme: two hours or so. VIEWS='--dresses once' shows
# each page in the fewest ways in which every language, width and theme is met.
axe: $(STAMPS)/dev $(STAMPS)/browser
	$(BIN)/python -m tests.browser.access_whole $(VIEWS)

clean:
	rm -rf .venv data web/static/dist web/client/node_modules build *.egg-info

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

# Installs the application as it stands here, and builds the phone's client.
$(STAMPS)/app: pyproject.toml hatch_build.py $(CLIENT) | $(BIN)/python
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable .
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/dev: $(STAMPS)/app
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

$(STAMPS)/client: $(STAMPS)/dev
	$(BIN)/python hatch_build.py npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

$(STAMPS)/browser: tests/browser/install.sh $(STAMPS)/dev
	sh tests/browser/install.sh
	@touch $@

$(STAMPS)/postgres: tests/postgres/install.sh $(STAMPS)/dev
	sh tests/postgres/install.sh
	@touch $@

$(STAMPS)/webkit: tests/webkit/install.sh $(STAMPS)/dev
	sh tests/webkit/install.sh
	$(BIN)/python -m pip install --quiet --group webkit
	@touch $@
