"""What looks like a phone number or an e-mail address."""

import pytest

from karriarstod.domain.reach import looks_like_email, looks_like_phone


@pytest.mark.parametrize(
    "text", ["", " ", "maj@exempel.se", "maj.lindefors+af@post.exempel.se ", "åsa@exempel.nu"]
)
def test_an_address_one_can_write_to(text: str) -> None:
    assert looks_like_email(text)


@pytest.mark.parametrize(
    "text", ["inte en epost", "maj@", "@exempel.se", "maj@exempel", "a b@c.se"]
)
def test_what_nobody_can_write_to(text: str) -> None:
    assert not looks_like_email(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "070-174 06 05",
        "+46 70 174 06 05",
        "08-123 45 ankn. 12",
        "112",
        "(08) 123 45",
        "08/12345",
    ],
)
def test_a_number_one_can_call(text: str) -> None:
    assert looks_like_phone(text)


@pytest.mark.parametrize("text", ["abc", "12", "växeln 0701740605", "-"])
def test_what_nobody_can_call(text: str) -> None:
    assert not looks_like_phone(text)
