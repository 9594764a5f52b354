"""Scoring version 2, worked out apart from KetenScan's own code: exact fractions, NumPy and SciPy.

Written from the published formulas (docs/scoring.md), never from the program. Scores, gaps and agreement are exact fractions, so
that a tie is a tie; only what needs a root or a quantile is a float. protected2.py holds what a protected round does otherwise.
"""
from collections import namedtuple
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

import numpy as np
from scipy import special, stats

# answers: one tuple per principle, 0 where there is none; level "s" or "o".
Sheet = namedtuple("Sheet", "partner level answers priorities")
# partners: {key: how many were asked, or None}; minimum: None for a named round; pooled: keys announced as pooled.
Chain = namedtuple("Chain", "statements weighting minimum partners sheets pooled previous", defaults=((), None))
# A group of people that is sampled by itself: one partner, or the pool.
Stratum = namedtuple("Stratum", "keys people invited")


def total(values, power=1):
    """The exact sum, by denominator: many people have scores of few denominators."""
    sums = {}
    for value in values:
        sums[value.denominator] = sums.get(value.denominator, 0) + value.numerator**power
    return sum(Fraction(above, below**power) for below, above in sums.items())


def mean(values):
    values = list(values)
    return Fraction(total(values)) / len(values)


def rounded(value, digits):
    """Half away from zero; a fraction exactly, a float by its fifteen first digits."""
    if value is None:
        return None
    exact = value if isinstance(value, Fraction) else Fraction(Decimal(f"{float(value):.15g}"))
    whole = int(abs(exact) * 10**digits + Fraction(1, 2))
    return Fraction(whole if exact >= 0 else -whole, 10**digits)


def band(score):
    shown = rounded(score, 1)
    return None if score is None else "strength" if shown >= 4 else "watch" if shown >= 3 else "concern"


@lru_cache(maxsize=None)
def score_of(answers):
    """Rule 1: the mean of the valid answers, where at least half of the statements have one."""
    valid = [a for a in answers if a]
    return Fraction(sum(valid), len(valid)) if valid and 2 * len(valid) >= len(answers) else None


def squares(values):
    """Of the distances from the mean; exact, so that the short way is as good as the long one."""
    return total(values, 2) - Fraction(total(values)) ** 2 / len(values)


def by_partner(people):
    groups = {}
    for sheet in people:
        groups.setdefault(sheet.partner, []).append(sheet)
    return groups


def partner_strata(chain, people):
    return [Stratum((key,), group, chain.partners[key]) for key, group in sorted(by_partner(people).items())]


def everyone_answered(chain, people):
    groups = by_partner(people)
    return all(asked is not None and asked == len(groups.get(key, ())) for key, asked in chain.partners.items())


def half_width(chain, strata, value, s=None):
    """Rule 7: half of the 95 % interval of a mean over strata (Cochran, chapter 5), or None. value(sheet); s in place of the pooled one."""
    people = [sheet for stratum in strata for sheet in stratum.people]
    n = len(people)
    left = lambda answered, asked: 1 if asked is None else 1 - Fraction(answered, asked)
    if chain.weighting == "partner":
        degrees = sum(len(stratum.people) - 1 for stratum in strata)
    else:
        degrees = n - 1
    if degrees < 1:
        return None
    if s is not None:
        square = s * s
    elif chain.weighting == "partner":
        square = sum(squares([value(sheet) for sheet in stratum.people]) for stratum in strata) / degrees
    else:
        square = squares([value(sheet) for sheet in people]) / degrees
    if square == 0:
        return 0 if everyone_answered(chain, people) else None
    if chain.weighting == "partner":
        heavy = sum(len(stratum.keys) for stratum in strata)
        share = sum(len(u.keys) ** 2 * left(len(u.people), u.invited) / Fraction(len(u.people)) for u in strata) / heavy**2
    else:
        asked = list(chain.partners.values())
        share = left(n, None if None in asked else sum(asked)) / Fraction(n)
    return 0 if share == 0 else quantile(degrees) * np.sqrt(float(square) * float(share))


