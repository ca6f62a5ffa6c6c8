"""Defaults, then the configuration file, then the environment, then flags."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.config import Settings, load_settings
from evidence.errors import InputError


def test_the_defaults_are_the_contracts(tmp_path: Path) -> None:
    settings = load_settings(tmp_path, {})
    assert settings.crossref_url == "https://api.crossref.org"
    assert settings.lock_max_age == 7
    assert settings.fail_on == "error"
    assert settings.mailto is None
    assert not settings.offline


def test_every_key_of_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "evidence.toml").write_text(
        """
        paths = ["copy"]
        exclude = ["drafts/*"]
        library = "lib"
        mailto = "a@b.example"
        cache-dir = "cache"
        lock-max-age = "14 days"
        offline = true
        select = ["SRC"]
        fail-on = "warning"
        [per-file-ignores]
        "legal.md" = ["SRC101"]
        [severities]
        SRC101 = "info"
        """,
        "utf-8",
    )
    settings = load_settings(tmp_path, {})
    assert settings.paths == (str(tmp_path / "copy"),)
    assert settings.library == tmp_path / "lib"
    assert settings.cache_dir == tmp_path / "cache"
    assert settings.lock_max_age == 14
    assert settings.offline
    assert settings.per_file_ignores == {"legal.md": ("SRC101",)}
    assert settings.severities == {"SRC101": "info"}


def test_the_nearest_file_upwards_counts(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.evidence]\nmailto = "far@b.example"\n', "utf-8")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "a" / "pyproject.toml").write_text('[project]\nname = "x"\n', "utf-8")
    assert load_settings(inner, {}).mailto == "far@b.example"
    (tmp_path / "a" / "evidence.toml").write_text('mailto = "near@b.example"\n', "utf-8")
    assert load_settings(inner, {}).mailto == "near@b.example"


def test_the_environment_outranks_the_file(tmp_path: Path) -> None:
    (tmp_path / "evidence.toml").write_text('mailto = "file@b.example"\noffline = true\n', "utf-8")
    environment = {
        "EVIDENCE_MAILTO": "env@b.example",
        "EVIDENCE_OFFLINE": "0",
        "EVIDENCE_LIBRARY": "lib",
        "EVIDENCE_CROSSREF_URL": " ",
    }
    settings = load_settings(tmp_path, environment)
    assert settings.mailto == "env@b.example"
    assert not settings.offline
    assert settings.library == Path("lib")
    assert settings.crossref_url == "https://api.crossref.org"


def test_secrets_are_never_shown(tmp_path: Path) -> None:
    settings = load_settings(tmp_path, {"EVIDENCE_CROSSREF_TOKEN": "s3cret", "EVIDENCE_PUBMED_KEY": "k3y"})
    assert settings.crossref_token == "s3cret"
    assert "s3cret" not in repr(settings)
    assert "k3y" not in repr(settings)


@pytest.mark.parametrize(
    "line",
    [
        "paths = 'copy'",
        "paths = [1]",
        "library = 3",
        "offline = 'yes'",
        "mailto = 3",
        "fail-on = 'sometimes'",
        "lock-max-age = true",
        "lock-max-age = -1",
        "per-file-ignores = {a = 'b'}",
        "severities = {a = 3}",
        "no-such-key = 1",
        "crossref-token = 'never in a file'",
    ],
)
def test_a_value_that_means_nothing_is_refused_with_the_file_and_a_remedy(tmp_path: Path, line: str) -> None:
    (tmp_path / "evidence.toml").write_text(line, "utf-8")
    with pytest.raises(InputError) as error:
        load_settings(tmp_path, {})
    assert "evidence.toml" in str(error.value)
    assert error.value.remedy


def test_a_configuration_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "evidence.toml").write_bytes(b"mailto = '\xe9'")
    with pytest.raises(InputError, match=r"evidence\.toml"):
        load_settings(tmp_path, {})


def test_settings_are_frozen() -> None:
    with pytest.raises(AttributeError):
        Settings().offline = True  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('mailto = "a@b.example"\nignroe = ["SRC"]\n', 2),
        ('# ours\n\nfail-on = "sometimes"\n', 3),
        ('mailto = "a@b.example"\n\n[severities]\nSRC101 = 3\n', 3),
        ('mailto = "a@b.example"\npaths = ["copy"\n', 3),
        ('crossref-url = "ftp://mirror.example"\n', 1),
    ],
    ids=["key", "value", "table", "never closed", "no address"],
)
def test_what_means_nothing_is_named_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    (tmp_path / "evidence.toml").write_text(text, "utf-8")
    with pytest.raises(InputError) as raised:
        load_settings(tmp_path, {})
    assert (raised.value.path, raised.value.line) == (str(tmp_path / "evidence.toml"), line)


@pytest.mark.parametrize("written", ["foo", "ftp://x/", "https://", "api.crossref.org"])
def test_an_address_of_a_registry_that_is_none_is_no_outage(tmp_path: Path, written: str) -> None:
    with pytest.raises(InputError, match=r"EVIDENCE_CROSSREF_URL is “.*”, which is no address"):
        load_settings(tmp_path, {"EVIDENCE_CROSSREF_URL": written})
