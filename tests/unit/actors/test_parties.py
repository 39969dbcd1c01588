"""Who a word stands for: hand-annotated sentences in, actors out. The last sentence's first such word is asked for."""

from __future__ import annotations

import pytest

import annotated

NAMES = [
    (["Chad and Togo signed a trade accord."], "Chad", "TCD -"),
    (["Chad and Togo signed a trade accord."], "Togo", "TGO -"),
    (["Washington and its allies backed Kyiv."], "Washington", "USA -"),
    (["Washington and its allies backed Kyiv."], "Kyiv", "UKR -"),
    (["The Kremlin said it would review the deal."], "Kremlin", "RUS GOV"),
    (["The Taliban attacked a checkpoint in Kunduz."], "Taliban", "AFG GOV"),
    (["The Israel Defense Forces (IDF) raided Jenin."], "Forces", "ISR MIL"),
    (["The Israel Defense Forces (IDF) raided Jenin.", "The IDF said its soldiers had left."], "IDF#2", "ISR MIL"),
    (["The USS Hopewell sailed through the Taiwan Strait."], "Hopewell", "USA MIL"),
    (["Iran attacked the Jewish nation with Chinese-made missiles."], "nation", "ISR -"),
    (["Iran attacked the Jewish nation with Chinese-made missiles."], "Chinese", "CHN -"),
    (["Turkish-backed Syrian rebels seized a village near Manbij."], "Turkish", "TUR -"),
]
PEOPLE = [
    (["Chadian Foreign Minister Ali Bako arrived in Ankara."], "Ali", "TCD GOV"),
    (["Chadian Foreign Minister Ali Bako arrived in Ankara."], "Minister", "none"),
    (["Chadian Foreign Minister Ali Bako arrived in Ankara.", "Bako met Turkish officials."], "Bako#2", "TCD GOV"),
    (["Former U.S. President Barack Obama visited Nairobi."], "Barack", "USA ELI"),
    (["Fatou Sow, an activist in Dakar, was arrested."], "Fatou", "SEN CVL"),
    (["Brazilian President Lula da Silva called his Peruvian counterpart."], "Lula", "BRA GOV"),
    (["Brazilian President Lula da Silva called his Peruvian counterpart."], "counterpart", "PER GOV"),
]
ROLES = [
    (["Turkish-backed Syrian rebels seized a village near Manbij."], "rebels", "SYR REB"),
    (["Ukrainian and Western officials confirmed the strike."], "officials", "UKR GOV + - GOV"),
    (["A human rights group in Pakistan demanded his release."], "group", "PAK SOC"),
    (["Two Israeli embassy staffers were shot in Rome."], "staffers", "ISR GOV"),
    (["Two Israeli embassy staffers were shot in Rome."], "embassy", "ISR GOV"),
    (["Dozens of Serbian students marched in Belgrade."], "Dozens", "SRB EDU"),
    (["A Syrian opposition offensive reached Hama."], "opposition", "SYR OPP"),
    (["A Syrian opposition offensive reached Hama."], "offensive", "SYR -"),
    (["The Islamist group Hamas released three hostages."], "group", "PSE REB"),
    (["A school in Sydney was burned."], "school", "AUS EDU"),
    (["Washington and its allies backed Kyiv."], "allies", "- -"),
    (["Iran attacked the Jewish nation with Chinese-made missiles."], "missiles", "none"),
]
SURROUNDINGS = [
    (["A court jailed the journalist in Minsk."], "court", "BLR JUD"),
    (["Gunmen killed six villagers in Zamfara State."], "Gunmen", "NGA UAF"),
    (["Eight Christians died in Jos, Nigeria."], "Christians", "NGA CVL"),
    (["Peruvian police raided a farm.", "The police seized two tons of cocaine."], "police#2", "PER COP"),
    (["Some 80 people were arrested, officials said."], "people", "- CVL"),
    (["Some 80 people were arrested, officials said."], "officials", "- GOV"),
    (["Police arrested five men in Lebanon, Pennsylvania."], "Police", "USA COP"),
]
REFERRING_BACK = [
    (["Chad and Togo signed a trade accord.", "The two countries agreed to meet again."], "countries", "TCD - + TGO -"),
    (["Chad and Togo signed a trade accord.", "Both sides praised it."], "sides", "TCD - + TGO -"),
    (["Chad and Togo signed a trade accord.", "They denied any threat."], "They", "TCD - + TGO -"),
    (["The leaders of Egypt and Jordan met in Cairo."], "leaders", "EGY GOV + JOR GOV"),
    (["Kyiv, which lost the town, blamed Moscow.", "The country closed its border."], "country", "UKR -"),
    (["Kyiv, which lost the town, blamed Moscow."], "which", "UKR -"),
    (["The Kremlin said it would review the deal."], "it", "RUS GOV"),
    (["The Israel Defense Forces (IDF) raided Jenin.", "The IDF said its soldiers had left."], "its", "ISR MIL"),
    (["The Israel Defense Forces (IDF) raided Jenin.", "The IDF said its soldiers had left."], "soldiers", "ISR MIL"),
    (["Russia and Ukraine accused each other of lying."], "each", "RUS - + UKR -"),
    (["Washington and its allies backed Kyiv."], "its", "USA -"),
    (["Brazilian President Lula da Silva called his Peruvian counterpart."], "his", "BRA GOV"),
]
ACCORD = "Chad and Togo signed a trade accord."
PAIRS = [
    ([ACCORD, "Chad accused its neighbour of lying."], "neighbour", "TGO -"),
    ([ACCORD, "Both armies sent tanks."], "armies", "TCD MIL + TGO MIL"),
    ([ACCORD, "The ministers signed a protocol."], "ministers", "TCD GOV + TGO GOV"),
    (["The ministers signed a protocol."], "ministers", "- GOV"),
    ([ACCORD, "Egypt and Jordan praised both sides."], "sides", "TCD - + TGO -"),
    ([ACCORD, "Two rebel armies in Mali agreed to a truce."], "armies", "MLI REB"),
    ([ACCORD, "Chad urged all parties to the conflict to disarm."], "parties", "- -"),
    (["Chad and Togo, which have left the bloc, agreed."], "which", "TCD - + TGO -"),
    (["Gunmen shot at Peruvian officers, who chased them."], "them", "PER UAF"),
]
HOME = [
    (["Armed youths burned a market in Kano, Nigeria."], "youths", "NGA UAF"),
    (["Armed youths burned a market in Kano, Nigeria.", "The army sent tanks."], "army", "NGA MIL"),
    (["Armed youths burned a market in Kano, Nigeria.", "The State should apologise."], "State", "NGA GOV"),
    (["A gang coalition raided a port in Haiti."], "coalition", "HTI CRM"),
    (["Peruvian police raided a farm.", "The former mayor Amadou Keita lives in Belgium."], "Amadou", "PER ELI"),
    (["Shells hit Syria Street."], "Syria", "none"),
]
SPEAKERS = [
    (["Chadian Foreign Minister Ali Bako arrived in Ankara.", '"We will not yield," Ali Bako said.'], "We", "TCD GOV"),
    (["Chadian Foreign Minister Ali Bako arrived in Ankara.", '"We will not yield," Ali Bako said.', '"We are ready."'],
     "We#2", "TCD GOV"),
    (["We treated forty people."], "We", "none"),
]  # fmt: skip
INSIDE_STATES = [
    (["Croatian Serbs demanded a truce."], "Serbs", "HRV CVL"),
    (["Serbs attacked a convoy."], "Serbs", "SRB CVL"),
    (["The Hungarians of northern Serbia objected."], "Hungarians", "SRB CVL"),
    (["Police attacked the Turkish minority in Bulgaria."], "minority", "BGR CVL"),
    (["Hutu rebels attacked a barracks in Burundi."], "rebels", "BDI REB"),
    (["Congolese refugees fled."], "refugees", "COD REF"),
]
NAMESAKES = [
    (["The Red Cross in Mali closed a clinic."], "Cross", "NGO MED"),
    (["The League of African Teachers condemned a raid in Laos."], "League", "NGO EDU"),
    (["The PRC objected."], "PRC", "CHN -"),
    (["The rebel group, the FDD, demanded a truce."], "FDD", "BDI REB"),
    (["President Reagan met Chadian envoys."], "Reagan", "USA GOV"),
]


