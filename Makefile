# onrecord: every task by one command, each of which sets up what it needs. `make help` lists them.

VENV ?= .venv
TRAIN_VENV ?= .venv-train
LOCK_VENV ?= .venv-lock
SHARED ?= ../shared
ARGS ?=

BIN := $(VENV)/bin
READY := $(VENV)/.ready
TRAIN_READY := $(TRAIN_VENV)/.ready
UV := uv==0.13.9

.DEFAULT_GOAL := help
.PHONY: help setup demo test crash check lexicons eval bench scale train lock

help:  ## list the tasks
	@sed -n 's/^\([a-z]*\):.*  ## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

setup: $(READY)  ## make .venv with the pinned packages and onrecord

demo: $(READY)  ## read nine bundled stories: who said what, on which terms
	@$(BIN)/onrecord demo $(ARGS)

test: $(READY)  ## the tests
	$(BIN)/python -m pytest $(ARGS)

crash: $(READY)  ## kill a writing ledger 300 times; the tests do it 60 times
	ONRECORD_CRASH_RUNS=300 $(BIN)/python -m pytest tests/ledger/test_crash.py $(ARGS)

check: $(READY)  ## style, types, import rules, packed lexicons
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_layout.py
	$(BIN)/python -m onrecord.resources.pack --check

lexicons: $(READY)  ## pack src/onrecord/resources/lexicons/*.yaml
	$(BIN)/python -m onrecord.resources.pack

eval: $(READY)  ## the figures beside the project's bars and the pinned floors
	$(BIN)/python -m evaluation --shared $(SHARED) $(ARGS)

bench: $(READY)  ## speed, memory, start-up, growth
	$(BIN)/python -m benchmarks $(ARGS)

scale: $(READY)  ## a ledger as it grows to 1,000,000 statements: a quarter of an hour, 3 GB
	$(BIN)/python -m benchmarks.ledger $(ARGS)

train: $(TRAIN_READY)  ## make the model anew from $(SHARED)/data
	$(TRAIN_VENV)/bin/python -m training --shared $(SHARED) $(ARGS)

# Newest versions that fit, for every platform; the training set-up for Linux on x86-64 and Python
# 3.11 alone. PyTorch's CPU builds need TORCH, an option that tells uv where they lie.
lock: $(LOCK_VENV)/.ready  ## pin the newest versions in requirements/*.txt
	$(LOCK_VENV)/bin/uv pip compile --quiet --upgrade --generate-hashes --no-header --annotation-style line \
	  --no-emit-index-url --universal --python-version 3.11 --extra dev \
	  pyproject.toml requirements/build.in --output-file requirements/dev.txt
	$(LOCK_VENV)/bin/uv pip compile --quiet --upgrade --generate-hashes --no-header --annotation-style line \
	  --no-emit-index-url --no-emit-find-links --python-version 3.11 \
	  --python-platform x86_64-manylinux_2_28 $(TORCH) --extra training \
	  --override requirements/training-overrides.in pyproject.toml requirements/build.in \
	  requirements/training.in --output-file requirements/training.txt

$(READY): pyproject.toml requirements/dev.txt scripts/setup.sh
	sh scripts/setup.sh $(VENV) requirements/dev.txt
	@touch $@

$(TRAIN_READY): pyproject.toml requirements/training.txt scripts/setup.sh
	sh scripts/setup.sh $(TRAIN_VENV) requirements/training.txt
	@touch $@

$(LOCK_VENV)/.ready:
	python3 -m venv $(LOCK_VENV)
	@echo '*' >$(LOCK_VENV)/.gitignore
	$(LOCK_VENV)/bin/python -m pip install --quiet '$(UV)'
	@touch $@
