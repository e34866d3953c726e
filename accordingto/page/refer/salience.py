"""What a reader has in mind: a figure weighs more where it is named, as a subject most, and half each sentence on."""

_WEIGHTS = {"nsubj": 1.7, "nsubjpass": 1.6, "agent": 1.1, "dobj": 1.1, "dative": 1.0, "pobj": 0.8, "poss": 0.8}
_DECAY = 0.5
_AGAIN = 0.1


class Salience:
    """Weights of chains, kept while a page is read from its start to its end."""

    def __init__(self) -> None:
        self._before: dict[int, float] = {}
        self._best: dict[int, float] = {}
        self._last: dict[int, float] = {}

    def add(self, chain: int, weight: float, now: float) -> None:
        """Count a mention of `chain`, `now` being when its sentence comes."""
        if self._last.get(chain) != now:
            self._before[chain] = self.weigh(chain, now)
            self._best[chain] = 0.0
            self._last[chain] = now
        # A second mention in one sentence adds little: the reader has them in mind already.
        self._best[chain] = max(self._best[chain], weight) + _AGAIN * min(self._best[chain], weight)

    def weigh(self, chain: int, now: float) -> float:
        """Return the weight of `chain` as it is felt `now`."""
        distance = now - self._last.get(chain, now)
        return (self._before.get(chain, 0.0) + self._best.get(chain, 0.0)) * float(_DECAY**distance)

    def distance(self, chain: int, now: float) -> float:
        """Return how many sentences ago `chain` was last mentioned; very many if never."""
        return now - self._last.get(chain, -1000.0)


def weight_of(role: str) -> float:
    """Return what a mention weighs by its part in the grammar: a subject most, a modifier least."""
    return _WEIGHTS.get(role, 0.6)