def quantile(degrees):
    """Student's t at 97.5 %. By way of the beta distribution: stats.t.ppf of SciPy 1.10 is right to eight digits only."""
    rest = special.betaincinv(float(degrees) / 2, 0.5, 0.05)
    return np.sqrt(float(degrees) * (1 - rest) / rest)


def ends(centre, half, clip=False):
    if centre is None or half is None:
        return None
    low, high = (centre, centre) if half == 0 else (float(centre) - half, float(centre) + half)
    return (max(Fraction(1), low), min(Fraction(5), high)) if clip else (low, high)


def sure(interval):
    """Whether 0 lies outside."""
    return None if interval is None else bool(interval[0] > 0 or interval[1] < 0)


def rwg(columns):
    """James, Demaree and Wolf (1984), from the answers to each statement."""
    m = mean([squares(column) / (len(column) - 1) for column in columns])
    if m >= 2:
        return Fraction(0)
    j = len(columns)
    return j * (1 - m / 2) / (j * (1 - m / 2) + m / 2)


def adm(columns):
    """Burke and Dunlap (2002)."""
    return mean([mean([abs(a - mean(column)) for a in column]) for column in columns])


def alpha(sheets):
    """Cronbach (1951), over whole sheets."""
    j, whole = len(sheets[0]), squares([sum(sheet) for sheet in sheets])
    if j < 2 or whole == 0:
        return None
    return Fraction(j, j - 1) * (1 - sum(squares(column) for column in columns_of(sheets)) / whole)


def columns_of(sheets):
    return [[Fraction(a) for a in column if a] for column in zip(*sheets)]


def icc(strata, value):
    """Bliese (2000) and whether the groups differ at 5 %: (ICC(1), significant), or (None, False)."""
    groups = [[value(sheet) for sheet in stratum.people] for stratum in strata]
    n, k = sum(map(len, groups)), len(groups)
    if k < 2 or n == k:
        return None, False
    grand = mean([v for group in groups for v in group])
    between = sum(len(group) * (mean(group) - grand) ** 2 for group in groups) / (k - 1)
    within = sum(squares(group) for group in groups) / (n - k)
    below = between + (Fraction(n, k) - 1) * within
    if below == 0:
        return None, False
    return (between - within) / below, within == 0 or float(between / within) > stats.f.ppf(0.95, k - 1, n - k)


def partners_differ(icc_and_test):
    correlation, significant = icc_and_test
    return None if correlation is None else bool(correlation >= Fraction(1, 4) and significant)


def reading(complete, ad, rwg_j, icc_and_test):
    if complete < 5 or rwg_j is None:
        return None
    if ad > Fraction(5, 6) or partners_differ(icc_and_test):
        return "divided"
    return next((name for name, from_ in (("strong", 71), ("moderate", 51), ("weak", 31)) if rwg_j >= Fraction(from_, 100)), "none")


def welch(gap, one, other):
    """Rule 8: the interval of the gap between two levels, with Satterthwaite's degrees of freedom."""
    if len(one) < 2 or len(other) < 2:
        return None
    parts = [(squares(v) / (len(v) - 1) / len(v), len(v) - 1) for v in (one, other)]
    both = sum(part for part, _ in parts)
    if both == 0:
        return None
    degrees = both**2 / sum(part**2 / df for part, df in parts)
    return ends(gap, quantile(degrees) * np.sqrt(float(both)))


def change_of(now, before):
    """Rule 9: over the partners with a score in both rounds."""
    both = [now[key] - before[key] for key in sorted(now) if key in before]
    if not both:
        return None
    interval = None
    if len(both) >= 3 and squares(both) > 0:
        spread = squares(both) / (len(both) - 1)
        interval = ends(mean(both), quantile(len(both) - 1) * np.sqrt(float(spread / len(both))))
    return {"score": mean(both), "partners": len(both), "interval": interval, "moved": sure(interval)}


