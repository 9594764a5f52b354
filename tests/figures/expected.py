"""Works out the figures of answers.csv with NumPy and SciPy, apart from KetenScan's own code, and writes expected.json.

The formulas are those of docs/scoring.md, rules 1 to 8; agreement.R checks the same statistics with R's multilevel and psych.
Run: python3 make_sheets.py && python3 expected.py (needs numpy and scipy; made with 1.24 and 1.10).
"""
import csv
import json
import pathlib

import numpy as np
from scipy import stats

HERE = pathlib.Path(__file__).parent
rows = list(csv.DictReader(open(HERE / "answers.csv", encoding="utf-8")))
invited = {row["partner"]: int(row["invited"]) for row in csv.DictReader(open(HERE / "partners.csv", encoding="utf-8"))}
partner = np.array([row["partner"] for row in rows])
level = np.array([row["level"] for row in rows])


def interval(score, variance, degrees):
    margin = stats.t.ppf(0.975, degrees) * np.sqrt(variance)
    return {"low": max(1, score - margin), "high": min(5, score + margin)}


def principle(number):
    answers = np.array([[float(row[f"{number}.{s}"] or "nan") for s in range(1, 6)] for row in rows])
    valid = ~np.isnan(answers)
    scores = np.where(2 * valid.sum(axis=1) >= 5, np.nanmean(answers, axis=1), np.nan)
    has = ~np.isnan(scores)
    groups = {key: scores[has & (partner == key)] for key in sorted(invited)}
    groups = {key: group for key, group in groups.items() if len(group)}
    means = {key: group.mean() for key, group in groups.items()}
    score = np.mean(list(means.values()))

    # A stratified mean, Cochran (1977), chapter 5; a stratum of one gets the pooled variance.
    degrees = sum(len(group) - 1 for group in groups.values())
    pooled = sum(((group - group.mean()) ** 2).sum() for group in groups.values()) / degrees
    variance = sum(
        (1 - len(group) / invited[key]) * (pooled if len(group) == 1 else group.var(ddof=1)) / len(group) for key, group in groups.items()
    ) / len(groups) ** 2
    everyone = scores[has]
    simple = (1 - len(everyone) / sum(invited.values())) * everyone.var(ddof=1) / len(everyone)

    complete = answers[valid.all(axis=1)]
    ratio = complete.var(axis=0, ddof=1).mean() / 2
    rwg = 0 if ratio > 1 else 5 * (1 - ratio) / (5 * (1 - ratio) + ratio)
    alpha = 5 / 4 * (1 - complete.var(axis=0, ddof=1).sum() / complete.sum(axis=1).var(ddof=1))

    between = sum(len(group) * (group.mean() - everyone.mean()) ** 2 for group in groups.values()) / (len(groups) - 1)
    size = len(everyone) / len(groups)
    icc = (between - pooled) / (between + (size - 1) * pooled)
    strategic, operational = (everyone[level[has] == name].mean() for name in ("strategic", "operational"))
    return {
        "score": score,
        "scoreByRespondent": everyone.mean(),
        "respondents": int(has.sum()),
        "confidence95": interval(score, variance, degrees),
        "confidence95ByRespondent": interval(everyone.mean(), simple, len(everyone) - 1),
        "favourable": (answers[valid] >= 4).mean(),
        "agreement": {
            "rwgJ": rwg,
            "adM": np.abs(complete - complete.mean(axis=0)).mean(axis=0).mean(),
            "alpha": alpha,
            "icc1": icc,
            "completeSheets": len(complete),
        },
        "levels": {"strategic": strategic, "operational": operational, "gap": strategic - operational},
        "partners": means,
        "statements": [{"score": np.nanmean(answers[:, s]), "respondents": int(valid[:, s].sum())} for s in range(5)],
    }


principles = [principle(number) for number in range(1, 9)]
expected = {"overall": np.mean([p["score"] for p in principles]), "principles": principles}
(HERE / "expected.json").write_text(json.dumps(expected, indent=1, default=float) + "\n", encoding="utf-8")
