"""How commands are written, and what the help says: argparse, in Swedish."""

import argparse
from pathlib import Path
from typing import Final, NoReturn

from typing_extensions import override

from karriarstod.application.phrase_book import SWEDISH
from karriarstod.application.ports import Copy
from karriarstod.domain.errors import CaseNumberMalformed
from karriarstod.domain.identity import CaseNumber
from karriarstod.forms.catalog import newest
from karriarstod_resources.catalog import phrase_names

PROGRAM: Final = "karriarstod"
SIMPLE: Final = "forenklad"
"""What --form calls the simplified copy."""

_ABOUT: Final = (
    "Karriärstöd: vägen till arbete i ett krypterat register. Utan kommando öppnas fönstret."
)
_EPILOG: Final = """\
Lösenordet tas ur miljövariabeln KARRIARSTOD_PASSWORD eller frågas efter; det är aldrig ett
argument. Svaret är 0 när det gick, 1 när registret sa nej (skälet står på felutgången) och 2 när
kommandot inte gick att förstå. MAPP är registrets mapp.

Ett kommando säger mer med --help, till exempel: karriarstod plan --help
"""

_WORDS: Final = (
    ("the following arguments are required: ", "det här saknas: "),
    ("unrecognized arguments: ", "känner inte igen: "),
    ("invalid choice: ", "finns inte att välja: "),
    ("choose from", "välj bland"),
    ("not allowed with argument ", "går inte ihop med "),
    ("expected one argument", "ska följas av ett värde"),
    ("invalid int value: ", "är inget heltal: "),
    ("argument ", ""),
)


