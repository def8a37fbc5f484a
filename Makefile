# Two commands do all: `make demo` and `make test`. Both set up a .venv in the checkout first.
PYTHON ?= python3
VENV = .venv
BIN = $(VENV)/bin
OUT ?= out

.PHONY: demo test check torture bench install clean

install: $(VENV)/installed

$(VENV)/installed: pyproject.toml constraints.txt hatch_build.py
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@

demo: install
	rm -rf $(OUT)
	$(BIN)/alinea demo $(OUT)

check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check
	$(BIN)/pytest -n auto --cov --cov-report=
	$(BIN)/coverage report --skip-covered
	$(BIN)/coverage report --skip-covered --fail-under=95 \
		--include='drafting/text/*,drafting/amending/*,drafting/voting/*,drafting/deliberation/*'

# Hours of accidents and of hostile input, of which `make test` has a sample.
torture: install
	ALINEA_TORTURE=1 $(BIN)/pytest -n auto tests/torture tests/hostile tests/property

bench: install
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/scale.py
	$(BIN)/python benchmarks/journal.py
	$(BIN)/python benchmarks/truth.py

clean:
	rm -rf $(OUT) $(VENV) dist build .coverage .*_cache
