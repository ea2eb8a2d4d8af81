"""What to say when the register cannot be opened, read or written."""

from typing import Final

from karriarstod.application import store_errors as errors
from karriarstod.application.wording import Sentence, sentence
from karriarstod.domain.swedish_dates import clock_time, long_date

_UNCHANGED: Final = "Inget har ändrats."
_NOTHING_LOST: Final = "Inget har ändrats och inget har gått förlorat."
_FROM_BACKUP: Final = (
    "Låt mappen vara precis som den är. Be den som sköter registret att lägga tillbaka den senaste "
    "säkerhetskopian."
)

_PLAIN: Final[dict[type[errors.StoreError], Sentence]] = {
    errors.WrongPassword: Sentence(
        "Lösenordet stämmer inte.",
        _UNCHANGED,
        "Skriv det en gång till och titta efter att skiftlåset är av. Har du glömt det kan en "
        "administratör ge dig ett nytt, eller så öppnar ni med återställningsnyckeln.",
    ),
    errors.WrongRecoveryKey: Sentence(
        "Återställningsnyckeln är rätt skriven men hör inte till det här registret.",
        _UNCHANGED,
        "Se efter om det finns en nyare utskrift. En ny nyckel ersätter alltid den gamla.",
    ),
    errors.UnknownUser: Sentence(
        "Det finns ingen användare med det namnet i registret.",
        _UNCHANGED,
        "Skriv namnet så som det skrevs när du lades till.",
    ),
    errors.RegisterLocked: Sentence(
        "Registret är låst.",
        _UNCHANGED,
        "Lås upp det igen och gör om det du skulle göra.",
    ),
    errors.UserNameTaken: Sentence(
        "Det finns redan en användare med det namnet.",
        _UNCHANGED,
        "Välj ett namn som skiljer de två åt, till exempel med en initial.",
    ),
    errors.AdministratorOnly: Sentence(
        "Det här får bara en administratör göra.",
        _UNCHANGED,
        "Be någon som är administratör i registret om hjälp.",
    ),
    errors.NotARegister: Sentence(
        "Det finns inget register i den mappen.",
        _UNCHANGED,
        "Välj mappen där registret ligger, eller skapa ett nytt register.",
    ),
    errors.HeaderForged: Sentence(
        "Registrets nyckelfil har ändrats av något annat än det här programmet.",
        "Registret är inte öppnat. Uppgifterna om deltagarna är låsta och orörda.",
        "Prata med den som sköter registret innan ni gör något mer. Nyckelfilen kan hämtas från en "
        "säkerhetskopia.",
    ),
    errors.HeaderRolledBack: Sentence(
        "Registrets nyckelfil är äldre än registret och kan ge tillträde åt någon som har slutat.",
        "Registret är inte öppnat, och inget har ändrats i det.",
        "Lägg tillbaka den nyaste nyckelfilen, eller öppna med återställningsnyckeln.",
    ),
    errors.DatabaseMissing: Sentence(
        "Registrets datafil saknas i mappen.",
        "Programmet har inte tagit bort något.",
        "Se efter om filen har flyttats. Annars: lägg tillbaka den senaste säkerhetskopian.",
    ),
    errors.DatabaseEmpty: Sentence(
        "Registrets datafil är helt tom. Det brukar hända när en kopiering har avbrutits.",
        "Programmet har inte skrivit något i den.",
        "Kopiera hela mappen en gång till, eller lägg tillbaka den senaste säkerhetskopian.",
    ),
    errors.DatabasePlaintext: Sentence(
        "Det ligger en annan, olåst databas på datafilens plats.",
        "Den har inte öppnats och inget har skrivits i den.",
        "Flytta undan filen och lägg tillbaka registrets egen datafil från en säkerhetskopia.",
    ),
    errors.DatabaseForeign: Sentence(
        "Datafilen i mappen hör inte till det här registret.",
        "Inget har skrivits i den.",
        "Se efter om filer från två register har blandats, och lägg tillbaka den rätta.",
    ),
    errors.DatabaseDamaged: Sentence(
        "En del av registrets datafil är skadad och går inte att läsa.",
        "Programmet lagar inget på egen hand, så det som är helt förblir helt.",
        _FROM_BACKUP,
    ),
    errors.StoreTooNew: Sentence(
        "Registret har öppnats med en nyare version av programmet.",
        _NOTHING_LOST,
        "Installera den nyaste versionen av Karriärstöd och öppna registret igen.",
    ),
    errors.FormTooNew: Sentence(
        "Formuläret är skrivet med en nyare version av programmet, som har mallen till det.",
        "Det ligger kvar som det är, och allt annat går att använda.",
        "Installera den nyaste versionen av Karriärstöd och öppna formuläret igen.",
    ),
    errors.UpgradeFailed: Sentence(
        "Registret kunde inte göras om för den nya versionen av programmet.",
        "Det är precis som det var innan, och en kontrollerad kopia ligger i mappen backups.",
        "Fortsätt med den förra versionen så länge, och hör av dig till den som sköter programmet.",
    ),
    errors.StoreBusy: Sentence(
        "Registret är upptaget med något annat just nu.",
        "Det du skrev finns kvar på skärmen.",
        "Vänta en liten stund och försök igen.",
    ),
    errors.DiskFull: Sentence(
        "Disken är full, så det gick inte att spara.",
        "Allt som redan var sparat finns kvar.",
        "Gör plats på disken och försök igen. Programmet behöver inte startas om.",
    ),
    errors.FolderReadOnly: Sentence(
        "Det går inte att skriva i registrets mapp.",
        _NOTHING_LOST,
        "Se efter att du får ändra i mappen och att disken inte är skrivskyddad, och försök igen.",
    ),
    errors.FolderUnreachable: Sentence(
        "Det går inte att läsa eller skriva i mappen med registret.",
        "Allt som redan var sparat ligger kvar där.",
        "Se efter att disken eller minnet sitter i och att mappen inte har flyttats.",
    ),
    errors.NotAFolder: Sentence(
        "Det där kan inte vara en mapp: det är en fil, eller ett namn som inte går att använda.",
        "Inget har ändrats.",
        "Välj en tom mapp, eller skriv namnet på en ny.",
    ),
    errors.FolderNotEmpty: Sentence(
        "Mappen är inte tom, och ett register behöver en egen mapp.",
        "Det som ligger i mappen är orört.",
        "Välj en tom mapp, eller skriv namnet på en ny.",
    ),
    errors.RegisterExists: Sentence(
        "I den mappen finns redan ett register.",
        "Det är orört.",
        "Öppna det registret, eller välj en annan mapp för det nya.",
    ),
    errors.NotEnoughMemory: Sentence(
        "Datorn har för lite ledigt minne för att låsa upp registret.",
        _NOTHING_LOST,
        "Stäng några andra program och försök igen.",
    ),
    errors.EngineTooOld: Sentence(
        "Programmet är inte rätt installerat: den del som låser registret är för gammal.",
        "Registret är inte öppnat och inget i det har ändrats.",
        "Installera Karriärstöd på nytt.",
    ),
}


