# `make build` and `make test` do everything on a fresh machine; `make` alone lists the rest.

python = .venv/bin/python
pip_install = $(python) -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

# Two `make` in one folder take turns at its environment, where there is flock (macOS has none).
in_turn = $(if $(shell command -v flock 2>/dev/null),flock .venv.lock )$(MAKE) --no-print-directory

.PHONY: environment environment-dev help build test tested serve bench gallery clean packages-build packages-test
.DELETE_ON_ERROR:

help:  ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s%s\n", $$1, $$2 }' Makefile

build: environment  ## build the website and the workbooks
	.venv/bin/guidepress build

test: environment-dev  ## check style, types and imports, and run all tests
	@began=$$(date +%s); $(MAKE) --no-print-directory tested; status=$$?; \
		took=$$(($$(date +%s) - began)); echo "make test took $$((took / 60)) min $$((took % 60)) s"; exit $$status

tested:
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	rm -f build/lines-run
	LINES_RUN="$(CURDIR)/build/lines-run" .venv/bin/pytest -n 2 --dist worksteal --durations=10 --durations-min=5
	$(python) -m tests.coverage_report build/lines-run

serve: environment  ## show the website here, and again on every save
	.venv/bin/guidepress serve

bench: environment-dev  ## measure the speed, beside other generators
	$(python) tests/bench/run.py

gallery: environment-dev  ## rebuild the guide that shows every component
	$(python) -m tests.components.gallery

clean:  ## remove what was built, and the environment
	-[ ! -x .venv/bin/guidepress ] || .venv/bin/guidepress clean
	rm -rf .venv .venv.lock .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist
	find builder tests -name __pycache__ -prune -exec rm -rf {} +

environment:
	@$(in_turn) .venv/installed

environment-dev:
	@$(in_turn) .venv/installed-dev

packages-build:
	@sh .ci/system-packages build

packages-test:
	@sh .ci/system-packages test

$(python): | packages-build
	python=$$(sh .ci/system-packages python) && "$$python" -m venv --clear .venv

# hatchling comes from constraints.txt too, so that the package is built alike everywhere; pip's own isolated build
# would take the newest.
.venv/installed: pyproject.toml constraints.txt $(python) | packages-build
	$(pip_install) hatchling
	$(pip_install) --no-build-isolation --editable .
	touch $@

.venv/installed-dev: .venv/installed | packages-test
	$(pip_install) --no-build-isolation --editable '.[dev]'
	touch $@
