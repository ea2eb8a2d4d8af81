"""The administrator's commands: the same functions as the window uses, and nothing more."""

import argparse
from collections.abc import Callable, Sequence
from typing import Final

import karriarstod.commands.sentences  # noqa: F401 - gives the command line's own refusals words
from karriarstod.application.copy_wish import AS_IT_IS, SIMPLIFIED, CopyWish, translated_to
from karriarstod.application.ports import Copy
from karriarstod.application.sentences import sentence
from karriarstod.application.store_errors import StoreError
from karriarstod.commands.arguments import parser
from karriarstod.commands.forms import (
    BatchWish,
    BlankWish,
    FormWish,
    print_blank_form,
    print_form,
    print_form_batch,
)
from karriarstod.commands.records import (
    Entrance,
    PlanWish,
    export_file,
    import_file,
    list_participants,
    print_plan,
    take_shots,
)
from karriarstod.commands.registers import (
    NewRegister,
    PracticeWish,
    check_register,
    create_register,
    make_practice,
)
from karriarstod.commands.tools import AnswerNotWritten, Terminal, Tools
from karriarstod.domain.errors import DomainError

DONE: Final = 0
REFUSED: Final = 1

Command = Callable[[Tools, Terminal, argparse.Namespace], None]


def understood(words: Sequence[str]) -> argparse.Namespace:
    """The command in the words; ends the program with code 2 when it cannot be understood."""
    return parser().parse_args(words)


def run(asked: argparse.Namespace, tools: Tools, terminal: Terminal) -> int:
    """Carries out a command; 0 when done, 1 when refused, with the reason in Swedish.

    Whoever stopped listening, as `head` does, is told nothing more.
    """
    name = f"{asked.command} {asked.kind}" if asked.command == "register" else asked.command
    try:
        _COMMANDS[name](tools, terminal, asked)
        terminal.deliver()
    except AnswerNotWritten as lost:
        if not lost.nobody_listens:
            terminal.warn(sentence(lost).text)
        return REFUSED
    except (DomainError, StoreError) as error:
        terminal.warn(sentence(error).text)
        return REFUSED
    return DONE


def _create(tools: Tools, terminal: Terminal, asked: argparse.Namespace) -> None:
    wish = NewRegister(
        asked.folder, asked.organisation, asked.organisation_number, asked.user, asked.title
    )
    create_register(tools, terminal, wish)


def _check(tools: Tools, terminal: Terminal, asked: argparse.Namespace) -> None:
    check_register(tools, terminal, asked.folder, asked.user)


def _participants(tools: Tools, terminal: Terminal, asked: argparse.Namespace) -> None:
    list_participants(tools, terminal, _at(asked), as_json=asked.json)


def _own_copy(asked: argparse.Namespace) -> CopyWish:
    if asked.language:
        return translated_to(asked.language)
    return SIMPLIFIED if asked.form else AS_IT_IS


def _plan(tools: Tools, terminal: Terminal, asked: argparse.Namespace) -> None:
    wish = PlanWish(
        case=asked.case,
        out=asked.out,
        copy=Copy(asked.copy),
        own=_own_copy(asked),
        version=asked.version,
        placement=asked.placement,
        replace=asked.replace,
    )
    print_plan(tools, terminal, _at(asked), wish)


def _form(tools: Tools, terminal: Terminal, asked: argparse.Namespace) -> None:
    wish = FormWish(
        case=asked.case,
        number=asked.number,
        out=asked.out,
        shows_sensitive=asked.sensitive,
        replace=asked.replace,
    )
    print_form(tools, terminal, asked.folder, asked.user, wish)


def _form_blank(tools: Tools, terminal: Terminal, asked: argparse.Namespace) -> None:
    wish = BlankWish(asked.template, asked.out, asked.folder, asked.user, asked.replace)
    print_blank_form(tools, terminal, wish)


def _form_batch(tools: Tools, terminal: Terminal, asked: argparse.Namespace) -> None:
    wish = BatchWish(
        template_id=asked.template,
        team=asked.team,
        out=asked.out,
        is_blank=asked.blank,
        replace=asked.replace,
    )
    print_form_batch(tools, terminal, asked.folder, asked.user, wish)


def _import(tools: Tools, terminal: Terminal, asked: argparse.Namespace) -> None:
    import_file(tools, terminal, _at(asked), asked.file, practice=asked.practice)


def _export(tools: Tools, terminal: Terminal, asked: argparse.Namespace) -> None:
    export_file(tools, terminal, _at(asked), asked.file, case=asked.case, replace=asked.replace)


def _practice(tools: Tools, terminal: Terminal, asked: argparse.Namespace) -> None:
    wish = PracticeWish(asked.folder, asked.participants, asked.notes, asked.seed)
    make_practice(tools, terminal, wish)


def _shots(tools: Tools, terminal: Terminal, asked: argparse.Namespace) -> None:
    take_shots(tools, terminal, _at(asked), asked.out)


def _at(asked: argparse.Namespace) -> Entrance:
    return Entrance(asked.folder, asked.user)


_COMMANDS: Final[dict[str, Command]] = {
    "register create": _create,
    "register check": _check,
    "participants": _participants,
    "plan": _plan,
    "form": _form,
    "form-blank": _form_blank,
    "form-batch": _form_batch,
    "import": _import,
    "export": _export,
    "practice": _practice,
    "shots": _shots,
}
