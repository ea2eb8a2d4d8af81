"""How a placement ended: why, and what came after."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from karriarstod.domain.employment import Employment, EmploymentForm, SubsidyForm, VerifiedBy


class EndReason(StrEnum):
    """Why a placement ended; no value blames the person."""

    ARBETE = "arbete"
    UTBILDNING = "utbildning"
    INSATS_SLUT = "insats_slut"
    ANNAN_INSATS = "annan_insats"
    SJUKDOM_LANG = "sjukdom_lang"
    FORALDRALEDIGHET = "foraldraledighet"
    FLYTT = "flytt"
    EGEN_BEGARAN = "egen_begaran"
    FORETAGET_AVSLUTAR = "foretaget_avslutar"
    ANVISAREN_ATERKALLAR = "anvisaren_aterkallar"
    OVERGATT_KOMMUN = "overgatt_kommun"
    AVLIDEN = "avliden"
    FELREGISTRERING = "felregistrering"


class Outcome(StrEnum):
    """What came after."""

    ANST_UTAN_STOD = "anst_utan_stod"
    ANST_LONEBIDRAG_UTV = "anst_lonebidrag_utv"
    ANST_LONEBIDRAG = "anst_lonebidrag"
    ANST_TRYGGHET = "anst_trygghet"
    ANST_NYSTART = "anst_nystart"
    ANST_INTRODUKTION = "anst_introduktion"
    ANST_ETABLERING = "anst_etablering"
    OSA_SAMHALL = "osa_samhall"
    KOOPERATIV_MEDLEM = "kooperativ_medlem"
    EGET_FORETAG = "eget_foretag"
    STUDIER_REGULJARA = "studier_reguljara"
    STUDIER_SFI_KOMVUX = "studier_sfi_komvux"
    PRAKTIK_ANNAN = "praktik_annan"
    FORTSATT_INSATS = "fortsatt_insats"
    REHAB_VARD = "rehab_vard"
    DAGLIG_VERKSAMHET = "daglig_verksamhet"
    AKTIVT_ARBETSSOKANDE = "aktivt_arbetssokande"
    OKAND = "okand"

    @property
    def is_employment(self) -> bool:
        """Whether the person went to work."""
        return self.value.startswith("anst_") or self in {
            Outcome.KOOPERATIV_MEDLEM,
            Outcome.EGET_FORETAG,
        }


_BY_SUBSIDY: Final = {
    SubsidyForm.NONE: Outcome.ANST_UTAN_STOD,
    SubsidyForm.LONEBIDRAG_UTVECKLING: Outcome.ANST_LONEBIDRAG_UTV,
    SubsidyForm.LONEBIDRAG_ANSTALLNING: Outcome.ANST_LONEBIDRAG,
    SubsidyForm.TRYGGHET: Outcome.ANST_TRYGGHET,
    SubsidyForm.NYSTARTSJOBB: Outcome.ANST_NYSTART,
    SubsidyForm.INTRODUKTIONSJOBB: Outcome.ANST_INTRODUKTION,
    SubsidyForm.ETABLERINGSJOBB: Outcome.ANST_ETABLERING,
}


def outcome_of(employment: Employment) -> Outcome:
    """What came after, as the employment itself says; unknown where no outcome is that support."""
    if employment.form is EmploymentForm.COOPERATIVE_MEMBER:
        return Outcome.KOOPERATIV_MEDLEM
    return _BY_SUBSIDY.get(employment.subsidy, Outcome.OKAND)


@dataclass(frozen=True)
class Closing:
    """How a placement ended. An interruption is a closing that was not the plan."""

    ends_on: date
    reason: EndReason
    outcome: Outcome = Outcome.OKAND
    interrupted: bool = False
    extent_percent: int | None = None
    same_company: bool = False
    verified_by: VerifiedBy = VerifiedBy.UNKNOWN
    note: str = field(default="", repr=False)