class _Help(argparse.RawDescriptionHelpFormatter):
    @override
    def add_usage(
        self,
        usage: str | None,
        actions: "argparse._ActionsContainer | object",
        groups: object,
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Så här: " if prefix is None else prefix)  # type: ignore[arg-type]  # private types


class Parser(argparse.ArgumentParser):
    """A parser that speaks Swedish; wrong usage ends with code 2."""

    def __init__(self, **about: object) -> None:
        super().__init__(
            formatter_class=_Help,
            add_help=False,
            allow_abbrev=False,
            **about,  # type: ignore[arg-type]  # handed on as they came
        )
        self._positionals.title = "Det som anges"
        self._optionals.title = "Val"
        self.add_argument("-h", "--help", action="help", help="visa den här hjälpen")

    @override
    def error(self, message: str) -> NoReturn:
        """Says what was not understood, and how the command is written."""
        for english, swedish in _WORDS:
            message = message.replace(english, swedish)
        self.exit(2, f"{self.format_usage()}Kommandot går inte att förstå: {message}\n")


def case_number(text: str) -> CaseNumber:
    """A case number; argparse tells of a malformed one."""
    try:
        return CaseNumber.parse(text)
    except CaseNumberMalformed:
        raise argparse.ArgumentTypeError(
            f"{text} är inget ärendenummer; det skrivs så här: DLT-2026-0042"
        ) from None


def template_id(text: str) -> str:
    """The template of that code or key; argparse tells of one there is not."""
    for one in newest():
        if text.casefold() in {one.code.casefold(), one.id}:
            return one.id
    codes = ", ".join(one.code for one in newest())
    raise argparse.ArgumentTypeError(f"{text} är ingen mall; de som finns är {codes}")


def parser() -> Parser:
    """The whole command line; `command` names what was asked for, None for the window."""
    top = Parser(prog=PROGRAM, description=_ABOUT, epilog=_EPILOG)
    commands = top.add_subparsers(
        dest="command", metavar="KOMMANDO", title="Kommandon", parser_class=Parser
    )

    commands.add_parser("run", help="öppna fönstret (samma sak som utan kommando)")

    register = commands.add_parser("register", help="skapa eller kontrollera ett register")
    kinds = register.add_subparsers(
        dest="kind", metavar="VAD", title="Vad", parser_class=Parser, required=True
    )
    create = kinds.add_parser(
        "create",
        help="skapa ett register i en tom mapp",
        description="Skapar ett register och visar återställningsnyckeln en enda gång.",
    )
    _folder(create, user=False)
    create.add_argument("--organisation", required=True, metavar="NAMN", help="vems registret är")
    create.add_argument(
        "--organisation-number", default="", metavar="NR", help="organisationsnummer"
    )
    create.add_argument("--user", required=True, metavar="NAMN", help="den första användaren")
    create.add_argument(
        "--title", default="Handledare", metavar="TITEL", help="användarens titel (Handledare)"
    )
    check = kinds.add_parser(
        "check",
        help="kontrollera ett register",
        description="Kontrollerar nyckelfil, innehåll, hänvisningar och sökord. Ändrar ingenting.",
    )
    _folder(check)

    participants = commands.add_parser(
        "participants",
        help="lista deltagarna med deras nästa steg",
        description="Alla deltagare i svensk ordning. Skyddade namn visas aldrig.",
    )
    _folder(participants)
    participants.add_argument("--json", action="store_true", help="som en JSON-lista")

    _add_plan(commands.add_parser("plan", help="spara en deltagares individuella plan som PDF"))

    _add_form(commands.add_parser("form", help="spara ett av deltagarens formulär som PDF"))
    _add_form_blank(commands.add_parser("form-blank", help="spara en tom blankett som PDF"))
    _add_form_batch(
        commands.add_parser("form-batch", help="spara samma formulär för ett arbetslag som PDF")
    )

    read = commands.add_parser(
        "import",
        help="läs in en fil i det öppna formatet",
        description="Läser in allt i filen eller ingenting. Ett fel sägs med sin plats i filen.",
    )
    _folder(read)
    read.add_argument("file", type=Path, metavar="FIL", help="filen att läsa in")
    read.add_argument(
        "--practice",
        action="store_true",
        help="läs in ett övningsregisters fil också i ett register som är i bruk",
    )

    write = commands.add_parser(
        "export",
        help="spara registret, eller en deltagare, i det öppna formatet",
        description="Filen är inte krypterad och innehåller allt.",
    )
    _folder(write)
    write.add_argument("file", type=Path, metavar="FIL", help="filen att spara i")
    write.add_argument("--case", type=case_number, metavar="ÄRENDE", help="bara den deltagaren")
    _replace(write)

    practice = commands.add_parser(
        "practice",
        help="gör ett övningsregister med påhittade deltagare",
        description="Utan antal: de 24 deltagarna i tre lag, måndag 16 mars 2026. "
        "Med antal: ett stort register att mäta på.",
    )
    practice.add_argument("folder", type=Path, metavar="MAPP", help="en ny eller tom mapp")
    practice.add_argument("--participants", type=int, metavar="N", help="så många deltagare")
    practice.add_argument("--notes", type=int, metavar="M", help="så många anteckningar")
    practice.add_argument(
        "--seed", type=int, default=1, metavar="S", help="samma frö ger samma register (1)"
    )

    shots = commands.add_parser("shots", help="spara en bild av varje vy, ljus och mörk")
    _folder(shots)
    shots.add_argument("out", type=Path, metavar="UT", help="mappen för bilderna")
    return top


def _add_plan(plan: argparse.ArgumentParser) -> None:
    plan.description = (
        "Skriver den fastställda planen, eller utkastet om ingen är fastställd. "
        "En fastställd plan blir likadan varje gång."
    )
    _folder(plan)
    plan.add_argument("case", type=case_number, metavar="ÄRENDE", help="till exempel DLT-2026-0042")
    plan.add_argument("--out", type=Path, required=True, metavar="FIL", help="pdf-filen")
    plan.add_argument(
        "--copy",
        choices=[copy.value for copy in Copy],
        default=Copy.DELTAGARE.value,
        help="vem kopian är till (deltagare); bara Arbetsförmedlingens har hela personnumret",
    )
    own = plan.add_mutually_exclusive_group()
    own.add_argument(
        "--form",
        choices=[SIMPLE],
        help="deltagarens kopia i korta meningar och stor stil",
    )
    own.add_argument(
        "--language",
        choices=[code for code in phrase_names() if code != SWEDISH],
        metavar="SPRÅK",
        help="deltagarens kopia med rubriker på språket: %(choices)s",
    )
    plan.add_argument("--version", type=int, metavar="N", help="en bestämd version")
    plan.add_argument("--placement", type=int, metavar="N", help="en bestämd placering")
    _replace(plan)


def _add_form(form: argparse.ArgumentParser) -> None:
    form.description = (
        "Skriver ett formulär, ifyllt som det är. Ett fastställt formulär blir likadant varje gång."
    )
    _folder(form)
    form.add_argument("case", type=case_number, metavar="ÄRENDE", help="till exempel DLT-2026-0042")
    form.add_argument("number", type=int, metavar="NUMMER", help="formulärets nummer i ärendet")
    form.add_argument("--out", type=Path, required=True, metavar="FIL", help="pdf-filen")
    form.add_argument(
        "--sensitive", action="store_true", help="skriv också ut de känsliga uppgifterna"
    )
    _replace(form)


def _add_form_blank(blank: argparse.ArgumentParser) -> None:
    blank.description = (
        "Skriver en tom blankett att fylla i för hand. Med --folder följer organisationens namn "
        "och egna frågor med."
    )
    blank.add_argument(
        "template", type=template_id, metavar="MALL", help="mallens kod, till exempel M08"
    )
    blank.add_argument("--out", type=Path, required=True, metavar="FIL", help="pdf-filen")
    blank.add_argument("--folder", type=Path, metavar="MAPP", help="registrets mapp")
    blank.add_argument(
        "--user", default="", metavar="NAMN", help="vem du är, om registret har flera användare"
    )
    _replace(blank)


def _add_form_batch(batch: argparse.ArgumentParser) -> None:
    batch.description = (
        "Skriver samma formulär för alla i ett arbetslag: det senaste som är klart eller "
        "fastställt, eller tomma. Första sidan säger vilka som är med och varför någon inte är det."
    )
    _folder(batch)
    batch.add_argument(
        "template", type=template_id, metavar="MALL", help="mallens kod, till exempel M08"
    )
    batch.add_argument("--team", required=True, metavar="NAMN", help="arbetslaget")
    batch.add_argument("--out", type=Path, required=True, metavar="FIL", help="pdf-filen")
    batch.add_argument("--blank", action="store_true", help="tomma, att fylla i för hand")
    _replace(batch)


def _folder(command: argparse.ArgumentParser, *, user: bool = True) -> None:
    command.add_argument("folder", type=Path, metavar="MAPP", help="registrets mapp")
    if user:
        command.add_argument(
            "--user", default="", metavar="NAMN", help="vem du är, om registret har flera användare"
        )


def _replace(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--replace", action="store_true", help="skriv över filen om den redan finns"
    )