@pytest.mark.parametrize(
    ("texts", "word", "expected"),
    [*NAMES, *PEOPLE, *ROLES, *SURROUNDINGS, *REFERRING_BACK, *PAIRS, *HOME, *SPEAKERS, *INSIDE_STATES, *NAMESAKES],
)
def test_who_is_meant(story, texts, word, expected):
    form, _, occurrence = word.partition("#")
    assert annotated.codes(story(*texts), form, int(occurrence or 1)) == expected


@pytest.mark.parametrize(
    ("published", "expected"), [("1998-01-10", "AFG GOV"), ("2015-01-10", "AFG REB"), ("2023-01-10", "AFG GOV")]
)
def test_a_group_is_what_it_was_on_the_day(story, published, expected):
    reading = story("The Taliban attacked a checkpoint in Kunduz.", published=published)
    assert annotated.codes(reading, "Taliban") == expected


@pytest.mark.parametrize(("published", "expected"), [("2010-01-10", "USA GOV"), ("2024-01-10", "USA ELI")])
def test_a_former_president_is_none_while_in_office(story, published, expected):
    reading = story("Former U.S. President Barack Obama visited Nairobi.", published=published)
    assert annotated.codes(reading, "Barack") == expected


@pytest.mark.parametrize(
    ("title", "expected"), [("Lakeside Medical Aid", "NGO MED"), ("The Lagos Herald", "none"), (ACCORD, "none")]
)
def test_a_report_speaks_for_the_body_that_issues_it(story, title, expected):
    assert annotated.codes(story("We treated forty people.", title=title), "We") == expected
