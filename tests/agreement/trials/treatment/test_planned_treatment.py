"""What is planned for the arms of a trial, in everyday words: how much, how often, of how many parts, in which arms."""

from __future__ import annotations

import pytest

from tests.agreement.making import verdict

DRUGS = """Primary trial
INTERVENTION 1:
  Velorin and Taxine
  Velorin 600 mg/m2 and taxine 60 mg/m2 IV, every 21 days for 4 cycles
INTERVENTION 2:
  Taxine
  Taxine 60 mg/m2 IV, every 21 days for 4 cycles"""
TABLETS = """Primary trial
INTERVENTION 1:
  Rosalin
  Rosalin 20 mg (2 tablets) daily for 12 weeks. If tolerated, the dose may be raised by 5 mg.
INTERVENTION 2:
  Mirabin
  Mirabin 300 mg capsules every 12 hours for 12 weeks"""
TWICE_TOLD = """Primary trial
INTERVENTION 1:
  Ostrine
  9 mg of ostrine daily (3 mg tid) for 8 weeks"""
VISITS = """Primary trial
INTERVENTION 1:
  Peer Support
  Peer support: 10 weekly group lessons, a printed guide and a pedometer
INTERVENTION 2:
  Video
  A video on rest
Secondary trial
INTERVENTION 1:
  Barolin Cream
  Barolin cream 0.25% once per week, with a bandage of 6, 8 or 10 cm
INTERVENTION 2:
  Vehicle Cream
  Vehicle cream once per week, with a bandage of 6, 8 or 10 cm"""
ONE_EACH = """Primary trial
INTERVENTION 1:
  Barolin
  Barolin 5 mg daily
Secondary trial
INTERVENTION 1:
  Scan
  One scan"""


@pytest.mark.parametrize(
    ("false", "true", "record"),
    [
        # a number in one word is a number
        (
            "the dose of velorin in the primary trial is twice the dose of taxine",
            "the dose of velorin in the primary trial is ten times the dose of taxine",
            DRUGS,
        ),
        (
            "the barolin cream of the secondary trial is applied thrice per day",
            "the barolin cream of the secondary trial is applied once per week",
            VISITS,
        ),
        # what all doses of a day come to, and what is given at once
        (
            "the rosalin group of the primary trial takes a daily dose of 10 mg",
            "the rosalin group of the primary trial takes a daily dose of 20 mg",
            TABLETS,
        ),
        (
            "rosalin 20 mg in the primary trial is taken as four tablets",
            "rosalin 20 mg in the primary trial is taken as two tablets",
            TABLETS,
        ),
        (
            "mirabin in the primary trial is given at 600 mg every 12 hours",
            "mirabin in the primary trial is given at 300 mg every 12 hours",
            TABLETS,
        ),
        (
            "ostrine comes to 27 mg per day in the primary trial",
            "ostrine comes to 9 mg per day in the primary trial",
            TWICE_TOLD,
        ),
        # a strength and a size are not added up
        (
            "the barolin cream of the secondary trial has a strength of 0.5%",
            "the barolin cream of the secondary trial has a strength of 0.25%",
            VISITS,
        ),
        (
            "the bandages of the secondary trial are 6, 8 and 20 cm",
            "the bandages of the secondary trial are 6, 8 and 10 cm",
            VISITS,
        ),
        # weeks are not as loose as months
        (
            "rosalin in the primary trial goes on for 13 weeks",
            "rosalin in the primary trial goes on for 12 weeks",
            TABLETS,
        ),
        # more than can be counted, whatever it is called
        (
            "peer support in the primary trial is made of 30 weekly group lessons",
            "peer support in the primary trial is made of 10 weekly group lessons",
            VISITS,
        ),
        (
            "the peer support of the primary trial has six distinct components",
            "the peer support of the primary trial has three distinct components",
            VISITS,
        ),
        (
            "the primary trial compares seven kinds of support",
            "the primary trial compares two kinds of support",
            VISITS,
        ),
        # somebody who is given all of it
        (
            "after eight weeks a patient of the primary trial who never missed her ostrine will have had 300 doses",
            "after eight weeks a patient of the primary trial who never missed her ostrine will have had 168 doses",
            TWICE_TOLD,
        ),
        (
            "over all four cycles a patient of the primary trial accumulates 500 mg/m2 of taxine",
            "over all four cycles a patient of the primary trial accumulates 240 mg/m2 of taxine",
            DRUGS,
        ),
        # what may be, as the lines have it
        (
            "rosalin in the primary trial may be raised by 12 mg",
            "rosalin in the primary trial may be raised by 5 mg",
            TABLETS,
        ),
        # which arms get it
        (
            "velorin is part of the regimen for each of the two cohorts in the primary trial",
            "velorin is part of the regimen for one of the two cohorts in the primary trial",
            DRUGS,
        ),
        (
            "in exactly two arms of the primary trial, people use a pedometer",
            "in exactly one arm of the primary trial, people use a pedometer",
            VISITS,
        ),
        (
            "mirabin is used in zero of the two groups of the primary trial",
            "mirabin is used in one of the two groups of the primary trial",
            TABLETS,
        ),
        (
            "the primary trial and the secondary trial each have two intervention groups",
            "the primary trial and the secondary trial each have only one intervention group",
            ONE_EACH,
        ),
        (
            "both the primary trial and the secondary trial consist of two arms",
            "the primary trial and the secondary trial together have two arms",
            ONE_EACH,
        ),
    ],
)
def test_a_plan_in_other_words(false: str, true: str, record: str) -> None:
    assert (verdict(false, record), verdict(true, record) != "differs") == ("differs", True)


@pytest.mark.parametrize(
    ("claim", "record"),
    [
        ("the primary trial compares three ways of support", VISITS),
        ("ostrine comes to 3 mg at once in the primary trial", TWICE_TOLD),
        ("each rosalin tablet of the primary trial has 10 mg", TABLETS),
        ("rosalin in the primary trial goes on for three months", TABLETS),
        ("the primary trial and the secondary trial each have at least one group", ONE_EACH),
        ("in both the primary trial and the secondary trial, one group has a scan or a drug", ONE_EACH),
        ("neither of the two arms in the primary trial involves a drug, and lessons are offered in both", VISITS),
        ("of the four arms described in the two trials, only one uses a pedometer", VISITS),
        ("the barolin cream of the secondary trial has an activity of 37 MBq", VISITS),
        ("ten patient visits were planned in each of the two trials", VISITS),
    ],
)
def test_a_plan_that_may_be_so_does_not_differ(claim: str, record: str) -> None:
    assert verdict(claim, record) != "differs"
