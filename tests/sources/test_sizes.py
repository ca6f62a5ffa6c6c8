"""How many were studied."""

from __future__ import annotations

import pytest

from evidence.sources.card import Arm
from evidence.sources.extraction import extract_card
from tests.sources.abstracts import CROSSOVER, FULL_TEXT

CASES = {
    "in words": ("Thirty-eight patients with itch were enrolled.", 38),
    "with thousands": ("We surveyed 17,126 participants.", 17126),
    "a total comes before its parts": ("A total of 60 patients took part: 20 men and 40 women.", 60),
    "groups side by side are added": ("We compared 46 patients and 19 healthy controls.", 65),
    "compared with controls further on": (
        "Twelve male users were studied in comparison with 20 healthy male subjects.",
        32,
    ),
    "n in brackets": ("The cohort (n = 66; median age 53 years) received varinol.", 66),
    "n of each group": ("Users who took it (E, N=16) were compared with those who did not (C, N=16).", 32),
    "a share is no sample": ("Itch was gone in 8 of 14 patients.", None),
    "a share that opens a sentence is of all": ("Ninety-six (38%) of 251 patients responded.", 251),
    "a number of each group": ("Two groups of 20 patients were studied.", 40),
    "n with a division": ("Volunteers (n = 75; 40 women) answered.", 75),
    "adjectives for one noun": ("We saw 105 older and 103 younger adults.", 208),
    "those screened are not those enrolled": ("Of 175 patients screened, 43 patients were enrolled.", 43),
    "two adjectives": ("The trial included 76 middle-aged and older outpatients.", 76),
    "a group is smaller than all": ("20 patients took part. 10 patients took varinol.", 20),
    "a comma between": ("Twenty, healthy, male participants were enrolled.", 20),
    "hyphens of typesetters": ("Twenty‐six patients were randomised.", 26),
    "planned": ("The trial will recruit 108 female patients.", 108),
    "pairs of people": ("In 398 twin pairs we measured itch.", 796),
    "people who lost somebody are studied too": ("Reports of 15 individuals who lost a relative were read.", 15),
    "one person alone": ("A Caucasian girl developed itch. Treatment with varinol helped.", 1),
    "one person who is described": ("Itch is rare. We present a child with itch but no rash.", 1),
    "one of the people counted": ("We enrolled 40 patients. A patient who had itch recovered.", 40),
    "a vignette is nobody": ("A patient's intolerance may puzzle. The patient sits in a chair.", None),
    "years and doses are no people": ("Over 12 weeks, 5 mg was given daily.", None),
    "other people's studies": ("Previous studies enrolled 900 patients.", None),
    "people nobody listed": ("Fifty-one beekeepers were randomly assigned to varinol or placebo.", 51),
    "people told by the subject": ("Participants were 64 organists aged over fifty.", 64),
    "people told by an adjective": ("We wrote to 88 consecutive attenders of one clinic.", 88),
    "things that are counted too": ("Forty villages were randomly assigned.", None),
    "those who do the study": ("Two raters independently read the films.", None),
    "what the people did not bear": (
        "In all, 345 patients with intolerance to at least two luxols were randomized to varinol or placebo.",
        345,
    ),
    "what the people had tried": ("Adults who had failed two luxols were randomised to varinol.", None),
    "people nobody listed beside patients": ("We saw 88 patients, and 30 beekeepers were randomly assigned.", 118),
    "people nobody listed, of some patients": ("Of 90 patients, 40 beekeepers were enrolled in the trial.", 40),
    "couples are two each": ("Thirty couples were recruited.", 60),
    "hundreds in words": ("Two hundred and thirty migraineurs were enrolled.", 230),
    "thin spaces": ("The cohort (n\u2009=\u200951) was followed.", 51),
    "thousands set apart by a thin space": ("We surveyed 17\u2009126 participants.", 17126),
    "a number before the verb": ("Across all sites 900 were screened, and 410 were randomised.", 410),
    "an age is no number of people": ("Healthy 65-year-old volunteers were recruited.", None),
    "a year is no number of people": ("In 2011, former users (n = 61) were interviewed.", 61),
    "people a thousand are a rate": ("Itch occurred in 12 per 100 persons.", None),
    "sizes that range": ("Samples ranged from 12 to 279 participants.", None),
    "arms of one verb": ("Twelve patients were allocated to varinol and 14 patients to placebo.", 26),
    "arms in two sentences": ("24 patients received varinol. Another 20 patients received placebo.", 44),
    "arms with their sexes": ("Ten women (4 old, 6 young women) took varinol and 9 men took placebo.", 19),
    "groups in brackets": ("Trials involved patients with itch (265 patients) and with pain (21 patients).", 286),
    "three groups": ("We tested 33 patients with itch, 34 patients with pain and 58 normal controls.", 125),
    "a noun said once": ("Twenty-seven patients with itch and 30 with pain were enrolled.", 57),
    "a noun said at the end": ("The trials included 1638 (EAST) and 1647 (WEST) patients with itch.", 3285),
    "controls in another sentence": (
        "We enrolled 40 patients with itch. As controls, we enrolled 25 healthy people.",
        65,
    ),
    "a total with controls": ("A total of 60 patients and 20 controls were enrolled.", 80),
    "arms that make up the total": ("Participants (N=60) took varinol (n=30) or placebo (n=30).", 60),
    "a part of those enrolled": ("Of 90 women assessed for eligibility, 50 women were randomised.", 50),
    "those who completed": ("Thirty patients were involved in the trial and 19 patients completed it.", 30),
    "enrolled by those who completed": ("Fifty-eight of 77 patients completed the trial.", 77),
    "what followed in some": ("In 185 patients with itch, seen for ten years, seven patients had pain.", 185),
    "from a larger sample": ("From a larger sample of 250 patients, 31 patients were included.", 31),
    "families are not those enrolled": ("We examined 10 patients from 7 families.", 10),
    "studies are no people": ("Papers (N = 354) were read.", None),
    "people of studies": ("Eighteen studies (n = 915) were pooled.", 915),
    "people of a single outcome": (
        "We included 22 trials with 1097 participants. Itch fell (7 studies, 350 participants).",
        1097,
    ),
    "an n = of people beside a number of others": (
        "We tested a group of 23 autistic children and three groups of typical children (n = 60).",
        83,
    ),
    "a control group told by n = in its own sentence": (
        "Users of varinol (n = 61) were interviewed. A control group of men (n = 29) was recruited.",
        90,
    ),
    "arms told one after the other by n =": (
        "Experimental group 1 (n = 65) saw a play. Experimental group 2 (n = 31) saw a film."
        " The control group (n = 55) met as usual.",
        151,
    ),
    "a second group in its own sentence": (
        "The first group comprised 30 patients and 30 healthy volunteers."
        " The second group comprised 31 patients and 31 healthy volunteers.",
        122,
    ),
    "the other, who are more": ("Twenty patients were ventilated. In the other 35 patients it was not done.", 55),
    "the other, who are a part": ("We saw three patients. One patient died; the other two patients recovered.", 3),
    "the same people at several times": (
        "Youngsters were assessed at age 3 years (n = 60) and 3.5 years later (n = 44).",
        60,
    ),
    "the part of all that was taken in": ("462 of 36,224 emergency referrals were included.", 462),
    "the share of one outcome is not the share taken in": (
        "Pain was gone in 8 of 14 patients who were followed.",
        None,
    ),
    "those of a group that had more done": (
        "Scans were performed in 14 patients and 14 healthy subjects. Of these two groups, 7 patients and 10 healthy"
        " subjects were scanned twice.",
        28,
    ),
    "screened and then enrolled in one breath": ("900 subjects were screened and 133 were enrolled.", 133),
    "screened where nobody is enrolled": ("1093 consecutive attenders at one surgery were screened.", 1093),
    "people who died are studied too": ("Sections from 4 control patients and from 14 patients who died were cut.", 18),
    "a total number that is said later": ("The total number of patients in the 31 articles was 1,238.", 1238),
    "a sample of one group is no total": (
        "76 patients who underwent imaging were divided into two groups. The sample comprised 36 patients with pain.",
        76,
    ),
    "nouns that controls stand beside": ("We tested 139 alcoholics and 81 healthy volunteers.", 220),
    "acts that people stand beside": ("A total of 83 subjects and 131 administrations were pooled.", 83),
    "nouns by their ending": ("Serum was measured in 573 examinees.", 573),
    "adjectives joined by to": ("Twenty-five moderate to heavy smokers were tested.", 25),
    "ages among the adjectives": ("We scanned 11,067 9-11-year-old children.", 11067),
    "an age apart among the adjectives": ("The study examined 1765 predominantly 6 year old children.", 1765),
    "three adjectives and a bracket before an and": (
        "We included fifty-three medication-free remitted MDD (25 at risk) and 24 healthy participants.",
        77,
    ),
    "words in brackets before the noun": (
        "35 UHR (aged 22.8 years, 45.7% male) and 33 FEP participants were included.",
        68,
    ),
    "a year before people": ("Between 1966 and 1970, infants entered a trial. We followed 143 children.", 143),
    "one in so many": ("It affects one in three adults, or 1: 20,000 males.", None),
    "a range in words": ("We aim to assess sixty children in groups of four to six participants.", 60),
    "a criterion of studies": ("We sought studies with a minimum of 50 patients.", None),
    "a hundred without a one": ("Hundred patients were enrolled.", 100),
    "hundreds of nobody knows how many": ("Several hundred patients were seen.", None),
    "a total in brackets": ("We pooled 12 trials (total: 3219 subjects).", 3219),
    "a number that names a kind": ("Grade 6 students (N = 288) saw a film.", 288),
    "a kind among the adjectives": ("We identified 639 uncomplicated type 2 patients.", 639),
    "weeks that are counted off": ("On months 6 and 7 patients are randomly assigned to varinol.", None),
    "those of each group": ("Patients were divided into three groups (n = 20 per group).", 60),
    "those of each group in words": (
        "Ten subjects were randomised to each group, varinol or placebo, of two groups.",
        20,
    ),
    "those of each of groups that nobody counts": ("The sample size is n = 24 per group.", None),
    "each of either group": (
        "Patients took either varinol or placebo. We randomised them to either. Each group had n = 9.",
        None,
    ),
    "matched to each": ("Each of 150 users was matched to 2 nonusers.", 150),
    "a total that is one arm": ("A total of 125 participants were assigned to varinol and 126 to placebo.", 251),
    "arms with a verb each": ("In total, 222 infants received placebo, and 229 infants received varinol.", 451),
    "a total of one arm among results": (
        "We allocated 983 patients to varinol or placebo. Itch was seen in a total of 487 patients in the varinol arm.",
        983,
    ),
    "a noun left out before a group": (
        "It is estimated that 33 people will be needed for the varinol arm and 132 for the usual care arm.",
        165,
    ),
    "a noun left out after a comma": (
        "We saw 314 patients enrolled in the varinol group, 59 in the control group.",
        373,
    ),
    "a noun that is not left out": ("We included 59 children; 37 presented with itch and 22 with pain.", 59),
    "studies of one paper": (
        "Part 1 of the study is open and 10 patients will be included. Part 2 of the study will include 60 patients.",
        70,
    ),
    "trials told by n =": ("The adult trial (n = 54) found itch. The pediatric trial (n = 99) did not.", 153),
    "people in addition": (
        "36 patients were compared with 35 healthy controls. In addition, 17 patients with implants were tested.",
        88,
    ),
    "the same people before": ("The 83 survivors were seen. In the 67 survivors without itch pain was rare.", 83),
    "events in some": ("Fifteen boys were seen. Itch was found in 10 cases and pain was noted in four cases.", 15),
    "a group that is divided up": (
        "Here 193 patients were randomised, 66 patients to tape, 58 patients to varinol and 62 patients to nothing.",
        193,
    ),
    "enrolled and then treated": ("We enrolled 210 individuals, and 195 were randomised.", 210),
    "a share beside a group": (
        "187 patients were randomly assigned to varinol or placebo, and 178 (95%) patients completed the trial.",
        187,
    ),
    "the share of one arm": ("Thirty patients with itch were randomised. 14 of 16 patients on varinol had pain.", 30),
    "a percentage of some": ("We enrolled 189 patients. Tumours shrank in 76% of 50 patients with itch.", 189),
    "places that are counted too": ("Intervention schools (n = 17) and control schools (n = 15) took part.", None),
    "animals by n =": ("Sheep were assigned to varinol (n = 8) or saline (n = 8).", None),
    "cases of the world": ("As of April, 571 cases of the virus have been reported.", None),
    "families of those counted": ("Data were from 1200 adults from 465 families.", 1200),
    "what people had done before": (
        "We divided 60 patients with pain into two groups. 19 adults who had been involved in an accident had itch.",
        60,
    ),
    "a section on the people": (
        "PATIENTS: 69 patients with a growing goitre. RESULTS: 56 patients were treated with one dose, 12 with two.",
        69,
    ),
    "a section that is stuck to its name": ("BackgroundItch is common.MethodsFifty-two subjects were enrolled.", 52),
    "later counts are of the analysis": (
        "We studied 2310 healthy adults. A total of 944 participants were included in the analysis.",
        2310,
    ),
    "adjectives for people": ("We compared 93 subjects with itch and 103 healthy elderly.", 196),
    "a list of numbers before one noun": (
        "We randomised 61, 64 and 58 gliders to the three groups, respectively; 170 completed the trial.",
        183,
    ),
    "adjectives in a list": ("Thirty current (mean dose 9 mg), 29 former users and 31 controls took part.", 90),
    "the same preposition before each group": ("We will recruit 20 women to immediate and 10 to delayed varinol.", 30),
    "groups with a number alone in brackets": ("Current users (26), former users (22) and controls (30) came.", 78),
    "kinds in brackets": ("Healthy volunteers (12 male, 8 female) received varinol.", 20),
    "kinds in brackets after a verb": ("Participants were randomised 1:1 (52 varinol, 51 placebo).", 103),
    "what some did in brackets": ("Itch in men (214 enrolled, 140 with later data) was rare.", None),
    "points of a list": ("(1) Doctors should see patients (2) and help carers (3).", None),
    "people in brackets after each dose": (
        "We gave varinol 25 mg (10 volunteers), varinol 1 mg (11 volunteers) or placebo (9 volunteers).",
        30,
    ),
    "people at a place": ("The study was made with participants at five day centres (n = 51).", 51),
    "people of a country": ("People who lived in towns in the United States (N = 1,131; 55% female) answered.", 1131),
    "adults of a country": ("We read 135,095 randomly selected United States adults.", 135095),
    "samples from people": ("Urine samples from 43 gliders were kept.", 43),
    "people told by their age": ("Ten gliders (mean 27 y) slept with a splint.", 10),
    "records of people": ("We read 41 patients' records.", 41),
    "people who died": ("Reports of 87 deaths were reviewed.", 87),
    "deaths are fewer than people": ("A registry of 9,067 patients was read. There were a total of 996 deaths.", 9067),
    "deaths between two numbers": ("Between 3 and 163 deaths a year were estimated.", None),
    "those who answered": ("All 3,850 members were invited by e-mail. 542 members responded.", 542),
    "answers are no further group": ("Letters went to 1,900 members; 212 replied.", 1900),
    "responses are no further group": ("A survey was sent to 1,000 members and 324 responses came.", 1000),
    "forms that came back": ("Of 350 forms sent, 220 were returned.", 220),
    "those wanted and those randomised": (
        "We intended to include 240 patients. The trial stopped after 97 patients had been randomised.",
        97,
    ),
    "those of the present analysis": (
        "In the trial 276 adults were randomised. For the present analysis we included 133 adults.",
        133,
    ),
    "people for whom data were available": (
        "Women were randomised to varinol (n = 61) or placebo (n = 59). Data were available for 55 and 50 women.",
        120,
    ),
    "events that took place": (
        "There were 52 patients in the cream group and 50 in the gel group. Relapse took place in 20 and 99 patients.",
        102,
    ),
    "what is said of others after a semicolon": ("Records were obtained for 203 patients; 12 were excluded.", 203),
    "those enrolled of those screened": ("We enrolled 85 of 158 women screened.", 85),
    "those randomised of those screened": ("The trial randomised 27 of 35 screened patients.", 27),
    "the whole of those randomised": ("Results were available for 93% of the 1,183 patients randomly assigned.", 1183),
    "all of all": ("Itch was gone in 10 of 10 subjects.", 10),
    "a share without a space": ("Completed: n = 19/22. Uric acid rose.", None),
    "a ratio before a number": ("Varinol was randomised 1:1 in 600 healthy children.", 600),
    "letters of samples": ("We asked sample A (n = 612) and then sample B (n = 455).", 1067),
    "groups in brackets with a verb each": (
        "Group I (20 patients) received varinol, group II (22 patients) saline.",
        42,
    ),
    "each of one of two groups": ("Patients were allocated randomly to one of two groups (20 patients each).", 40),
    "groups of so many": ("Patients were randomised to three groups of 25: control, low dose and high dose.", 75),
    "groups of two kinds": ("Two groups of 16 users and 18 controls were compared.", 34),
    "a division after a semicolon": ("We randomly assigned 90 participants; 46 received varinol and 44 placebo.", 90),
    "more of them": ("Thirty-six adults received varinol. Six additional adults received placebo openly.", 42),
    "a second experiment": (
        "In the first experiment 24 users and 24 controls were tested, in the second 18 users and 18 controls.",
        84,
    ),
    "the same people at times without brackets": (
        "At baseline N = 654, at 2 weeks n = 315, and at 4 weeks n = 212.",
        654,
    ),
    "grades of people": ("Fifty ASA physical status 1 and 2 patients were given varinol.", 50),
    "a group in a subset": ("In the subset varinol (n = 88) did no better than placebo (n = 47).", None),
    "a cohort of nobody": ("A model was run for a hypothetical cohort of 1,000 patients.", None),
    "prior to a study": ("Gliders (N = 74) treated prior to enrolment reporting itch were randomised.", 74),
    "contrary to earlier studies": ("Contrary to previous reports, itch was rare in 126 patients.", 126),
    "a target": ("Recruitment target: 80.", 80),
    "a number that will be": ("The number of participants will be 40.", 40),
    "an equals sign with a full stop": ("Women who took it (n. =. 28) and those who did not (n. =. 68) were seen.", 96),
    "studies of a review by their subject": (
        "The 9 studies were of itch (n = 7), pain (n = 2) and cough (n = 1).",
        None,
    ),
    "people of the studies last counted": ("Of 702 records, 11 studies (n = 257) were included.", 257),
    "one person to whom something happened": ("Varinol was given daily. Itch was seen in one patient.", None),
    "those who score": ("We saw 344 persons. Films were scored by two clinicians.", 344),
    "data of an earlier study": ("Recordings from 20 patients of a previous study were read again.", 20),
    "a second look": ("This secondary analysis used data from 52 patients in a prior trial.", 52),
    "numbered cohorts": ("We pooled two cohorts (n1 = 60, n2 = 41).", 101),
    "pairs of people by their kind": ("Twelve pairs of twins were tested.", 24),
    "some who died": ("Of 52 admissions, 8 died.", 52),
    "people told by what they did": ("Twenty gliders drank varinol.", 20),
    "people told by what they were given": ("23 experienced gliders were given varinol.", 23),
    "those who answered of those asked": ("In total, 1,435 (56%) of 2,562 students answered.", 1435),
    "those left for an analysis": (
        "Of the 246 women who chose varinol, many kept it. Of the 151 women included in the analysis, 21 stopped.",
        246,
    ),
    "each of two groups that are named": ("Varinol and control groups had 20 patients each.", 40),
    "so many each": ("Thirty patients each were assigned to the varinol and placebo groups.", 60),
    "a verb far off": (
        "110 children with malignant diseases (leukaemia excepted) who survived were followed (1996-1998)."
        " Side effects occurred in 28 patients.",
        110,
    ),
}


