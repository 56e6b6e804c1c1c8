"""Makes packages/training/src/evaluation/references/metrics.json: results of scikit-learn and SciPy for sample readings.

    python3 scripts/references/metrics.py      (Debian: python3-sklearn)

They are the foreign referee of the metrics in packages/training/src/evaluation. Logits have three decimals, which float32
holds well enough that the two agree to about seven digits.
"""

import json
import pathlib
import warnings

import numpy as np
import scipy
import sklearn
from scipy import special, stats
from sklearn import metrics

TARGET = pathlib.Path(__file__).resolve().parents[2] / "packages/training/src/evaluation/references/metrics.json"
DIGITS = list(range(10))


def made_up(rng, n, right, digits):
    labels = rng.choice(digits, n)
    logits = rng.normal(0, 1.5, (n, 10))
    logits[np.arange(n), labels] += right
    return labels, np.round(logits, 3)


def averages(labels, predicted, kind):
    seen = sorted(set(labels) | set(predicted))
    precision, recall, f1, _ = metrics.precision_recall_fscore_support(
        labels, predicted, labels=seen, average=kind, zero_division=0
    )
    return {"precision": precision, "recall": recall, "f1": f1}


def case(labels, logits, temperature):
    probabilities = special.softmax(logits / temperature, axis=1)
    predicted = logits.argmax(axis=1)
    precision, recall, f1, support = metrics.precision_recall_fscore_support(
        labels, predicted, labels=DIGITS, zero_division=0
    )
    wrong = labels != predicted
    confidence = probabilities.max(axis=1)
    return {
        "labels": labels.tolist(),
        "logits": logits.tolist(),
        "temperature": temperature,
        "confusion": metrics.confusion_matrix(labels, predicted, labels=DIGITS).tolist(),
        "accuracy": metrics.accuracy_score(labels, predicted),
        "top2": metrics.top_k_accuracy_score(labels, probabilities, k=2, labels=DIGITS),
        "classes": {
            "precision": precision.tolist(),
            "recall": recall.tolist(),
            "f1": f1.tolist(),
            "support": support.tolist(),
        },
        "means": {kind: averages(labels, predicted, kind) for kind in ("macro", "micro", "weighted")},
        "matthews": metrics.matthews_corrcoef(labels, predicted),
        "cohenKappa": metrics.cohen_kappa_score(labels, predicted, labels=DIGITS),
        "logLoss": metrics.log_loss(labels, probabilities, labels=DIGITS),
        "brier": sum(metrics.brier_score_loss(labels == digit, probabilities[:, digit]) for digit in DIGITS),
        "ece": equal_mass_error(confidence, wrong, 15),
        "areaUnderRiskCoverage": area(confidence, wrong),
    }


def equal_mass_error(confidence, wrong, bins):
    order = np.argsort(confidence, kind="stable")
    edges = [bin * len(order) // bins for bin in range(bins + 1)]
    parts = [order[a:b] for a, b in zip(edges, edges[1:]) if b > a]
    return sum(abs((1 - wrong[p]).mean() - confidence[p].mean()) * len(p) for p in parts) / len(order)


def area(confidence, wrong):
    order = np.argsort(-confidence, kind="stable")
    return float((np.cumsum(wrong[order]) / np.arange(1, len(order) + 1)).mean())


def mcnemar(b, c):
    exact = b + c < 25
    chi = max(0, abs(b - c) - 1) ** 2 / (b + c) if b + c else 0
    p = stats.binomtest(min(b, c), b + c, 0.5).pvalue if exact and b + c else stats.chi2.sf(chi, 1)
    return {"onlyFirst": b, "onlySecond": c, "exact": exact, "p": min(1, p)}


def fisher(a, n, b, m):
    p = stats.fisher_exact([[a, n - a], [b, m - b]]).pvalue
    return {"one": {"mistakes": a, "n": n}, "other": {"mistakes": b, "n": m}, "p": min(1, float(p))}


warnings.filterwarnings("ignore")
rng = np.random.default_rng(20)
cases = [
    case(*made_up(rng, 120, 3.0, DIGITS), 1.0),
    case(*made_up(rng, 120, 5.0, DIGITS), 0.6),
    case(*made_up(rng, 60, 0.5, [1, 4, 7]), 2.0),
]
tables = [(0, 500, 8, 1500), (0, 500, 0, 1500), (3, 500, 3, 1500), (5, 5, 1, 9), (9, 10, 4, 30), (4, 10, 4, 10), (60, 2500, 90, 7500)]
pairs = [(0, 0), (1, 9), (3, 3), (12, 12), (10, 15), (20, 40), (100, 60), (33, 34), (200, 80)]
TARGET.write_text(
    json.dumps(
        {
            "command": "python3 scripts/references/metrics.py",
            "versions": {"scikit-learn": sklearn.__version__, "scipy": scipy.__version__, "numpy": np.__version__},
            "cases": cases,
            "mcnemar": [mcnemar(*pair) for pair in pairs],
            "fisher": [fisher(*table) for table in tables],
            "erfc": [{"x": x, "value": special.erfc(x)} for x in (0, 0.1, 0.7, 1.5, 1.99, 2.0, 2.5, 4.0, 8.0)],
        }
    )
)
