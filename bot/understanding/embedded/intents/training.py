"""Learning which words go with which action: multinomial logistic regression, by stochastic gradient descent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from bot.understanding.embedded.intents.classifier import Classifier

_ROUNDS, _STEP, _DECAY, _SEED = 30, 0.25, 2e-3, 7
_LEAST = 2
_STEPS = 127


def train(examples: Sequence[tuple[Sequence[str], str]]) -> Classifier:
    """A classifier of features, learnt from examples of each class; the same examples give the same classifier."""
    counts = Counter(feature for features, _ in examples for feature in features)
    names = sorted(feature for feature, count in counts.items() if count >= _LEAST)
    places = {name: place for place, name in enumerate(names)}
    classes = tuple(sorted({wanted for _, wanted in examples}))
    rows = [np.array([places[each] for each in features if each in places]) for features, _ in examples]
    wanted = [classes.index(each) for _, each in examples]
    weights, bias = np.zeros((len(names), len(classes)), np.float32), np.zeros(len(classes), np.float32)
    chance = np.random.default_rng(_SEED)
    for round_ in range(_ROUNDS):
        step = _STEP / (1 + round_)
        for each in chance.permutation(len(rows)):
            scores = weights[rows[each]].sum(axis=0) + bias
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            shares[wanted[each]] -= 1
            weights[rows[each]] -= step * shares
            bias -= step * shares
        weights *= 1 - _DECAY
    scale = float(np.abs(weights).max()) / _STEPS
    return Classifier(classes, places, np.round(weights / scale).astype(np.int8), scale, bias)
