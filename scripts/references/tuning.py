"""Makes packages/training/src/tuning/references/tuning.json: results of SciPy and Optuna for sample studies.

    pip install optuna==5.0.0 scipy
    python3 scripts/references/tuning.py

They are the foreign referees of packages/training/src/tuning: Sobol' points and truncated normals are SciPy's; mixtures, ranks,
volumes, pruning and the best of 40 trials on two test functions are Optuna's. Only plain values are kept.
"""

import json
import math
import pathlib
import warnings

import numpy as np
import optuna
import scipy
from optuna._hypervolume import compute_hypervolume
from optuna._hypervolume.hssp import _solve_hssp
from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution
from optuna.samplers._tpe.parzen_estimator import _ParzenEstimator, _ParzenEstimatorParameters
from optuna.samplers._tpe.sampler import _get_reference_point, default_weights
from optuna.study._multi_objective import _fast_non_domination_rank
from scipy import stats
from scipy.stats import qmc

TARGET = pathlib.Path(__file__).resolve().parents[2] / "packages/training/src/tuning/references/tuning.json"
TRIALS, SEEDS = 40, 100

warnings.filterwarnings("ignore")
optuna.logging.set_verbosity(optuna.logging.ERROR)
rng = np.random.default_rng(7)


def truncated(mean, deviation):
    a, b = -mean / deviation, (1 - mean) / deviation
    normal = stats.truncnorm(a, b, loc=mean, scale=deviation)
    at = [0, 0.03, 0.25, 0.5, 0.77, 1]
    return {
        "mean": mean,
        "deviation": deviation,
        "at": at,
        "logDensity": [float(normal.logpdf(x)) for x in at],
        "below": [float(normal.cdf(x)) for x in at],
        "average": float(normal.mean()),
        "spread": float(normal.std()),
    }


def mixture(count):
    """A float, a log-float, a whole number and a choice, `count` times seen, and the log density at ten points.

    Equal places have bandwidths by the order in which NumPy's sort leaves them, which is not stable for many: beyond a few there is
    no whole number, and the others are all different.
    """
    space = {
        "a": FloatDistribution(-2, 3),
        "b": FloatDistribution(1e-4, 1, log=True),
        "c": IntDistribution(2, 10, step=2),
        "d": CategoricalDistribution(("x", "y", "z")),
    }

    if count > 7:
        del space["c"]

    def points(n):
        drawn = {
            "a": np.round(rng.uniform(-2, 3, n), 8),
            "b": np.round(10 ** rng.uniform(-3.9, 0, n), 8),
            "c": 2 * rng.integers(1, 6, n).astype(float),
            "d": rng.integers(0, 3, n).astype(float),
        }
        return {name: drawn[name] for name in space}

    seen, asked = points(count), points(10)
    parameters = _ParzenEstimatorParameters(
        multivariate=True,
        prior_weight=1.0, consider_magic_clip=True, consider_endpoints=False, weights=default_weights
    )
    estimator = _ParzenEstimator(seen, space, parameters)
    return {
        "seen": {k: v.tolist() for k, v in seen.items()},
        "asked": {k: v.tolist() for k, v in asked.items()},
        "logDensity": estimator.log_pdf(asked).tolist(),
    }


def volumes(count, objectives):
    points = np.round(rng.uniform(0.1, 1, (count, objectives)), 3)
    reference = np.full(objectives, 1.1)
    ranks = _fast_non_domination_rank(points)
    front = points[ranks == 0]
    wanted = max(1, len(front) // 2)
    chosen = _solve_hssp(front, np.arange(len(front)), wanted, _get_reference_point(front))
    return {
        "points": points.tolist(),
        "reference": reference.tolist(),
        "volume": float(compute_hypervolume(points, reference)),
        "ranks": ranks.tolist(),
        "front": front.tolist(),
        "chosen": sorted(int(i) for i in chosen),
    }


def pruned(pruner, curves):
    """Number of values that each trial gave before it was stopped, one trial after the other."""
    study = optuna.create_study(pruner=pruner)
    lengths = []
    for curve in curves:
        trial = study.ask()
        for step, value in enumerate(curve, 1):
            trial.report(value, step)
            if step < len(curve) and trial.should_prune():
                study.tell(trial, state=optuna.trial.TrialState.PRUNED)
                break
        else:
            study.tell(trial, curve[-1])
        lengths.append(step)
    return lengths


def branin(trial):
    x, y = trial.suggest_float("x", -5, 10), trial.suggest_float("y", 0, 15)
    bend = y - 5.1 / (4 * math.pi**2) * x * x + 5 / math.pi * x - 6
    return bend**2 + 10 * (1 - 1 / (8 * math.pi)) * math.cos(x) + 10


A = np.array([[10, 3, 17, 3.5, 1.7, 8], [0.05, 10, 17, 0.1, 8, 14], [3, 3.5, 1.7, 10, 17, 8], [17, 8, 0.05, 10, 0.1, 14]])
P = 1e-4 * np.array(
    [
        [1312, 1696, 5569, 124, 8283, 5886],
        [2329, 4135, 8307, 3736, 1004, 9991],
        [2348, 1451, 3522, 2883, 3047, 6650],
        [4047, 8828, 8732, 5743, 1091, 381],
    ]
)


def hartmann6(trial):
    x = np.array([trial.suggest_float(f"x{i}", 0, 1) for i in range(6)])
    return -float(np.array([1, 1.2, 3, 3.2]) @ np.exp(-(A * (x - P) ** 2).sum(1)))


def best(function, sampler):
    values = []
    for seed in range(SEEDS):
        study = optuna.create_study(sampler=sampler(seed))
        study.optimize(function, n_trials=TRIALS)
        values.append(study.best_value)
    return np.quantile(values, [0.25, 0.5, 0.75]).round(4).tolist()


samplers = {
    "tpe": lambda seed: optuna.samplers.TPESampler(seed=seed, multivariate=True),
    "random": lambda seed: optuna.samplers.RandomSampler(seed=seed),
}
curves = np.round(rng.uniform(0.1, 1, (40, 1)) + rng.uniform(0, 0.3, (40, 16)) + 1 / np.arange(1, 17), 4)
TARGET.parent.mkdir(exist_ok=True)
TARGET.write_text(
    json.dumps(
        {
            "command": "python3 scripts/references/tuning.py",
            "versions": {"optuna": optuna.__version__, "scipy": scipy.__version__, "numpy": np.__version__},
            "sobol": (qmc.Sobol(32, scramble=False, bits=30).random(64) * 64).astype(int).tolist(),
            "truncated": [truncated(*pair) for pair in [(0.5, 1), (0, 0.1), (0.3, 0.02), (0.95, 0.4), (1, 1)]],
            "mixtures": [mixture(count) for count in (0, 1, 2, 7, 40)],
            "volumes": [volumes(*pair) for pair in [(1, 2), (20, 2), (20, 3), (30, 4)]],
            "pruning": {
                "curves": curves.tolist(),
                "median": pruned(optuna.pruners.MedianPruner(n_startup_trials=5), curves.tolist()),
                "asha": pruned(optuna.pruners.SuccessiveHalvingPruner(min_resource=1, reduction_factor=4), curves.tolist()),
            },
            "best": {
                "trials": TRIALS,
                "seeds": SEEDS,
                "functions": {
                    f.__name__: {name: best(f, sampler) for name, sampler in samplers.items()} for f in (branin, hartmann6)
                },
            },
        }
    )
    + "\n"
)
