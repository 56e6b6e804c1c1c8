"""Makes bench/marks/references/logistic.json: fits of scikit-learn for two samples.

    pip install scikit-learn==1.9.1
    python3 scripts/references/logistic.py

They are the foreign referee of bench/marks/logisticRegression.ts: both classes count the same in total, features are
standardised, and a ridge penalty of 0.001 applies to the weights and to the bias, here the weight of a constant feature.
"""

import json
import pathlib

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

TARGET = pathlib.Path(__file__).resolve().parents[2] / "bench/marks/references/logistic.json"
RIDGE = 1e-3
rng = np.random.default_rng(7)


def fit(features, positive):
    scaler = StandardScaler().fit(features)
    rows = np.hstack([scaler.transform(features), np.ones((len(features), 1))])
    share = positive.mean()
    weight = np.where(positive, 0.5 / share, 0.5 / (1 - share)) / len(positive)
    model = LogisticRegression(C=1 / RIDGE, fit_intercept=False, solver="newton-cholesky", tol=1e-12, max_iter=500)
    theta = model.fit(rows, positive, sample_weight=weight).coef_[0]
    weights = theta[:-1] / scaler.scale_
    return {
        "features": features.tolist(),
        "isPositive": positive.tolist(),
        "weights": weights.tolist(),
        "bias": float(theta[-1] - weights @ scaler.mean_),
        "scores": (rows @ theta).tolist(),
    }


def sample(n, share, shift):
    positive = rng.random(n) < share
    features = rng.normal(size=(n, 3)) * [1, 20, 0.1] + [0, 100, 5]
    features[positive] += shift
    return np.round(features, 3), positive


TARGET.parent.mkdir(exist_ok=True)
cases = {
    "overlapping": fit(*sample(40, 0.3, [1, 15, 0.05])),
    "separated": fit(*sample(20, 0.5, [9, 0, 0])),
}
TARGET.write_text(json.dumps(cases) + "\n")
