"""What every test shares: no screen, Swedish locale, and property tests of a bounded size."""

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "quick", deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", parent=settings.get_profile("quick"), max_examples=500)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Every test window is the same style, whatever desktop the tests run on."""
    return ["karriarstod", "-style", "fusion"]


@pytest.fixture(autouse=True)
def _swedish_locale(request: pytest.FixtureRequest) -> Iterator[None]:
    """Dates and order as in Sweden in every test that has a window."""
    if not {"qtbot", "qapp"} & set(request.fixturenames):
        yield
        return
    from PySide6.QtCore import QLocale

    before = QLocale()
    QLocale.setDefault(QLocale("sv_SE"))
    yield
    QLocale.setDefault(before)
