"""Which action a message sounds like: learnt from what people of many companies say, names and figures left out.

A second opinion beside the cue words that actions declare: a linear model over words that stand together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

#: What is none of the actions, and what is several of them.
NOTHING, SEVERAL = "nothing", "several"
WEIGHTS = Path(__file__).parent / "weights.npz"


@dataclass(frozen=True)
class Opinion:
    """How likely each action is, by how a message sounds; an action that was never learnt has no likelihood."""

    likelihood: Mapping[str, float]

    @property
    def best(self) -> str:
        """What it sounds most like."""
        return max(self.likelihood, key=self.likelihood.__getitem__)

    @property
    def best_of_one(self) -> str:
        """What it sounds most like, where it is but one action."""
        best = self.best
        if best != SEVERAL:
            return best
        return max((name for name in self.likelihood if name != SEVERAL), key=self.likelihood.__getitem__)

    def of_one(self, action: str) -> float:
        """How likely an action is, where it is but one."""
        return self.likelihood[action] / (1 - self.likelihood[SEVERAL])

    def of(self, action: str) -> float | None:
        """How likely an action is; None where the model has never heard of it."""
        return self.likelihood.get(action)


@dataclass(frozen=True)
class Classifier:
    """Weights by feature and class."""

    classes: tuple[str, ...]
    places: Mapping[str, int]
    weights: NDArray[np.int8]
    scale: float
    bias: NDArray[np.float32]

    def opinion(self, features: Iterable[str]) -> Opinion:
        """What a message with these features sounds like."""
        places = self.places
        rows = [places[feature] for feature in features if feature in places]
        scores = np.add.reduce(self.weights.take(rows, 0), 0, np.int32) * self.scale + self.bias
        shares = np.exp(scores - np.maximum.reduce(scores))
        shares /= np.add.reduce(shares)
        return Opinion(dict(zip(self.classes, shares.tolist(), strict=True)))


def written(model: Classifier) -> bytes:
    """A classifier as a file holds it."""
    kept = BytesIO()
    names = "\n".join(model.places)
    np.savez_compressed(
        kept,
        classes=np.array(model.classes),
        features=np.frombuffer(names.encode(), np.uint8),
        weights=model.weights,
        scale=np.float32(model.scale),
        bias=model.bias,
    )
    return kept.getvalue()


@cache
def learnt(path: Path = WEIGHTS) -> Classifier:
    """The classifier that a file holds."""
    with np.load(path, allow_pickle=False) as kept:
        names = kept["features"].tobytes().decode().split("\n")
        return Classifier(
            tuple(kept["classes"].tolist()),
            {name: place for place, name in enumerate(names)},
            kept["weights"],
            float(kept["scale"]),
            kept["bias"],
        )
