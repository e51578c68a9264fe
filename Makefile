# The commands of the house; `make help` lists them. Every one installs what it needs by itself:
# .ci/setup does it once, and answers at once when there is nothing to do.

.DEFAULT_GOAL := help
.PHONY: setup run demo test check bench clean help

setup: ## Installa tutto: librerie di sistema, .venv, pacchetti Python, il comando sua
	@.ci/setup

run: setup ## Installa tutto, esegue la dimostrazione e serve le pagine su http://127.0.0.1:8000
	@.venv/bin/sua demo --once
	@.venv/bin/sua serve

demo: setup ## La dimostrazione: da una richiesta a un'aggiudicazione, con gli atti in PDF
	@.venv/bin/sua demo

# Coverage slows what it watches: it watches only the tests that are there for the pure floors.
PURE = sua tests/domain tests/law tests/engine tests/corpus tests/stories tests/stateful
SPREAD = -n auto --maxprocesses 4 --dist worksteal
# What counts seconds while it kills programs has the machine to itself.
ALONE = tests/chaos

test: setup ## Tutte le prove, in ordine casuale, e la copertura di domain, law, engine
	@.ci/setup tests
	@.venv/bin/python -m pytest $(SPREAD) --doctest-modules --cov --cov-report= $(PURE)
	@.venv/bin/python -m coverage report --fail-under=90 \
		--include='sua/domain/*,sua/law/*,sua/engine/*'
	@.venv/bin/python -m pytest $(SPREAD) $(PURE:%=--ignore=%) $(ALONE:%=--ignore=%)
	@.venv/bin/python -m pytest $(ALONE)

check: setup ## Formato, stile, tipi, strati, dati dei procedimenti
	@.venv/bin/ruff format --check
	@.venv/bin/ruff check
	@.venv/bin/python -m mypy
	@.venv/bin/lint-imports
	@.venv/bin/sua workflows check

bench: setup ## Le misure di velocità
	@.venv/bin/python tests/bench/run.py

clean: ## Toglie .venv e le cache; var/ (base dati, atti, chiavi) non si tocca
	@rm -rf .venv dist .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache \
		.pytest_cache .ruff_cache
	@find sua tests migrations -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## Questo elenco
	@awk -F ':[^#]*## ' 'NF == 2 { printf "  make %-6s %s\n", $$1, $$2 }' Makefile
