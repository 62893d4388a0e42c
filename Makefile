# Telafi. `make run` starts everything; `make help` lists the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON3 ?= python3
PY := .venv/bin/python
# make run PORT=8001
ifdef PORT
export PORT
endif
# Some machines forbid Python its bytecode: each start of Rasa would compile for 11 s what it imports.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help setup run test lint fix lock train data bench profile chaos talks nlu

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

setup: ## put the pinned environment into .venv (finds or installs uv and Python 3.10)
	@$(PYTHON3) deploy/bootstrap.py

run: setup ## start everything with the demo shop on http://localhost:8000
	@exec $(PY) -m bot.ops.launch

test: setup ## every test; installs Chromium where it can (REQUIRE_BROWSER=1: it must)
	@deploy/browser.sh
	@$(PY) manage.py train_model
	@$(PY) -m pytest $(ARGS)

lint: setup ## ruff, mypy, the import rules
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@.venv/bin/lint-imports

fix: setup ## let ruff repair and format
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

lock: ## compile requirements/*.txt from pyproject.toml (UPGRADE=1: the newest)
	@deploy/lock.sh

train: setup ## train the model if its inputs changed
	@$(PY) manage.py train_model

data: setup ## check the dialogue's files with Rasa
	@RASA_TELEMETRY_ENABLED=false TF_CPP_MIN_LOG_LEVEL=3 SQLALCHEMY_SILENCE_UBER_WARNING=1 \
		$(PY) -W ignore -m rasa data validate --fail-on-warnings

bench: setup ## measure answer time and throughput on this machine into var/bench.json (PEER=1: Rasa's default too)
	@$(PY) -m tests.bench $(ARGS)

profile: setup ## look where the engine's time goes, into docs/engine.json and its picture
	@$(PY) manage.py train_model
	@PATH="$(CURDIR)/.venv/bin:$$PATH" $(PY) -m tests.bench.profile

chaos: setup ## kill processes while 20,000 messages come on all channels, into var/chaos.json
	@$(PY) manage.py train_model
	@$(PY) -m tests.chaos $(ARGS)

talks: setup ## play our talks through the running product into var/talks.json and var/talks.html
	@$(PY) manage.py train_model
	@$(PY) -m tests.talks $(ARGS)

nlu: setup ## train and measure the understanding into var/nlu.json (PEER=1: Rasa's default too; UPDATE=1: commit it)
	@$(PY) manage.py train_model
	@$(PY) -m tests.understanding
