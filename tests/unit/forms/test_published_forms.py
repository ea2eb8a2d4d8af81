"""A published template is never edited: a change is a copy with the next version."""

from hashlib import sha256
from pathlib import Path

from karriarstod_resources.catalog import form_names, form_text

PUBLISHED = Path(__file__).parents[2] / "data" / "published_forms.txt"


def published() -> dict[str, str]:
    """The hash of each published file, by its name."""
    lines = PUBLISHED.read_text(encoding="utf-8").splitlines()
    return {name.removesuffix(".toml"): digest for digest, name in (line.split() for line in lines)}


def test_a_published_form_is_as_it_was() -> None:
    changed = [
        name
        for name, digest in published().items()
        if name in form_names() and sha256(form_text(name).encode()).hexdigest() != digest
    ]

    assert changed == [], f"copy to v<n+1> instead of editing: {', '.join(changed)}"


def test_a_published_form_is_still_there() -> None:
    assert set(published()) <= set(form_names())


def test_every_form_is_on_the_list() -> None:
    new = sorted(set(form_names()) - set(published()))

    assert new == [], f"add the hash of {', '.join(new)} to {PUBLISHED.name}"
