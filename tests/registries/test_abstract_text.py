"""Abstracts as registries hold them, and as a reader sees them."""

from __future__ import annotations

import pytest

from evidence.registries.abstract_text import plain_abstract


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (
            "<jats:title>Abstract</jats:title><jats:sec><jats:title>Background</jats:title><jats:p>Light &amp; sleep."
            "</jats:p></jats:sec><jats:sec><jats:title>Results:</jats:title><jats:p>64% slept.</jats:p></jats:sec>",
            "Background: Light & sleep.\nResults: 64% slept.",
        ),
        ("<jats:p>One\n   paragraph.</jats:p>\n<jats:p>Two.</jats:p>", "One paragraph.\nTwo."),
        ("Plain words\n   over two lines.", "Plain words over two lines."),
        ("<h4>Methods</h4>We slept.<br/>Long.", "Methods: We slept.\nLong."),
        ("A dose of 10<sup>9</sup> copies, CO<sub>2</sub>, 10<jats:sup>−3</jats:sup>",
         "A dose of 10⁹ copies, CO2, 10⁻³"),
        ("The 5<sup>th</sup> week", "The 5th week"),
        ("p<0.05, n<b and c>d, x &lt; 5 &amp;lt; 6", "p<0.05, n<b and c>d, x < 5 < 6"),
        ("&lt;p&gt;Escaped &lt;i&gt;once&lt;/i&gt; more.&lt;/p&gt;", "Escaped once more."),
        ("<jats:p>&lt;29 weeks</jats:p>", "<29 weeks"),
        (
            "<jats:p>Rate <jats:inline-formula><jats:alternatives><jats:tex-math>$$x$$</jats:tex-math><mml:math>"
            "<mml:mi>x</mml:mi><mml:annotation>tex</mml:annotation></mml:math></jats:alternatives></jats:inline-formula>."
            "</jats:p>",
            "Rate x.",
        ),
        ("<![CDATA[<p>Inside.</p>]]>", "Inside."),
        ('<jats:sec sec-type="x"><jats:title> </jats:title><jats:p xml:lang="en">Words.</jats:p></jats:sec>', "Words."),
        ("<jats:sec><jats:title>Aims</jats:title><jats:sec><jats:title>Design</jats:title>A trial.</jats:sec>"
         "</jats:sec>", "Aims: Design: A trial."),
        ("<jats:p/>", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_markup_goes_and_words_labels_and_powers_stay(raw: str, shown: str) -> None:
    assert plain_abstract(raw) == shown
