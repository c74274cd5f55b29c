# 平安档案. `make` alone lists what there is; the work is done by deploy/.

export PYTHONUTF8 := 1
PYTHON_FOUND = $$(PYTHON='$(PYTHON)' deploy/python.sh)
BIN := .venv/bin

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' Makefile | expand -t 22

# -B: a full disk would leave Python a truncated cache of the launcher, for ever.
run: ## set up what is missing, then serve http://127.0.0.1:8000/ (PORT=9000 for another)
	@python=$(PYTHON_FOUND) && "$$python" -B -m deploy.install && exec $(BIN)/python -B -m deploy.serve

test: test-setup lint ## set up what is missing, then run every check and every test
	@$(BIN)/python -m pytest -n 2 --dist loadfile $(ARGS)

test-setup:
	@python=$(PYTHON_FOUND) && "$$python" -B -m deploy.install --tests
	@deploy/browser.sh

lint: ## style, layers, types, migrations
	@deploy/lint.sh

bench: ## measure against the peers on real text: CORPUS=DIR (LIMIT=2000: a sample only)
	@$(if $(CORPUS),,$(error which text to measure on? make bench CORPUS=DIR))
	@python=$(PYTHON_FOUND) && "$$python" -B -m deploy.install
	@$(BIN)/python -m benchmarks.bench '$(CORPUS)' $(if $(LIMIT),--limit $(LIMIT)) \
	  $(if $(ARCHIVE),--archive '$(ARCHIVE)') $(if $(WORK),--work '$(WORK)')

fixtures: ## write anew what the seed documents become, as they parse and as rows
	@$(BIN)/python manage.py make_fixtures

format: ## put the code into the project's style
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

messages: ## collect the marked strings into the English catalogue, and compile it (needs gettext)
	@cd archive && ../$(BIN)/python ../manage.py makemessages -l en --no-location -e html,txt,py,xml
	@$(BIN)/pybabel -q compile -D django -d archive/locale
	@$(BIN)/pybabel -q compile -D djangojs -l zh_Hans -d archive/locale

constraints: ## pin anew what the requirements bring along
	@python=$(PYTHON_FOUND) && deploy/constraints.sh "$$python"

clean: ## remove the environment and the tools' caches; var/ with the data stays
	@rm -rf .venv build .pytest_cache .ruff_cache .mypy_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

.NOTPARALLEL:
.PHONY: help run test test-setup lint messages bench fixtures format constraints clean
