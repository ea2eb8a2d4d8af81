"""What can be wrong with a file that is read in; `sentence()` says where and what in Swedish."""

from enum import StrEnum

from karriarstod.domain.errors import DomainError

Place = tuple[str | int, ...]
"""The way to a value in the file: names of fields, and places in lists counted from 0."""


class FileFault(StrEnum):
    """Why a file as a whole cannot be read."""

    EMPTY = "empty"
    NOT_UTF8 = "not_utf8"
    NOT_JSON = "not_json"
    NOT_OURS = "not_ours"
    TOO_NEW = "too_new"


class FileNotUnderstood(DomainError):
    """A file that is not in the open format.

    `line` and `column`, counted from 1, are where JSON ends being JSON, if known.
    """

    def __init__(
        self, fault: FileFault, line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(fault)
        self.fault = fault
        self.line = line
        self.column = column


class PracticeFileRefused(DomainError):
    """A practice register's file, read into a register that is in use and is not for practice."""


class ValueFault(StrEnum):
    """Why a value in the file cannot be taken."""

    UNKNOWN_FIELD = "unknown_field"
    MISSING_FIELD = "missing_field"
    NOT_A_TEXT = "not_a_text"
    NOT_A_NUMBER = "not_a_number"
    NOT_WHOLE = "not_whole"
    NOT_TRUE_OR_FALSE = "not_true_or_false"
    NOT_A_DAY = "not_a_day"
    NOT_A_MOMENT = "not_a_moment"
    NOT_A_LIST = "not_a_list"
    NOT_AN_OBJECT = "not_an_object"
    NOT_BASE64 = "not_base64"
    NOT_A_CHOICE = "not_a_choice"
    NOT_A_CASE_NUMBER = "not_a_case_number"
    NOT_A_NUMBER_OF_ITS_KIND = "not_a_number_of_its_kind"
    TOO_LONG = "too_long"
    BAD_CHARACTER = "bad_character"
    REPEATED = "repeated"
    REPEATED_FIELD = "repeated_field"
    OUT_OF_ORDER = "out_of_order"
    POINTS_NOWHERE = "points_nowhere"
    NO_SUCH_TEMPLATE = "no_such_template"
    NOT_A_QUESTION = "not_a_question"
    NOT_AN_ANSWER = "not_an_answer"
    RULE = "rule"


class ValueRefused(DomainError):
    """A value in the file that cannot be taken: its place, the fault, and the rule if one said no.

    Nothing at all has been read in. The value itself is never carried: it may be a person's.
    """

    def __init__(self, place: Place, fault: ValueFault, rule: DomainError | None = None) -> None:
        super().__init__(f"{place}: {fault}")
        self.place = place
        self.fault = fault
        self.rule = rule


class FileInTheWay(DomainError):
    """A file of that name is there already, and nothing is ever written over unasked."""

    def __init__(self, name: str) -> None:
        super().__init__("file in the way")
        self.name = name


class FileUnreadable(DomainError):
    """A file that could not be read or written; `writing` says which."""

    def __init__(self, name: str, *, writing: bool) -> None:
        super().__init__("file cannot be written" if writing else "file cannot be read")
        self.name = name
        self.writing = writing
