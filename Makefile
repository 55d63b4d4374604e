.DEFAULT_GOAL := help
BOT := .venv/bin/python
-include .env
export CONTENT_FOLDER DATA_FOLDER DATABASE_URL SECRET_KEY HOST PORT REPLY_TIMEOUT
export PYTHONUNBUFFERED := 1

##@ Use it
run: setup ## Serve the website with the chat; trains first if something changed
	@$(BOT) -m launcher run

chat: setup ## Talk in this terminal (ARGS="--json --conversation ID --url URL")
	@$(BOT) -m launcher chat $(ARGS)

##@ Change it
content: setup ## Check every content file and load it into the database
	@$(BOT) -m clinic load

train: setup ## Train the model if something it depends on changed
	@$(BOT) -m launcher train

unanswered: setup ## List the questions that found no answer
	@$(BOT) -m clinic unanswered

review-sheet: setup ## Write all that is said about health to one page (and PDF) for a clinician
	@$(BOT) -m clinic review-sheet

##@ Check it
test: setup-tests ## Install what the tests need and run them all
	@tests/run

test-fast: setup-tests ## The tests that need no model and no browser: seconds
	@$(BOT) -m pytest -m "not model and not browser"

evaluate: setup-tests ## Measure understanding beside stock Rasa's pipeline and TF-IDF; tables and pictures in results/
	@$(BOT) -m tests.understanding.evaluate $(ARGS)

stock: setup-tests full ## Train stock Rasa's pipeline on the same data, for evaluate to compare with; half an hour
	@$(BOT) -m tests.understanding.stock prepare results/stock
	@cd results/stock && RASA_TELEMETRY_ENABLED=false ../../.venv-full/bin/rasa train nlu --fixed-model-name stock

bench: setup-tests full ## Measure speed and memory beside a stock Rasa bot; table in results/
	@$(BOT) -m benchmarks $(ARGS)

format: setup-tests ## Format the code
	@.venv/bin/ruff format . && .venv/bin/ruff check --fix .

##@ Set it up
setup: ## Install what the bot needs into .venv
	@requirements/install run

setup-tests: ## Install what its tests need as well
	@requirements/install test

full: ## Install Rasa with everything it comes with, TensorFlow too, into .venv-full
	@requirements/install full

requirements: setup ## Pin every package anew in requirements/*.txt
	@requirements/pin

help: ## Show this list
	@awk 'BEGIN {FS = ":.*## "} /^##@/ {printf "\n%s\n", substr($$0, 5)} /^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' Makefile

.PHONY: run chat content train unanswered review-sheet test test-fast evaluate stock bench format setup setup-tests full requirements help
