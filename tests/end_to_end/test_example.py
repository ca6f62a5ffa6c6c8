"""The example article has planted defects of every rule about copy; its expected findings stand beside it.

The rules about what a team decided, its approvals and waivers, need a team: `test_story.py` tells of those.

`lumen-clinic.offline.expected` is what a run without a network finds, `lumen-clinic.online.expected` what a run finds
whose registries answer for the works that the article makes up, and `lumen-clinic.uk.expected` what the regulatory
rules find for another market than that of the configuration. A line is code, severity and the
article's line, or the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from evidence.cli.main import main
from evidence.rules.table import TABLE
from tests.registries.stand_in import StandIn, in_place_of_all, serving, update, work

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
OF_THE_LIBRARY = {
    "AGR213",
    "AGR214",
    "AGR215",
    "WFL801",
    "WFL802",
    "WFL804",
    "WFL805",
    "WFL806",
    "WFL808",
    "WFL809",
    "WFL810",
    "WFL811",
}


class Elsewhere(dict[str, str]):
    """Every DOI that is not named is kept by an agency that this version does not ask."""

    def get(self, doi: str, default: str | None = None) -> str:  # type: ignore[override]
        return super().get(doi, "mEDRA")


@pytest.fixture
def registries(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[StandIn]:
    """Crossref as it would answer for the invented works; all others are kept by an agency that is not asked."""
    state = StandIn(agencies=Elsewhere({"10.5555/lumen.invented": ""}))
    state.holds(
        work(
            "10.5555/lumen.retracted",
            "Sleep and mood in a national survey",
            **_by("Adler", "J Sleep Surv", 2018, "4", "20-31"),
            **{"updated-by": [update("retraction", "10.5555/lumen.notice")]},
        ),
        work(
            "10.5555/lumen.concern",
            "Follow-up of sleep after infusion",
            **_by("Brandt", "J Sleep Surv", 2020, "6", "3-11"),
            **{"updated-by": [update("expression_of_concern", "10.5555/lumen.notice.2")]},
        ),
        work("10.5555/lumen.prime", "Mood in later life", **_by("Novak", "J Late Life", 2017, "9", "40-48")),
    )
    state.aliases["10.5555/lumen.alias"] = "10.5555/lumen.prime"
    with serving(state):
        for name, url in in_place_of_all(state.url).items():
            monkeypatch.setenv(name, url)
        monkeypatch.setenv("EVIDENCE_CACHE_DIR", str(tmp_path))
        monkeypatch.setattr("time.sleep", lambda _: None)
        yield state


def _by(author: str, journal: str, year: int, volume: str, page: str) -> dict[str, object]:
    return {
        "author": [{"family": author, "given": "A."}],
        "container-title": [journal],
        "short-container-title": [],
        "published-print": {"date-parts": [[year]]},
        "published-online": None,
        "issued": {"date-parts": [[year]]},
        "volume": volume,
        "page": page,
    }


def found(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str) -> list[str]:
    monkeypatch.chdir(ROOT)
    code = main(["check", "examples", "--format", "json", "--today", "2026-11-24", "--fail-on", "never", *arguments])
    data = json.loads(capsys.readouterr().out)
    assert code == (3 if data["unchecked"] else 0)
    return [_line(finding) for finding in data["findings"]]


def _line(finding: dict[str, object]) -> str:
    path = str(finding["path"])
    place = finding["line"] if path.startswith("examples") else path
    return f"{finding['code']} {finding['severity']} {place}"


def expected(name: str) -> list[str]:
    return (EXAMPLES / name).read_text("utf-8").splitlines()


def test_offline(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(capsys, monkeypatch, "--offline") == expected("lumen-clinic.offline.expected")


def test_with_registries_that_know_the_invented_works(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, registries: StandIn
) -> None:
    assert found(capsys, monkeypatch) == expected("lumen-clinic.online.expected")


def test_for_another_market(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVIDENCE_MARKET", "UK")
    only = ("--offline", "--allow-unchecked", "--select", "regulatory")
    monkeypatch.chdir(ROOT)
    main(["check", "examples", "--format", "json", "--today", "2026-11-24", "--fail-on", "never", *only])
    lines = [_line(finding) for finding in json.loads(capsys.readouterr().out)["findings"]]
    assert lines == expected("lumen-clinic.uk.expected")


def test_every_rule_is_planted() -> None:
    names = ("offline", "online", "uk")
    lines = [line for name in names for line in expected(f"lumen-clinic.{name}.expected")]
    assert {line.split()[0] for line in lines} == set(TABLE) - OF_THE_LIBRARY
