"""What a protected round does otherwise (rule 10): units, scores from statements, and what is not shown. See scoring2.py."""
from fractions import Fraction

import numpy as np

from scoring2 import Stratum, adm, alpha, by_partner, columns_of, half_width, icc, lower, mean, partners_differ, reading, rwg, squares, welch


def units_of(chain, people, enough=lambda people: True):
    """The partners that stand alone and the pool, or None when even everybody together is too few."""
    groups, k = by_partner(people), chain.minimum
    # First all that must: too small, announced, or too few statements that count; then the next smallest.
    pool = {key for key, group in groups.items() if len(group) < k or key in chain.pooled or not enough(group)}
    alone = sorted(set(groups) - pool, key=lambda key: (len(groups[key]), key))
    together = lambda: [sheet for key in sorted(pool) for sheet in groups[key]]
    while pool and (len(together()) < k or len(pool) == 1 or not enough(together())):
        if not alone:
            return None
        pool.add(alone.pop(0))
    units = [Stratum((key,), groups[key], chain.partners[key]) for key in sorted(alone)]
    if pool:
        asked = [chain.partners[key] for key in pool]
        units.append(Stratum(tuple(sorted(pool)), together(), None if None in asked else sum(asked)))
    return units


def whole_allowed(chain, people, is_whole):
    """Only without any gap: an answer of somebody who gave few could be told by trying."""
    return len(people) >= chain.minimum and all(map(is_whole, people))


def nothing(chain, p):
    handed_in = {sheet.partner for sheet in chain.sheets}
    return {
        "people": [], "value": None, "strata": [], "scores": {}, "respondents": None, "shown": False, "whole": False, "score": None,
        "counts": {key: None if key in handed_in else 0 for key in chain.partners}, "withheld": handed_in, "pool": None,
        "statements": [None] * chain.statements[p], "completeSheets": None, "conservative": None, "rwgJ": None, "adM": None, "alpha": None,
        "withinPartners": None, "half": None, "favourable": None, "icc1": None, "reading": None, "partnersDiffer": None, "levels": (None, None), "gap": None,
        "gapInterval": None,
    }


