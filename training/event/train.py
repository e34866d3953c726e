"""Learn the second opinion of the event step: which type of event the words of a sentence speak for, or none.

    python -m training.event.train EVENTS.jsonl accordingto/weights/event_words.npz

EVENTS.jsonl is the development part of the events bench: sentences with the PLOVER type of their event. The third that
`bench.events.held_apart` keeps apart is not read. To it come the sentences of `training/event/sentences.tsv` and the
examples of the trigger tables. Takes two minutes, most of it parsing; same file in, same bytes out. Needs scikit-learn.
"""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from accordingto import lexicon
from accordingto.page.encode import pieces
from accordingto.page.event import second
from accordingto.page.parse import spacy
from accordingto.record.parse import Parse
from bench.events import held_apart
from training.attribution.texts import as_page

APPEALS = frozenset(("urge", "exhort", "implore", "beg", "beseech", "entreat", "appeal", "plead", "plea", "ask"))
APPEALS |= {"request", "call", "encourage"}
OLD = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
STRENGTH = 1.0
SEEN = 2
WORDS = 9000
SPREAD = 3.0
WEIGHTS = Path(__file__).resolve().parents[2] / "accordingto" / "weights"


class Lesson(NamedTuple):
    """A parsed sentence and its type; "YIELD" where the gold does not tell CONCEDE from RETREAT."""

    parse: Parse
    code: str


class Meanings:
    """What words mean by themselves: the frozen word vectors of the packaged encoder, at length one."""

    def __init__(self) -> None:
        with np.load(WEIGHTS / "encoder_words.npz", allow_pickle=False) as arrays:
            rows = arrays["rows"].astype(np.float32) * arrays["factors"][:, None]
        self.rows = rows / np.linalg.norm(rows, axis=1, keepdims=True).clip(1e-6)
        lines = (WEIGHTS / "encoder_vocabulary.txt").read_text(encoding="utf-8").splitlines()
        self.vocabulary = {word: number for number, word in enumerate(lines)}
        self.split = pieces.load()

    def of(self, word: str) -> NDArray[np.float32]:
        """Return the vector of a word, the mean of its pieces if it has several."""
        return self.rows[list(self.split(word))].mean(axis=0)


def given(path: Path) -> list[tuple[str, str]]:
    """Return sentence and type of the two thirds of the development part that may be learned from."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if held_apart(record["id"]):
            continue
        codes = {code for event in record["events"] for code in event.get("plover_any") or [event["plover"]] if code}
        none = record["origin"].startswith("cameo_class")
        none = none and all(event["label_as_given"] == "penta 0" for event in record["events"])
        if codes or none:
            code = "YIELD" if len(codes) > 1 and "RETREAT" in codes else min(codes, default=second.NOTHING)
            found.append((record["text"], OLD.get(code, code)))
    return found


def written() -> list[tuple[str, str]]:
    """Return sentence and type of those written for this project: the trigger tables' examples, and a file of more."""
    found = []
    for name in ("event_verbs", "event_nouns"):
        found += [(row["example"], row["code"].replace("-", second.NOTHING)) for row in lexicon.table(name)]
    lines = (Path(__file__).parent / "sentences.tsv").read_text(encoding="utf-8").splitlines()[2:]
    return found + [(text, code) for code, text in (line.split("\t") for line in lines)]


def lessons(path: Path) -> list[Lesson]:
    """Parse all sentences. A mere appeal is taught as no event, as PLOVER's data have it."""
    parser = spacy.load()
    found = []
    for text, code in (*given(path), *written()):
        parse = parser(*as_page(text))
        appeal = code == "REQUEST" and APPEALS & set(parse.lemmas)
        found.append(Lesson(parse, second.NOTHING if appeal else code))
    return found


