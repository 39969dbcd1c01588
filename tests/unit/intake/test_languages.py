"""Text in, language out. What is English must never be taken for another language."""

import pytest

from dateline.intake.languages import is_plainly_english, language_of

ENGLISH = [
    ("prose", "The ministers left the capital on Friday, and rain fell in the hills for most of a week."),
    ("nothing to tell by", "Calm."),
    ("a headline", "Kenya, Ethiopia sign lake accord; bloc hails deal"),
    ("names", "Delegation: Ahmed al-Rashid; Fatima Bint Hassan; José María Ocampo; Nguyễn Văn Thành; Sergei Ivanov."),
    ("names in prose", "Nguyễn Văn Thành met Recep Yılmaz, Ursula von der Heide, João Lourenço and "
     "Mahamat Idriss in Hà Nội; "
     "Abiy Bekele hosted. Cyril Dlamini, Félix Kabila and Macky Diop signed for their parties before the dinner."),
    ("telegrams", "Rebels seize airport. Army denies loss. Two killed, dozens wounded, hospitals say. Talks collapse. "
     "Council calls urgent meeting. Prices rise sharply. Markets fall again. Schools close, shops shut, "
     "roads blocked."),
    ("a table", "Group A\nBrazil 3 Chile 1\nPeru 0 Ecuador 0\nGoals Silva Santos Rojas minutes 12 45 78 90"),
    ("a quotation in another language", "“No vamos a negociar bajo amenazas, ni hoy ni mañana,” the "
     "minister said in Caracas "
     "on Friday, and left the hall."),
]  # fmt: skip


@pytest.mark.parametrize("text", [row[1] for row in ENGLISH], ids=[row[0] for row in ENGLISH])
@pytest.mark.parametrize("times", [1, 4])
def test_english_stays_english(text: str, times: int) -> None:
    assert language_of(text * times) == "en"


FOREIGN = [
    ("fr", "Le président a rencontré les ministres à Paris jeudi et a promis de signer le traité avant "
     "la fin de l'année."),
    ("es", "El presidente se reunió con los ministros en Lima el jueves y prometió firmar el tratado "
     "antes de fin de año."),
    ("de", "Der Präsident traf am Donnerstag in Berlin die Minister und versprach, den Vertrag noch in diesem Jahr zu "
     "unterzeichnen, wie ein Sprecher der Regierung sagte."),
    ("nl", "De president ontmoette donderdag in Den Haag de ministers en beloofde het verdrag voor het "
     "einde van het jaar "
     "te ondertekenen."),
    ("sw", "Rais alikutana na mawaziri mjini Nairobi siku ya Alhamisi na kuahidi kutia saini mkataba huo "
     "kabla ya mwisho "
     "wa mwaka."),
    ("tr", "Cumhurbaşkanı perşembe günü bakanlarla bir araya geldi ve anlaşmayı yıl sonundan önce "
     "imzalayacağına söz verdi."),
    ("ru", "Президент встретился с министрами в четверг."),
    ("ar", "التقى الرئيس الوزراء في القاهرة يوم الخميس."),
    ("zh", "总统星期四在北京会见了部长们,并承诺在年底前签署条约。"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), FOREIGN, ids=[row[0] for row in FOREIGN])
def test_other_languages_are_told_whatever_a_template_declares(language: str, text: str) -> None:
    assert language_of(text) == language
    assert language_of(text, "en") == language


def test_english_is_english_whatever_is_declared() -> None:
    assert language_of(ENGLISH[0][1], "fr") == "en"


def test_a_text_too_short_to_tell_is_what_is_declared() -> None:
    assert language_of("Accord signé.", "fr") == "fr"
    assert language_of("Accord signé.") == "en"


def test_the_model_is_not_asked_about_plain_english() -> None:
    assert is_plainly_english(ENGLISH[0][1].split())
    assert not is_plainly_english([])