@sentence.register
def _store_error(error: errors.StoreError) -> Sentence:
    return _PLAIN[type(error)]


@sentence.register
def _register_name_missing(error: errors.RegisterNameMissing) -> Sentence:
    whose = "Organisationens namn" if error.what == "organisation" else "Användarens namn"
    return Sentence(f"{whose} saknas.", _UNCHANGED, "Skriv namnet och försök igen.")


@sentence.register
def _wait_after_failures(error: errors.WaitAfterFailures) -> Sentence:
    seconds = "1 sekund" if error.seconds == 1 else f"{error.seconds} sekunder"
    return Sentence(
        "Det har blivit fel lösenord flera gånger i rad.",
        "Registret är låst som det ska, och inget har ändrats.",
        f"Vänta {seconds} innan du försöker igen.",
    )


@sentence.register
def _header_missing(error: errors.HeaderMissing) -> Sentence:
    return Sentence(
        "Registrets nyckelfil saknas i mappen.",
        "Uppgifterna om deltagarna ligger kvar, låsta.",
        _mend_header(error.previous_available),
    )


@sentence.register
def _header_damaged(error: errors.HeaderDamaged) -> Sentence:
    return Sentence(
        "Registrets nyckelfil är skadad. Det är inget fel på ditt lösenord.",
        "Uppgifterna om deltagarna ligger kvar, låsta och orörda.",
        _mend_header(error.previous_available),
    )


@sentence.register
def _register_in_use(error: errors.RegisterInUse) -> Sentence:
    who = f" av {error.user}" if error.user else ""
    where = f" på datorn {error.host}" if error.host else ""
    since = ""
    if error.since is not None:
        since = f", sedan {long_date(error.since.date())} kl. {clock_time(error.since)}"
    return Sentence(
        f"Registret är redan öppet{who}{where}{since}.",
        "Inget har ändrats, och det som skrivs där sparas där.",
        "Gå till det fönstret, eller stäng registret där och försök igen.",
    )


def _mend_header(previous_available: bool) -> str:
    if previous_available:
        return (
            "Den förra nyckelfilen är hel. Låt den som sköter registret lägga tillbaka den; "
            "lösenord som har bytts sedan dess är då de gamla igen."
        )
    return "Lägg tillbaka filen från den senaste säkerhetskopian."
