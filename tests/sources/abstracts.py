"""Abstracts of studies that never took place."""

CROSSOVER_TITLE = "A randomised trial of varinol in stubborn hay fever"
CROSSOVER = """\
BACKGROUND: Recent trials in mice and a meta-analysis suggest that varinol works. OBJECTIVE: To see if it helps.
METHODS: In this randomised, double-blind, placebo-controlled crossover trial, eighteen adults with treatment-resistant
hay fever received a single intravenous infusion of varinol (0.5 mg/kg) or saline over 40 minutes, one week apart, at a
single centre.
RESULTS: Of the 17 patients treated with varinol, 71% met response criteria and 29% met remission criteria one day
after infusion. Response was 60% in the varinol group and 20% in the placebo group at 8 weeks (odds ratio 2.1, 95% CI
1.2 to 3.4; p < .01). Mean symptom score fell from 33.2 ± 4.1 to 12.0 ± 6.2 with varinol.
CONCLUSIONS: Varinol may act within a day. Its mechanism remains unclear.
"""

OPEN_LABEL = """\
We report an open-label pilot study. Twelve patients with chronic itch received six infusions of varinol (0.5 mg/kg)
three times weekly over 12 days. Eight (67%) of 12 patients responded. Further controlled trials are needed.
"""

RETROSPECTIVE = """\
This retrospective analysis used the records of 220 patients with hay fever who had responded to four to eight
infusions. Sixty percent of responders still felt better after 8 weeks, as shown by Kaplan-Meier curves.
"""

FULL_TEXT = f"""\
# {CROSSOVER_TITLE}

## Introduction

Hay fever is common. Previous studies enrolled 4,000 children and cured 95% of them.

## Methods

### Participants

Eighteen adults with treatment-resistant hay fever were enrolled and randomly assigned to varinol or saline.

## Results

Table 1 shows the sample. At day 1, 12 of 17 patients (70.6%) responded to varinol.

## Discussion

The small sample is a limit. Varinol may work.

## References

1. Someone A. A systematic review of 99 trials in rats. 88% died. 2001.
"""