@pytest.mark.parametrize(("text", "n"), CASES.values(), ids=CASES)
def test_enrolled(text: str, n: int | None) -> None:
    assert extract_card(text).n == n


def test_enrolled_comes_from_the_methods_and_not_from_a_denominator() -> None:
    assert extract_card(CROSSOVER).n == 18
    assert extract_card(FULL_TEXT).n == 18


def test_analysed_beside_enrolled() -> None:
    card = extract_card("METHODS: Ninety patients were randomised. RESULTS: 84 patients were analysed.")
    assert (card.n, card.analysed) == (90, 84)


def test_arms() -> None:
    card = extract_card("METHODS: Patients were randomised to varinol (n = 47) or placebo (n = 16).")
    assert card.arms == (Arm("varinol", 47), Arm("placebo", 16))


def test_groups_told_apart_are_arms_in_the_words_of_the_source() -> None:
    card = extract_card("We compared 46 patients with Itch and 19 healthy controls.")
    assert card.arms == (Arm("patients with Itch", 46), Arm("healthy controls", 19))
    card = extract_card("We enrolled 1638 (EAST) and 1647 (WEST) patients with itch.")
    assert card.arms == (Arm("EAST", 1638), Arm("(WEST) patients with itch", 1647))


def test_sexes_and_groups_of_one_name_are_no_arms() -> None:
    assert extract_card("We enrolled 20 men and 40 women.").arms == ()
    assert extract_card("Twelve patients received varinol and 14 patients received placebo.").arms == ()


def test_a_case_report_is_of_one_person() -> None:
    card = extract_card("We report the case of a 45-year-old woman. She recovered.", title="A case report")
    assert card.n == 1


def test_animals_are_no_people() -> None:
    assert (
        extract_card("Rats were given varinol; 12 rats and 12 controls were killed.", title="Varinol in rats").n is None
    )
