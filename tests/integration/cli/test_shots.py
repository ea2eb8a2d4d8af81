"""The pictures that `karriarstod shots` makes: one of every view, in one of the looks here."""

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from builders import TODAY
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from registers import QUICK
from typing_extensions import override

from karriarstod import cli
from karriarstod.__main__ import Joined
from karriarstod.application.ports import Store
from karriarstod.commands.tools import Terminal
from karriarstod.domain.clock import SetClock
from karriarstod.forms.meetings import meetings
from karriarstod.practice.about import PASSWORD
from karriarstod_ui import places
from karriarstod_ui.shots import Look, take_shots
from karriarstod_ui.theme import Appearance

# Offscreen has no window manager to hand sizes to.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LOOK = Look("prov", Appearance.LIGHT, 1.0, QSize(1000, 700))
OF_PLACES = {
    places.TODAY: "idag",
    places.PARTICIPANTS: "deltagare",
    places.PARTICIPANT: "deltagarsida-oversikt",
    places.PLAN: "plan-utkast",
    places.FORM: "formular-forsta-besok",
    places.REFERRAL: "ny-anvisning",
    places.METHOD: "metodstod",
    places.SETTINGS: "installningar",
}
TALK = ("about", "since-last", "days", "wellbeing", "goals", "agreed", "end")
"""The sections of the form that is looked at whole."""
OTHERS = {
    "start",
    "las",
    "las-fel-losenord",
    "las-aterstallningsnyckel",
    "nytt-losenord",
    "nytt-register",
    "nytt-register-losenord",
    "nytt-register-nyckel",
    "deltagarsida-plan",
    "deltagarsida-beslut",
    "deltagarsida-anteckningar",
    "deltagarsida-kontakter",
    "deltagarsida-framsteg",
    "deltagarsida-formular",
    "deltagarsida-historik",
    "plan-undertecknad",
    "plan-jamforelse",
    "plan-forhandsgranskning",
    "plan-kopia-sprak",
    "plan-kopia-forenklad",
    "plan-skriv-enklare",
    *(f"formular-samtal-{section}" for section in TALK),
    "formular-framsteg",
    "formular-kompetenser",
    "formular-jamforelse",
    "formular-slangt",
    "formular-forhandsgranskning",
    "formular-tom-blankett",
    "sok-och-gor",
    "ny-anteckning",
    *(
        f"moteslage-{one.id.replace('_', '-')}-{which}"
        for one in meetings()
        for which in ("forsta", "sista")
    ),
    "moteslage-val",
    "moteslage-hela-planen",
    "moteslage-avsluta",
}
WINDOWS = {
    "anstallning",
    "anstallning-andra",
    "anstallning-fel",
    "anvandare",
    "anvandare-fel",
    "anvisning-andra",
    "avsluta",
    "besked",
    "beslut-andra",
    "beslut-forlang",
    "beslut-nytt",
    "beslut-paus",
    "faststall",
    "fel",
    "formular-faststall",
    "fors-vidare",
    "fraga",
    "handledare-byt",
    "kontakt-andra",
    "kontakt-ny",
    "losenord",
    "losenord-glomt",
    "meddelande",
    "nytt-formular",
    "paus",
    "paus-slut",
    "personnummer-nytt",
    "personuppgifter",
    "samtycke-aterkalla",
    "samtycke-nytt",
    "steg-alla",
    "steg-nytt",
    "steg-ratta",
    "uppfoljning",
}


class OneLook(Joined):
    """The program with a single, small look."""

    @override
    def take_shots(self, store: Store, folder: Path, out: Path) -> Sequence[Path]:
        return take_shots(self, store, folder, out, (LOOK,))


# Some eighty pictures of the whole window.
@pytest.mark.timeout(300)
@pytest.mark.usefixtures("qapp")
def test_every_view_has_its_picture(practice: Path, tmp_path: Path) -> None:
    out, said = tmp_path / "bilder", io.StringIO()
    asked = cli.understood(["shots", str(practice), str(out)])
    tools = OneLook(SetClock(TODAY), QUICK)
    assert cli.run(asked, tools, Terminal(said, said, PASSWORD, None)) == 0
    made = {path.name.removesuffix("-prov.png") for path in out.iterdir()}
    windows = {f"fonster-{name}" for name in WINDOWS}
    assert made == OTHERS | set(OF_PLACES.values()) | windows
    assert sorted(said.getvalue().splitlines()) == sorted(str(path) for path in out.iterdir())
    pictures = [QImage(str(path)) for path in out.iterdir()]
    assert all(picture.size() == LOOK.size for picture in pictures)


def test_every_place_of_the_window_is_looked_at() -> None:
    known = {key for name, key in vars(places).items() if name.isupper() and isinstance(key, str)}
    assert known == set(OF_PLACES)
