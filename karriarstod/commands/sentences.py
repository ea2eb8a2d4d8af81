"""What only the command line has to say no to, in the same form as everything else."""

from karriarstod.application.check_words import check_sentence
from karriarstod.application.wording import Sentence, sentence
from karriarstod.commands import tools


@sentence.register
def _password_not_given(_error: tools.PasswordNotGiven) -> Sentence:
    return Sentence(
        "Lösenordet saknas.",
        "Inget har ändrats.",
        f"Kör kommandot där det går att skriva, eller sätt {tools.PASSWORD_VARIABLE}.",
    )


@sentence.register
def _passwords_differ(_error: tools.PasswordsDiffer) -> Sentence:
    return Sentence(
        "De två lösenorden är inte lika.", "Inget har skapats.", "Försök igen, lite långsammare."
    )


@sentence.register
def _answer_not_written(_error: tools.AnswerNotWritten) -> Sentence:
    return Sentence(
        "Svaret gick inte att skriva ut.",
        "Inget har gått förlorat i registret.",
        "Se efter att det finns plats där svaret ska sparas, och kör kommandot igen.",
    )


@sentence.register
def _key_not_shown(_error: tools.KeyNotShown) -> Sentence:
    return Sentence(
        "Återställningsnyckeln gick inte att visa.",
        "Inget register har skapats.",
        "Kör kommandot igen utan att skicka svaret vidare, så att nyckeln går att skriva av.",
    )


@sentence.register
def _user_not_given(error: tools.UserNotGiven) -> Sentence:
    return Sentence(
        f"Registret har {error.count} användare.",
        "Inget har öppnats.",
        "Säg vem du är med --user NAMN.",
    )


@sentence.register
def _nothing_to_print(_error: tools.NoPlanToPrint) -> Sentence:
    return Sentence(
        "Deltagaren har ingen plan att skriva ut.",
        "Inget har ändrats.",
        "Börja en plan i programmet, så går den att skriva ut som utkast.",
    )


@sentence.register
def _only_for_participant(_error: tools.OnlyForParticipant) -> Sentence:
    return Sentence(
        "En förenklad plan och en plan på annat språk är bara deltagarens egen kopia.",
        "Inget har skrivits.",
        "Ta bort --copy, eller skriv planen som den är utan --form och --language.",
    )


@sentence.register
def _not_sound(error: tools.RegisterNotSound) -> Sentence:
    return check_sentence(error.found)


@sentence.register
def _too_many(_error: tools.CountNotPossible) -> Sentence:
    return Sentence(
        "Antalet deltagare ska vara minst ett och antalet anteckningar minst noll.",
        "Inget har skapats.",
        "Rätta siffran och kör kommandot igen.",
    )


@sentence.register
def _no_such_team(error: tools.NoSuchTeam) -> Sentence:
    known = ", ".join(error.teams) or "inga"
    return Sentence(
        f"Inget arbetslag med deltagare heter {error.name}.",
        "Ingen fil har skrivits.",
        f"De som finns är: {known}.",
    )
