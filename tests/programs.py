"""What opens the files that `evidence` writes: Chromium and LibreOffice. Tests that need one skip without it."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.contracts import article


def _first(*names: str) -> str | None:
    return next(filter(None, map(shutil.which, names)), None)


CHROMIUM = _first("chromium", "chromium-browser", "google-chrome")
OFFICE = _first("soffice", "libreoffice")
AXE = importlib.util.find_spec("axe_playwright_python")
_DRIVEN = importlib.util.find_spec("playwright") is not None

with_chromium = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]
with_browser = [*with_chromium, pytest.mark.skipif(not _DRIVEN, reason="playwright is not installed")]
with_office = [pytest.mark.office, pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")]


def needs(marks: list[pytest.MarkDecorator]) -> Callable[[Any], Any]:
    """All these marks on a test."""

    def marked(test: Any) -> Any:
        for mark in marks:
            test = mark(test)
        return test

    return marked


def by_office(file: Path, ending: str) -> Path:
    """A file as LibreOffice writes it in another format, or in its own once more."""
    folder = file.parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    target = folder / "converted"
    command = [str(OFFICE), profile, "--headless", "--convert-to", ending, "--outdir", str(target), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return target / f"{file.stem}.{ending.partition(':')[0]}"


def printed(page: Path) -> Path:
    """A page as Chromium prints it to PDF."""
    target = page.with_suffix(".pdf")
    profile = f"--user-data-dir={page.parent / 'chromium'}"
    options = ["--headless", "--no-sandbox", "--disable-gpu", profile, "--no-pdf-header-footer"]
    command = [str(CHROMIUM), *options, f"--print-to-pdf={target}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return target


def article_by_chromium(folder: Path) -> bytes:
    """The article of the tests as Chromium prints it."""
    page = folder / "print.html"
    page.write_bytes(article.as_html(page=False))
    return printed(page).read_bytes()


def article_by_office(folder: Path) -> bytes:
    """The article of the tests as LibreOffice exports it."""
    source = folder / "office.docx"
    source.write_bytes(article.as_word())
    return by_office(source, "pdf").read_bytes()


def violations(page: Any, where: str = "document") -> list[tuple[str, str]]:
    """What axe-core finds wrong in a page, or where a selector leads: its rule, and the first place."""
    if AXE is None or AXE.origin is None:
        pytest.skip("axe-core is not installed")
    page.evaluate(Path(AXE.origin).with_name("axe.min.js").read_text("utf-8"))
    scope = "document" if where == "document" else repr(where)
    wrong = page.evaluate(f"axe.run({scope})")["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in wrong]