def named_principle(chain, p):
    """Rules 1 to 8 for principle p (from 0); figures are not rounded."""
    value = lambda sheet: score_of(sheet.answers[p])
    people = [sheet for sheet in chain.sheets if value(sheet) is not None]
    strata = partner_strata(chain, people)
    scores = {stratum.keys[0]: mean([value(sheet) for sheet in stratum.people]) for stratum in strata}
    columns = columns_of([sheet.answers[p] for sheet in people]) or [[] for _ in range(chain.statements[p])]
    whole = [sheet for sheet in people if 0 not in sheet.answers[p]]
    result = {
        "people": people, "value": value, "strata": strata, "scores": scores, "respondents": len(people), "shown": True, "whole": True,
        "counts": {key: sum(sheet.partner == key for sheet in people) for key in chain.partners}, "withheld": set(), "pool": None,
        "statements": [(column, len(people) - len(column)) for column in columns], "completeSheets": len(whole),
        "conservative": False, "rwgJ": None, "adM": None, "alpha": None, "withinPartners": None,
    }
    if chain.weighting == "partner":
        result["score"] = mean(scores.values()) if scores else None
    else:
        result["score"] = mean([value(sheet) for sheet in people]) if people else None
    result["half"] = half_width(chain, strata, value) if people else None
    valid = [a for column in columns for a in column]
    result["favourable"] = Fraction(sum(a >= 4 for a in valid), len(valid)) if valid else None
    if len(whole) >= 2:
        sheets = [sheet.answers[p] for sheet in whole]
        result |= {"rwgJ": rwg(columns_of(sheets)), "adM": adm(columns_of(sheets)), "alpha": alpha(sheets)}
        within = [rwg(columns_of([s.answers[p] for s in group])) for group in by_partner(whole).values() if len(group) >= 2]
        result["withinPartners"] = mean(within) if within else None
    test = icc(strata, value)
    result["icc1"], result["partnersDiffer"] = test[0], partners_differ(test)
    result["reading"] = reading(len(whole), result["adM"], result["rwgJ"], test)
    level = {name: [value(sheet) for sheet in people if sheet.level == name] for name in "so"}
    means = {name: mean(values) if values else None for name, values in level.items()}
    result["levels"] = (means["s"], means["o"])
    result["gap"] = None if None in result["levels"] else means["s"] - means["o"]
    result["gapInterval"] = None if result["gap"] is None else welch(result["gap"], level["s"], level["o"])
    if chain.weighting == "partner" and scores and all(stratum.invited is not None for stratum in strata):
        result["halfPointLower"] = lower(strata, [scores[stratum.keys[0]] for stratum in strata])
    return result


def lower(strata, scores):
    """Rule 7: had those who were asked and are not in R scored half a point below their partner's mean."""
    parts = [len(u.keys) * (s - Fraction(u.invited - len(u.people), 2 * u.invited)) for u, s in zip(strata, scores)]
    return sum(parts) / sum(len(u.keys) for u in strata)


def ranks(results, told_apart):
    """Rule 9: from 1 + (number certainly higher) to P - (number certainly lower). told_apart(a, b): 1, -1 or 0."""
    scored = [p for p, result in enumerate(results) if result["score"] is not None]
    above = {p: [0, 0] for p in scored}
    for a in scored:
        for b in scored:
            side = told_apart(a, b) if a < b else 0
            if side:
                above[b if side > 0 else a][0] += 1
                above[a if side > 0 else b][1] += 1
    return {p: (1 + higher, len(scored) - lower_) for p, (higher, lower_) in above.items()}


def compare(chain, strata, value):
    """1 where the mean of value is certainly above 0, -1 below, 0 where that cannot be said."""
    if not strata:
        return 0
    groups = [[value(sheet) for sheet in stratum.people] for stratum in strata]
    if chain.weighting == "partner":
        centre = sum(len(u.keys) * mean(g) for u, g in zip(strata, groups)) / sum(len(u.keys) for u in strata)
    else:
        centre = mean([v for group in groups for v in group])
    return (1 if centre > 0 else -1) if sure(ends(centre, half_width(chain, strata, value))) else 0
