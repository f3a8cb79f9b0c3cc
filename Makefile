.DEFAULT_GOAL := help
.PHONY: help setup setup-test run test check bench soak fmt templates pictures mutants lock

PYTHON ?= python3
BIN := .venv/bin

help:  ## Liệt kê các lệnh
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

setup: .venv/ready  ## Cài gói hệ thống và môi trường Python (.venv, lệnh vanthu)

setup-test: setup
	@deploy/install-packages deploy/debian-packages-test.txt

run: setup  ## Chạy dịch vụ tại http://127.0.0.1:8000
	@$(BIN)/vanthu serve

test: setup-test  ## Chạy mọi bài kiểm thử, với LibreOffice thật
	@$(BIN)/pytest

check: setup  ## Kiểm định dạng, lint, kiểu, kiến trúc
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: setup  ## Đo tốc độ, so với cách làm thông thường (ARGS="--quick --json TỆP")
	@$(BIN)/python -m tests.bench $(ARGS)

soak: setup  ## Ban hành 5000 văn bản liền (N=…): tốc độ, bộ nhớ, số liên tục
	@$(BIN)/python -m tests.bench --soak $(N)

fmt: setup  ## Định dạng lại mã
	@$(BIN)/ruff format
	@$(BIN)/ruff check --fix

templates: setup  ## Vẽ lại các mẫu DOCX
	@$(BIN)/python -m templates.draw

pictures: setup-test  ## In mọi mẫu thành ảnh từng trang, vào var/pictures
	@$(BIN)/python -m tests.pictures var/pictures

mutants: setup  ## In bảng: mỗi quy tắc Nghị định 30 bắt được bao nhiêu lỗi cố ý
	@$(BIN)/python -m tests.nd30_mutants

lock: setup  ## Khóa lại phiên bản các gói Python
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --python-version 3.11 \
	  --custom-compile-command 'make lock' --group dev --output-file requirements.lock pyproject.toml

.venv/ready: requirements.lock pyproject.toml deploy/debian-packages.txt
	@deploy/install-packages deploy/debian-packages.txt
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv==0.13.9'
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@