def protected_principle(chain, p, value):
    k, j = chain.minimum, chain.statements[p]
    people = [sheet for sheet in chain.sheets if value(sheet) is not None]
    columns = lambda group: columns_of([sheet.answers[p] for sheet in group]) or [[] for _ in range(j)]
    counting = lambda group: [i for i, c in enumerate(columns(group)) if len(c) >= k and 2 * len(c) >= len(group)]
    enough = lambda group: 2 * len(counting(group)) >= j
    units = units_of(chain, people, enough) if len(people) >= k else None
    if units is None:
        return nothing(chain, p)

    all_columns, unit_columns, unit_counting = columns(people), [columns(u.people) for u in units], [counting(u.people) for u in units]

    def is_shown(i):
        small = any(1 <= len(c[i]) < k for c in unit_columns)
        return len(all_columns[i]) >= k and not (small and any(i in counted for counted in unit_counting))

    shown = [i for i in range(j) if is_shown(i)]
    unit_scores = [mean([mean(c[i]) for i in counted]) for c, counted in zip(unit_columns, unit_counting)]
    heavy = [len(u.keys) for u in units]
    if chain.weighting == "partner":
        score = sum(w * s for w, s in zip(heavy, unit_scores)) / sum(heavy)
    else:
        counted = [i for i in shown if 2 * len(all_columns[i]) >= len(people)]
        if 2 * len(counted) < j:
            return nothing(chain, p)
        score = mean([mean(all_columns[i]) for i in counted])

    alone = {u.keys[0]: s for u, s in zip(units, unit_scores) if len(u.keys) == 1}
    sizes = {u.keys[0]: len(u.people) for u in units if len(u.keys) == 1}
    handed_in = {sheet.partner for sheet in chain.sheets}
    pools = [(len(u.keys), len(u.people), s) for u, s in zip(units, unit_scores) if len(u.keys) > 1]
    whole = [sheet for sheet in people if 0 not in sheet.answers[p]]
    allowed = whole_allowed(chain, people, lambda sheet: 0 not in sheet.answers[p])
    result = nothing(chain, p) | {
        "people": people, "value": value, "strata": units, "scores": alone, "respondents": len(people), "shown": True, "whole": allowed,
        "score": score, "counts": {key: sizes.get(key, None if key in handed_in else 0) for key in chain.partners},
        "withheld": handed_in - set(alone), "pool": pools[0] if pools else None, "conservative": not allowed,
        "completeSheets": len(whole) if len(whole) == 0 or len(whole) >= k else None,
        "statements": [(all_columns[i], len(people) - len(all_columns[i])) if i in shown else None for i in range(j)],
        "s": cautious_s(chain, unit_columns, unit_counting, [all_columns[i] for i in shown]),
    }
    if shown:
        answers = [a for i in shown for a in all_columns[i]]
        result["favourable"] = Fraction(sum(a >= 4 for a in answers), len(answers))
        result["rwgJ"], result["adM"] = rwg([all_columns[i] for i in shown]), adm([all_columns[i] for i in shown])
    within = [[c[i] for i in counted if i in shown] for c, counted in zip(unit_columns, unit_counting)]
    within = [rwg(c) for c in within if c]
    result["withinPartners"] = mean(within) if within else None
    test = icc(units, value) if allowed else (None, False)
    result["icc1"], result["partnersDiffer"] = test[0], partners_differ(test)
    result["alpha"] = alpha([sheet.answers[p] for sheet in whole]) if allowed else None
    result["reading"] = reading(len(whole), result["adM"], result["rwgJ"], test)
    result["half"] = half_width(chain, units, value, None if allowed else result["s"])
    levels = level_scores(chain, p, people, unit_columns, units, shown, columns, counting)
    if levels:
        result["levels"], result["gap"] = levels, levels[0] - levels[1]
        if allowed:
            result["gapInterval"] = welch(result["gap"], *([value(s) for s in people if s.level == name] for name in "so"))
    if chain.weighting == "partner" and all(u.invited is not None for u in units):
        result["halfPointLower"] = lower(units, unit_scores)
    return result


def cautious_s(chain, unit_columns, unit_counting, shown_columns):
    """Rule 10: the mean over the statements of the standard deviation within units, which is never too small. None without a statement."""
    if chain.weighting == "respondent":
        parts = [squares(column) / (len(column) - 1) for column in shown_columns]
    else:
        parts = []
        for i in sorted({i for counted in unit_counting for i in counted}):
            groups = [c[i] for c, counted in zip(unit_columns, unit_counting) if i in counted]
            parts.append(sum(map(squares, groups)) / sum(len(group) - 1 for group in groups))
    return float(np.mean([np.sqrt(float(part)) for part in parts])) if parts else None


def level_scores(chain, p, people, unit_columns, units, shown, columns, counting):
    k = chain.minimum
    at = {name: [sheet for sheet in people if sheet.level == name] for name in "so"}
    if any(len(group) < k or 2 * len(counting(group)) < chain.statements[p] for group in at.values()):
        return None
    for u in (u for u in units if len(u.keys) > 1):
        if any(len({sheet.partner for sheet in u.people if sheet.level == name}) == 1 for name in "so"):
            return None
    answers, counted = {name: columns(group) for name, group in at.items()}, {name: counting(group) for name, group in at.items()}
    made_of = {i for places in counted.values() for i in places}
    for i in made_of:
        each = [sum(1 for sheet in u.people if sheet.level == name and sheet.answers[p][i]) for u in units for name in "so"]
        if i not in shown or any(0 < count < k for count in each):
            return None
    return tuple(mean([mean(answers[name][i]) for i in counted[name]]) for name in "so")