class Columns:
    """The features of sentences as columns: the means of the three roles, words that are there, main verbs."""

    def __init__(self, many: Sequence[Lesson], meanings: Meanings) -> None:
        self.meanings = meanings
        counts = Counter(lemma for one in many for n in range(len(one.parse.sentences)) for lemma in _there(one, n))
        self.known = sorted(lemma for lemma, count in counts.items() if count >= SEEN)
        self._at = {lemma: number for number, lemma in enumerate(self.known)}

    def of(self, one: Lesson) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return the dense and the sparse part of a lesson's features; of several sentences the means are taken."""
        parse = one.parse
        dense, sparse = [], np.zeros(2 * len(self.known), np.float32)
        for number in range(len(parse.sentences)):
            means = [
                np.mean([self.meanings.of(parse.lemmas[token]) for token in tokens] or [np.zeros(384)], axis=0)
                for tokens in second.roles(parse, number).values()
            ]
            dense.append(np.concatenate(means))
            sparse[[self._at[lemma] for lemma in second.present(parse, number) if lemma in self._at]] = 1
            mains = {parse.lemmas[token] for token in second.heads(parse, number)}
            sparse[[len(self.known) + self._at[lemma] for lemma in mains if lemma in self._at]] = 1
        return np.mean(dense, axis=0) * SPREAD, sparse

    def table(self, many: Sequence[Lesson]) -> csr_matrix:
        """Return the features of many lessons, a row each."""
        dense, sparse = zip(*map(self.of, many), strict=True)
        return hstack([csr_matrix(np.array(dense)), csr_matrix(np.array(sparse))]).tocsr()


def _there(one: Lesson, number: int) -> set[str]:
    return {*second.present(one.parse, number), *(one.parse.lemmas[token] for token in second.heads(one.parse, number))}


def learn(table: csr_matrix, codes: Sequence[str]) -> LogisticRegression:
    """Fit the regression. Where the gold says YIELD, what the other lessons say decides between its two types."""
    told = np.array(codes)
    sure = told != "YIELD"
    first = LogisticRegression(C=STRENGTH, max_iter=1000).fit(table[sure], told[sure])
    at = [list(first.classes_).index(code) for code in ("CONCEDE", "RETREAT")]
    likely = first.predict_proba(table[~sure])[:, at]
    told[~sure] = np.array(["CONCEDE", "RETREAT"])[likely.argmax(axis=1)]
    return LogisticRegression(C=STRENGTH, max_iter=1000).fit(table, told)


def tables(model: LogisticRegression, columns: Columns) -> second.Tables:
    """Turn the regression into shares of words, for the words of the encoder's vocabulary that are most used."""
    meanings, width = columns.meanings, 384
    weight = model.coef_.astype(np.float32)
    usual = [word for word in meanings.vocabulary if word.isascii() and word.isalpha() and len(word) > 2]
    words = sorted({*usual[:WORDS], *columns.known})
    vectors = np.array([meanings.of(word) for word in words]) * SPREAD
    roles = weight[:, : 3 * width].reshape(-1, 3, width)
    size = len(columns.known)
    return second.Tables(
        tuple(str(code) for code in model.classes_),
        model.intercept_.astype(np.float32),
        {word: number for number, word in enumerate(words)},
        np.einsum("wd,trd->wrt", vectors, roles).astype(np.float32),
        {word: number for number, word in enumerate(columns.known)},
        weight[:, 3 * width : 3 * width + size].T,
        weight[:, 3 * width + size :].T,
    )


def save(found: second.Tables, path: Path) -> None:
    """Write the tables; what words mean as whole numbers of eight bits with a factor a role and type."""
    scale = np.abs(found.meaning).max(axis=0) / 127
    np.savez_compressed(
        path,
        types=np.array(found.types),
        bias=found.bias,
        meant=np.array(list(found.meant)),
        meaning=np.round(found.meaning / scale).astype(np.int8),
        meaning_scale=scale.astype(np.float32),
        known=np.array(list(found.known)),
        there=found.there.astype(np.float16),
        main=found.main.astype(np.float16),
    )


if __name__ == "__main__":
    many = lessons(Path(sys.argv[1]))
    columns = Columns(many, Meanings())
    model = learn(columns.table(many), [one.code for one in many])
    save(tables(model, columns), Path(sys.argv[2]))
    print(f"{len(many)} sentences, {dict(sorted(Counter(one.code for one in many).items()))}")
