"""What every test shares: no screen, Swedish locale, and property tests of a bounded size."""

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import subprocess

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


@pytest.fixture(autouse=True, scope="session")
def _programs_that_tests_start_are_not_measured() -> None:
    """Some are killed, some are kept from the disk, and every one would start slower."""
    os.environ.pop("COVERAGE_PROCESS_CONFIG", None)


@pytest.fixture(autouse=True, scope="session")
def _work_off_the_window_thread_is_measured() -> Iterator[None]:
    """Coverage is told of Python's own threads only, and ours are Qt's."""
    trace = threading.gettrace()
    if trace is None:
        yield
        return
    from karriarstod_ui.workers import background

    unmeasured = background._Job.run

    def run(job: background._Job) -> None:
        sys.settrace(trace)
        unmeasured(job)

    background._Job.run = run
    yield
    background._Job.run = unmeasured


@pytest.fixture(autouse=True)
def _windows_go_with_their_test(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a test is done with is deleted at once: a theme reaches every widget there is.

    Between tests no event loop runs, and only a loop would serve the deletions put off for it.
    """
    yield
    if not {"qtbot", "qapp"} & set(request.fixturenames):
        return
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A module over 400 lines is a question to the reviewer and no error."""
    root = Path(__file__).resolve().parents[1]
    for folder in ("karriarstod", "ui", "db", "resources"):
        for path in sorted((root / folder).rglob("*.py")):
            if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400:
                terminalreporter.write_line(
                    f"{path.relative_to(root)} has {lines} lines: too many?"
                )


_ALONE = "KARRIARSTOD_TEST_ALONE"


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Runs a test marked `alone` in a fresh process, and fails with what it said.

    A window on a busy machine may be asked before it has answered: it gets a second try.
    """
    if pyfuncitem.get_closest_marker("alone") is None or _ALONE in os.environ:
        return None
    words = ["-m", "pytest", "-q", "-p", "no:randomly", "-p", "no:xdist", "-p", "no:cacheprovider"]
    for _ in range(2):
        ran = subprocess.run(
            [sys.executable, *words, pyfuncitem.nodeid],
            cwd=pyfuncitem.config.rootpath,
            env={**os.environ, _ALONE: "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        if ran.returncode == 0:
            break
    assert ran.returncode == 0, ran.stdout[-4000:]
    return True
