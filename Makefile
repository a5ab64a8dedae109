# make demo: install, then harvest an embedded list from a recording, without network.
# make test: install, then run all checks and tests.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
OUTPUT ?= output

.PHONY: demo test record setup judges lock clean bench

demo: $(VENV)/installed
	$(BIN)/harvester harvest --from fixtures/demo/addresses.txt --replay fixtures/cassettes/demo.yaml -o $(OUTPUT); \
	  status=$$?; [ $$status -eq 0 ] || [ $$status -eq 1 ]

test: $(VENV)/installed judges
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -q

# Asks the real repositories and services; needs a network and HARVESTER_MAILTO.
record: $(VENV)/installed
	$(BIN)/harvester harvest --from fixtures/demo/addresses.txt --record fixtures/cassettes/demo.yaml -o $(OUTPUT)/record --refresh

setup: $(VENV)/installed

$(VENV)/installed: pyproject.toml requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "harvester needs Python 3.11 or newer; set PYTHON=…")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

# The programs that judge our exports. Installed where we may (root with apt); elsewhere their tests skip and say so.
judges:
	@sh .ci/judges

# Speed, memory and requests, and how reports open; and accuracy, where HARVESTER_CORPUS names a folder of pages with gold. Beside these there is
# benchmarks/fetch_memory.py, which takes a quarter of an hour, and benchmarks/exports.py, which takes longer. Scrapy and tools for BibTeX
# are measured beside us after
# pip install --require-hashes -r requirements-benchmarks.lock
bench: $(VENV)/installed
	$(BIN)/python benchmarks/economy.py
	$(BIN)/python benchmarks/killable.py
	$(BIN)/python benchmarks/crosscheck_speed.py
	$(BIN)/python benchmarks/pairs.py
	$(BIN)/python benchmarks/report_opening.py
	if [ -n "$$HARVESTER_CORPUS" ]; then $(BIN)/python benchmarks/accuracy.py --leave-out; fi
	$(BIN)/python benchmarks/whole_path.py
	$(BIN)/python benchmarks/enqueue.py
	$(BIN)/python benchmarks/resume.py
	$(BIN)/python benchmarks/speed.py

lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra dev \
	  pyproject.toml --output-file requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra benchmarks \
	  --constraint requirements.lock pyproject.toml --output-file requirements-benchmarks.lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
