"""What health copy says when it asserts something: words by the observation they stand for.

One entry a word or phrase, in lower case; a star stands for any ending. The lists are general on purpose: no product,
drug or brand is named. To teach the detector a word, add it to the list of the observation it shows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

SIGNALS: dict[str, str] = {
    "efficacy": """
        effective, effectively, effectiveness, ineffective, efficac*, improv*, reliev*, relief,
        remission*, respond*, response, responses, alleviat*, beneficial, benefited, recover,
        recovery, heals, heal, healing, cure, cures, cured, promising, breakthrough, life-changing,
        life changing, groundbreaking, revolution*, transformative, game changer, potent, powerful,
        robust, remarkable, success, successful*, success rate*, fails, fall short, inadequate,
        works, work for, working for, reduces, reduce, reduced, reducing, reduction*, lowers,
        lowered, eases, ease, soothe*, prevent*, restore*, restoring, enhanc*, boost*, optimiz*,
        optimis*, rejuvenat*, strengthen*, outcomes, effect on, effects on, quality of life, symptom
        relief, hope, proven, treats, treating, treat, protect*, combat*, fights, fight,
        counteract*, repair, repairs, smooth*, whiten*, better sleep, quicker, weight loss, lose
        weight, lost weight, useful for, good for, suitable for, helpful, no effect, no benefit,
        placebo, say goodbye, goodbye to, saved my life, save lives, saves lives, saving lives, life-saving, no
        more, get rid of, antidepressant effect*, therapeutic effect*, well-being, wellbeing, savings of,
        gains, performance, gold standard, resilien*, benefit from
    """,
    "improvement": """
        benefit, benefits, advantage*, help, helps, helped, helping, lower, cut, cuts, support,
        supports, supporting, supported, aid, aids, encourage*, foster*, promote, promotes,
        promoting, maintain*, increase, increases, increased, increasing, decrease, decreases,
        decreased, decreasing, better, best, ideal, impact*, effect, effects, essential for,
        important for, crucial for, vital for, contribute*, conducive to, address*, manage*, correct, corrects,
        eliminat*,
        minimiz*, minimis*, slow, slows, delay, delays, shown to, allow*, enable*, offer hope,
        ability to, potential to, popular for, lead to, leads to, leading to, result in, results in,
        make it easier
    """,
    "safety": """
        safe, safely, safer, safest, safety, unsafe, side effect*, side-effect*, adverse*,
        tolerated, tolerable, tolerability, toxic*, harm, harms, harmful, harmless, danger*, risk of
        abuse, risk of addiction, risk of dependen*, risk of bleeding, serious risk*, potential
        risks, contraindicat*, addict*, habit forming, non habit, dependency, dependence, non-addictive, abuse, misuse,
        overdos*, withdrawal, interact with, interaction, interactions, interacts with, caution*,
        avoid, should not take, nausea, vomiting, dizziness, headache*, bleeding, fatal*, death*,
        mortality, injury, injure*, burns, scar*, liver damage, complication*, irritation, allergic reaction*,
        anaphyla*, hypersensitiv*, irritating,
        warning*, poisoning, pregnan* women, downtime, gentle, mild and, well-tolerated, at risk
        include, overuse, contaminat*, lethal, kidney damage, diarrhea, diarrhoea, hepatotoxic*,
        liver injury, black box, boxed warning, long-term effects, residual, tolerance, suicidality,
        seizure*, hypotension, palpitation*
    """,
    "onset": """
        rapid, rapidly, quick, quickly, fast, faster, fastest, fast-acting, immediate, immediately,
        instant*, swift*, onset, within hours, within days, within minutes, within weeks, takes
        effect, take effect, taking effect, kick in, long-lasting, lasting, sustained, last, last for,
        lasts, short-lived, durable, durability, transient, subside*, peak*, half-life, wear off,
        wears off, rapid-acting, takes weeks, weeks to, months to, hours to, days to, become
        effective, long-term, short-term, start working, starts working, wanes, fade*
    """,
    "mechanism": """
        mechanism*, receptor*, neurotransmitter*, neuroplasticity, plasticity, synap*, glutamate,
        serotonin*, dopamine, pathway*, inhibit*, block, blocks, blocking, bind, binds, binding,
        antagonist*, agonist*, modulat*, regulate, regulates, regulating, regulation of, stimulat*,
        activat*, enzyme*, mediated, signaling, signalling, signals, cellular, mitochondri*,
        hormone*, cortisol, insulin, collagen synthesis, antioxidant*, inflammat*, cytokine*,
        oxidative, metaboli*, by blocking, by increasing, by reducing, acts on, act on, acts by,
        works by, work by, neural connection*, neurons, neuronal, brain-derived, gene expression,
        free radical*, absorb*, absorption, bioavailab*, converted, converts, synthesis,
        synthesize*, precursor*, microbiome, gut bacteria, growth factor*, triggers, trigger,
        penetrate*, secret*, released, releases, release of, suppress*, upregulat*, downregulat*,
        immune cells, clotting, vasodilat*, nitric oxide, contains, rich in, crosses the, rewir*,
        chelat*, excret*, chemical, mimic*, wavelength*
    """,
    "physiology": """
        cell, cells, nerve, nerves, nervous system, cortex, prefrontal, amygdala, hippocamp*, connectivity, glycogen,
        circulation, blood flow, collagen production, collagen, elastin, keratin, spinal cord, membrane*, molecule*,
        fat cells, vessel*, artery, arteries, oxygen, atp, gut lining, skin barrier, barrier, consolidation, extinction,
        chemistry, chemical messenger*, signal, nutrients, saturation, follicle*, pore, pores, melanin, airway,
        airways, valve*, cartilage, endocrine, thyroid, adrenal, enzymes, electrolyte*, digest*, acids, fibers,
        fibres, rhythm, circadian, process, loop, amino acids, phosphate, hemoglobin, haemoglobin, plaque, particles
    """,
    "harm": """
        risk, risks, damage*, interfere*, weaken*, weakness, cramp, cramps, gout, blindness, heart attack,
        chest pain, rash,
        itching, swelling, bruis*, cough, blister*, stinging, redness, tired, drowsy, drowsiness, faint*, dizzy, fever,
        infection*, birth defects, tumor*, tumour*, overload, sore, soreness, pinch, upset, reaction, reactions, rare,
        uncommon, drooping, wears down, bring on, do not use, do not take, shouldn't take, shouldn't, stop taking,
        mercury, lead poisoning, impurit*, gentler, easier on, pregnancy, breastfeeding, breastfeed, must not, should be
        avoided, not suitable, not recommended, not be taken, not for people, driving, not drive, cannot drive
    """,
    "comparison": """
        unlike, compared to, compared with, in comparison, versus, vs, than, superior, inferior,
        outperform*, rather than, as effective as, similar to, equivalent to, alternative to,
        conventional, traditional, more effective, less effective, other treatments, advantage over,
        relative to, in contrast to, comparable, no other, most effective, gold standard, first choice, differ,
        differs, different from
    """,
    "epidemiology": """
        million, millions, billion*, prevalen*, incidence, affects, affecting, worldwide, globally,
        commonly, widespread, common condition*, americans, population*, epidemic, pandemic, people
        live with, suffer from, sufferers, leading cause, characterized by, characterised by,
        symptoms include, symptoms often include, symptoms, is a condition, chronic condition*,
        disorder*, deficien*, underdiagnosed, undiagnosed, lifetime, high risk of, risk factor*, at
        risk, at higher risk, more likely, less likely, rates of, cases of, diagnosed with,
        associated with, linked to, one in, burden, caused by, causes, debilitating, onset of
        disease, disease*
    """,
    "history": """
        discovered, first used, first synthesized, first synthesised, synthesized in, developed in,
        developed by, originally, invented, introduced, for decades, for centuries, centuries, since
        the, in the 19*, in the 20*, dates back, historically, history, ancient, traditional chinese
        medicine, ayurved*, pioneer*, it was not until, was not until, widely accepted, has been
        used, have been used, once known, gained popularity, gained attention, has been studied
    """,
    "regulation": """
        fda, approved, approval, ema, mhra, regulat* agency, unapproved, off-label, schedule i, schedule ii,
        schedule iii, schedule iv,
        schedule v, dea schedule*, rescheduled,
        controlled substance*, banned, recall*, clearance, fda-cleared, fda-approved, licensed,
        unregulated, regulated by, legal*, illegal, prescription only, guideline*, recommends,
        recommended by, endorsed by, world health organization, cdc, nih, efsa, health canada,
        dietary guidelines, upper limit, daily allowance, gmp, third-party tested, certified, ce mark*, ukca,
        investigational
    """,
    "study": """
        study, studies, trial, trials, research, researchers, meta-analysis, meta-analyses,
        meta-analytic, systematic review*, clinical trial*, randomized, randomised, evidence, data,
        findings, found that, showed, shown, demonstrated, demonstrate, reported, scientists,
        experts, survey*, cohort*, placebo-controlled, double-blind, participants, literature,
        clinically proven, scientifically, clinically tested, dermatologist*, observational,
        investigat*, published, journal, analysis, review, report
    """,
    "attribution": """
        published in, conducted in, conducted by, conducted at, led by, university, school of
        medicine, institute, et al, journal of, lancet, jama, bmj, cochrane, nature medicine, new
        england journal, a team from, researchers at, according to
    """,
    "procedure": """
        administered, administer, administration, administering, intravenous*, infusion involves,
        injected, orally, topically, session*, dosing, dosage*, dose, doses, evaluation,
        consultation, assessment, monitored, monitoring, observed, supervision, appointment*,
        procedure*, performed, prescribed, recommended, take with food, applied to, apply, on an
        empty stomach, capsule*, tablet*, before bed, preparation, protocol*, titrat*, maintenance,
        treatment plan, are advised, administered by, typically involve*, involve*, eligib*, refer
        you, setting, advised, clinician*, candidates, evaluated, taper*, treatment option*,
        combination of, informed
    """,
    "diagnosis": """
        sensitivity, specificity, accura*, diagnos*, biomarker*, screening, screen for, blood test*,
        lab test*, panel, assay*, detect, detects, detection, reference range*, normal range*,
        optimal range*, test results, test result, testing, measures your, measure your, imaging,
        indicates, indicator*, false positive*, false negative*, predictive, hemoglobin a1c, hba1c,
        test can, tests can, marker*, levels of, high levels, low levels, elevated, reading, readings, finger prick,
        blood draw, cut-off*
    """,
    "suicide": "suicid*, self-harm, self harm",
    "hedge": "may, might, could, potential*, possibly, perhaps, believed, thought to, appears, suggest*, likely, seem*",
    "topic": """
        vaccin*, probiotic*, bacteria*, virus*, vital, crucial, essential, important, key role, plays a,
        critical, significant*, unique,
        older adults, elderly, adolescents, infants, innovative, novel, popular, rich source, cornerstone,
        foundation*, necessary, required,
        require, requires, needs, need, consider*, treatment*, therap*, medication*, drug, drugs,
        supplement*, vitamin*, mineral*, nutrient*, patients, patient, health, healthy, medical,
        medicine*, clinical, clinic, body, brain, skin, sleep, heart, blood, liver, kidney*, gut,
        bone*, muscle*, weight, diet, pain, anxiety, depress*, mood, stress, fatigue, energy,
        immune, cancer, diabetes, cholesterol, pressure, aging, ageing, women, men, children,
        adults, people, doctor*, physician*, provider*, symptom*, infection*, exercise, glucose,
        acid, oil, extract, herb*, food, foods, compound, age, device*, light, laser, hair,
        wrinkle*, nasal, oral, memory, cognit*, attention, function*, dietary, intake, tissue*,
        organ, organs, ingredient*, formula, product*, brand*, label*, effect*, risk*, quality,
        pregnan*, caffeine, cardiovascular, hypertension, condition*, nerve*, hormonal, fertility,
        menopaus*, joint*, allerg*, inject*, infusion*, test, tests, levels, level
    """,
}
"""Signal name → its words."""

_Entry = tuple[str, tuple[str, ...]]


def _entries() -> tuple[dict[str, list[_Entry]], dict[str, list[_Entry]]]:
    """Entries by their exact first word, and by the beginning of it."""
    exact: dict[str, list[_Entry]] = defaultdict(list)
    stems: dict[str, list[_Entry]] = defaultdict(list)
    for signal, lines in SIGNALS.items():
        for entry in lines.replace("\n", " ").split(","):
            first, *rest = entry.replace("-", " ").split()
            table = stems if first.endswith("*") else exact
            table[first.removesuffix("*")].append((signal, tuple(rest)))
    return dict(exact), dict(stems)


_EXACT, _STEMS = _entries()
_SHORTEST, _LONGEST = min(map(len, _STEMS)), max(map(len, _STEMS))


@lru_cache(maxsize=16384)
def _beginning_with(word: str) -> tuple[_Entry, ...]:
    word = word.removesuffix("'s")
    found = list(_EXACT.get(word, ()))
    for length in range(_SHORTEST, min(len(word), _LONGEST) + 1):
        found.extend(_STEMS.get(word[:length], ()))
    return tuple(found)


def observed(words: Sequence[str]) -> dict[str, int]:
    """How many words or phrases of each signal stand in a sentence's `words`."""
    counts: dict[str, int] = {}
    for index, word in enumerate(words, 1):
        for signal, rest in _beginning_with(word):
            if not rest or _follows(words, index, rest):
                counts[signal] = counts.get(signal, 0) + 1 + bool(rest)
    return counts


def _follows(words: Sequence[str], index: int, rest: tuple[str, ...]) -> bool:
    if index + len(rest) > len(words) or (words[index] != rest[0] and rest[0][-1] != "*"):
        return False
    return all(
        word.startswith(part[:-1]) if part[-1] == "*" else word == part
        for word, part in zip(words[index : index + len(rest)], rest, strict=True)
    )
