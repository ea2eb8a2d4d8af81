"""Every template the program ships with, read when first asked for."""

from functools import cache
from typing import Final

from karriarstod.domain.stages import StageKey
from karriarstod.forms.template import (
    Common,
    FormTemplate,
    TemplateMalformed,
    read_common,
    read_template,
)
from karriarstod_resources.catalog import form_names, form_text

COMMON: Final = "common"


class NoSuchTemplate(LookupError):
    """A template that the program does not have: from a newer program, or a damaged file."""

    def __init__(self, template_id: str, version: int) -> None:
        super().__init__(f"no template {template_id} version {version}")
        self.template_id = template_id
        self.version = version


@cache
def template(template_id: str, version: int) -> FormTemplate:
    """A template, between the sections that every form has; raises NoSuchTemplate."""
    name = f"{template_id}.v{version}"
    if name not in form_names():
        raise NoSuchTemplate(template_id, version)
    found = read_template(form_text(name), name)
    if not found.common:
        return found
    around = common(found.common)
    return found.with_sections(first=around.first, last=around.last)


@cache
def common(version: int) -> Common:
    """The first and last sections of every form."""
    name = f"{COMMON}.v{version}"
    found = read_common(form_text(name), name)
    if found.version != version:
        raise TemplateMalformed(f"{name}: says it is version {found.version}")
    return found


@cache
def newest() -> tuple[FormTemplate, ...]:
    """The newest version of every template, in the catalogue's order (M01, M02, …)."""
    found = [template(template_id, version) for template_id, version in _versions().items()]
    return tuple(sorted(found, key=lambda one: one.code))


def newest_of(template_id: str) -> FormTemplate:
    """The newest version of one template, without reading the others; raises NoSuchTemplate."""
    return template(template_id, _versions().get(template_id, 0))


@cache
def _versions() -> dict[str, int]:
    """The newest version of every template, by its file's name."""
    versions: dict[str, int] = {}
    for name in form_names():
        template_id, _, version = name.rpartition(".v")
        if template_id != COMMON:
            versions[template_id] = max(int(version), versions.get(template_id, 0))
    return versions


def offered_in(stage: StageKey | None) -> tuple[FormTemplate, ...]:
    """The templates in the order to offer them: first those of the stage, then the others."""
    return tuple(
        sorted(newest(), key=lambda one: (stage not in one.stages, bool(one.stages), one.code))
    )
