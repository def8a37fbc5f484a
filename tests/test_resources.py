"""Where templates and samples are found."""

import pytest

from drafting import resources as module


def test_the_checkout_has_them_at_the_top():
    """Beside the package."""
    assert (module.resources("templates") / "html" / "base.html").is_file()
    assert (module.resources("deliberations") / "homelessness" / "proceedings.toml").is_file()


def test_the_wheel_has_them_inside_the_package(tmp_path, monkeypatch):
    """Or in it; a broken installation says what is missing."""
    monkeypatch.setattr(module, "_HERE", tmp_path / "drafting")
    with pytest.raises(FileNotFoundError):
        module.resources.__wrapped__("templates")
    (tmp_path / "drafting" / "templates").mkdir(parents=True)
    assert module.resources.__wrapped__("templates") == tmp_path / "drafting" / "templates"
