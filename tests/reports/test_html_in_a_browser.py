"""The HTML report in headless Chromium: clicks, keys, filters, print, and what axe-core has to say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.end_to_end.library_of_light import FILES
from tests.programs import CHROMIUM, violations, with_browser
from tests.reports.test_html import COPY
from tests.workspace import Workspace

pytestmark = with_browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(workspace: Workspace, browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens the report of a folder; a request or a complaint of the page fails the test."""
    for name, text in FILES.items():
        workspace.write(name, text)
    workspace.write("article.md", COPY)
    workspace.run(
        "check", "article.md", "--offline", "--today", "2026-11-24", "--format", "html", "--output", "report.html"
    )
    complaints: list[str] = []
    contexts = []

    def open_(**options: Any) -> Any:
        context = browser.new_context(**{"viewport": {"width": 1300, "height": 800}, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: request.url.startswith("file:") or complaints.append(request.url))
        page.goto((workspace.folder / "report.html").as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


def claim(page: Any) -> Any:
    return page.locator(".mark", has_text="64% of adults responded")


def test_a_click_shows_claim_and_source_side_by_side(opened: Callable[..., Any]) -> None:
    page = opened()
    assert page.locator(".card:visible").count() == 0
    claim(page).click()
    card = page.locator(".card:visible")
    assert card.count() == 1
    said, held = (box.bounding_box() for box in card.locator(".sides > div").all())
    assert said["x"] + said["width"] <= held["x"] + 1
    assert "cohort" in card.locator("table").inner_text()
    assert claim(page).get_attribute("aria-current") == "true"
    assert page.locator(".copy").bounding_box()["x"] < card.bounding_box()["x"]


def test_everything_can_be_done_with_the_keyboard(opened: Callable[..., Any]) -> None:
    page = opened()
    claim(page).focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H4"
    assert "differs from its source" in page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Escape")
    assert page.locator(".card:visible").count() == 0
    assert "64% of adults" in page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    first = page.locator(".card:visible").get_attribute("id")
    page.get_by_role("button", name="Next").press("Enter")
    assert page.locator(".card:visible").get_attribute("id") != first
    page.get_by_role("button", name="Previous").press("Enter")
    assert page.locator(".card:visible").get_attribute("id") == first
    page.get_by_role("button", name="Back to the list").press("Enter")
    assert page.locator(".list:visible").count() == 1


def test_filters_by_risk_status_comparison_and_rule(opened: Callable[..., Any]) -> None:
    from playwright.sync_api import expect

    page = opened()
    total = page.locator(".entry:visible").count()
    assert page.locator("#shown").inner_text() == f"{total} of {total} shown"
    page.get_by_role("checkbox", name="no source").uncheck()
    left = page.locator(".entry:visible").count()
    assert 0 < left < total
    assert page.locator("#shown").inner_text() == f"{left} of {total} shown"
    assert page.locator(".entry:visible[data-status=unsourced]").count() == 0
    page.get_by_role("combobox", name="Comparison").select_option("differs")
    assert page.locator(".entry:visible").count() == 1
    page.get_by_role("button", name="Show everything").click()
    expect(page.locator(".entry.off")).to_have_count(0)
    page.get_by_role("combobox", name="Rule").select_option("SRC101")
    assert 0 < page.locator(".entry:visible").count() == page.locator(".entry[data-rules~=SRC101]").count() < total
    page.get_by_role("button", name="Show everything").click()
    expect(page.locator(".entry.off")).to_have_count(0)
    for risk in ("high", "medium", "low"):
        page.get_by_role("checkbox", name=risk, exact=True).uncheck()
    assert page.locator(".entry:visible:not([data-risk=none])").count() == 0
    assert page.locator(".mark.claim:not(.off)").count() == 0


def test_on_paper_all_cards_and_remarks_are_there_and_no_controls(opened: Callable[..., Any]) -> None:
    page = opened()
    claim(page).click()
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(".card:visible").count() == page.locator(".card").count()
    for gone in ("#filters", ".buttons", ".list", ".skip"):
        assert page.locator(gone).first.is_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0


def test_light_and_dark_follow_the_reader(opened: Callable[..., Any]) -> None:
    grounds = {
        scheme: opened(color_scheme=scheme).evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")
    }
    assert grounds["light"] != grounds["dark"]


def test_without_scripts_everything_is_shown(opened: Callable[..., Any]) -> None:
    page = opened(java_script_enabled=False)
    assert page.locator(".card").count() == len([one for one in page.locator(".card").all() if one.is_visible()])
    assert page.locator("#filters").is_hidden()
    claim(page).click()
    assert page.url.split("#")[1] == page.locator(".card", has_text="64% of adults").first.get_attribute("id")


def test_nothing_runs_over_the_edge_of_a_narrow_screen(opened: Callable[..., Any]) -> None:
    page = opened(viewport={"width": 360, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    claim(page).click()
    card, mark = page.locator(".panel.reading").bounding_box(), claim(page).bounding_box()
    assert mark["y"] + mark["height"] <= card["y"] + 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened: Callable[..., Any], scheme: str) -> None:
    page = opened(color_scheme=scheme, bypass_csp=True)
    for step in (lambda: None, claim(page).click):
        step()
        assert violations(page) == []
