"""A page's content stream as a reader's tool meets it: the text of each mark, and what is wrong."""

import re
from typing import Any

import pikepdf
from pikepdf import Name

TEXT = {"Tj", "TJ", "'", '"'}
INK = TEXT | {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do"}
OPERATORS = TEXT | INK
OPERATORS |= {"BDC", "BI", "BMC", "BT", "BX", "DP", "EI", "EMC", "ET", "EX", "ID", "MP"}
OPERATORS |= {"CS", "G", "J", "K", "M", "Q", "RG", "SC", "SCN", "W", "W*", "c", "cm", "cs", "d"}
OPERATORS |= {"T*", "TD", "TL", "Tc", "Td", "Tf", "Tm", "Tr", "Ts", "Tw", "Tz", "d0", "d1", "g"}
OPERATORS |= {"gs", "h", "i", "j", "k", "l", "m", "n", "q", "re", "rg", "ri", "sc", "scn"}
OPERATORS |= {"v", "w", "y"}
# ISO 19005-3, 6.1.13: a reader need not remember more.
DEEPEST = 28
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
ARTIFACT = "artifact"
SPAN = "span"
ACTUAL_TEXT = "actual text"


class Content:
    """What one page says: `marks` by number, and `problems`, each a sentence."""

    def __init__(self, page: pikepdf.Page, number: int) -> None:
        fonts = page.Resources.get("/Font", {})
        self.marks: dict[int, str] = {}
        self.problems: list[str] = []
        self._number = number
        self._letters = {name: _letters(font) for name, font in fonts.items()}
        self._font = ""
        self._open: list[int | str] = []
        self._depth = 0

    def read(self, operator: str, operands: Any) -> None:
        """Takes the next instruction."""
        self._weigh(operator)
        if operator in {"BDC", "BMC"}:
            self._begin(operands)
        elif operator == "EMC" and self._open:
            self._open.pop()
        elif operator == "EMC":
            self._complain("a mark ends that never began")
        elif operator == "Tf":
            self._font = str(operands[0])
        elif operator in INK:
            self._draw(operator, operands)

    def _weigh(self, operator: str) -> None:
        """What no page may do, whatever it draws."""
        self._depth += {"q": 1, "Q": -1}.get(operator, 0)
        if operator == "q" and self._depth == DEEPEST + 1:
            self._complain("the state is saved too many times")
        if operator in {"k", "K"}:
            self._complain("a colour is CMYK, which the profile does not cover")
        if operator not in OPERATORS and operator != "INLINE IMAGE":
            self._complain(f"{operator} is no operator")

    def end(self) -> None:
        """Says what is left open."""
        if self._open:
            self._complain("a mark never ends")

    def _begin(self, operands: Any) -> None:
        properties = operands[1] if len(operands) > 1 else {}
        if operands[0] == Name.Artifact:
            self._enter(ARTIFACT)
        elif "/MCID" in properties:
            mark = int(properties["/MCID"])
            if mark in self.marks:
                self._complain(f"mark {mark} is used twice")
            self.marks[mark] = ""
            self._enter(mark)
        elif "/ActualText" in properties:
            self._say(str(properties["/ActualText"]))
            self._open.append(ACTUAL_TEXT)
        else:
            self._open.append(SPAN)

    def _enter(self, opened: int | str) -> None:
        if self._open:
            self._complain("tagged content and artifact are nested")
        self._open.append(opened)

    def _draw(self, operator: str, operands: Any) -> None:
        if not self._open:
            self._complain(f"{operator} is drawn without a tag")
        if operator in TEXT:
            shown = _shown(operands, self._letters.get(self._font, {}))
            if UNKNOWN in shown:
                self._complain("a letter is shown as .notdef")
            if PRIVATE.search(shown) and ACTUAL_TEXT not in self._open:
                self._complain("a letter of private use has no text in its place")
            if ACTUAL_TEXT not in self._open:
                self._say(shown)

    def _say(self, text: str) -> None:
        mark = next((one for one in self._open if isinstance(one, int)), None)
        if mark is not None:
            self.marks[mark] += text

    def _complain(self, what: str) -> None:
        self.problems.append(f"page {self._number}: {what}")


def read_content(page: pikepdf.Page, number: int) -> Content:
    """The page's content, read to its end; pages count from 1."""
    content = Content(page, number)
    for instruction in pikepdf.parse_content_stream(page):
        content.read(str(instruction.operator), instruction.operands)
    content.end()
    return content


UNKNOWN = "\ufffe"


def _shown(operands: Any, letters: dict[int, str]) -> str:
    parts = operands[-1] if isinstance(operands[-1], pikepdf.Array) else [operands[-1]]
    codes = [code for part in parts if isinstance(part, pikepdf.String) for code in bytes(part)]
    return "".join(letters.get(code, UNKNOWN) for code in codes)


def _letters(font: Any) -> dict[int, str]:
    """Each code of a simple font with its letter, by the font's own ToUnicode map."""
    if "/ToUnicode" not in font:
        return {}
    cmap = font.ToUnicode.read_bytes().decode("ascii")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.S):
        for first, last, target in re.findall(r"<(\w+)>\s*<(\w+)>\s*(\[.*?\]|<\w+>)", block, re.S):
            targets = [int(one, 16) for one in re.findall(r"<(\w+)>", target)]
            codes = range(int(first, 16), int(last, 16) + 1)
            if not target.startswith("["):
                targets = [targets[0] + step for step in range(len(codes))]
            found |= {code: chr(one) for code, one in zip(codes, targets, strict=False) if one}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.S):
        for code, target in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            if int(target, 16):
                found[int(code, 16)] = chr(int(target, 16))
    return found
