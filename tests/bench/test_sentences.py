"""Which sentences tell of one event."""

from bench.sentences import Sentence, aligned

FERRY = [
    Sentence("a1", "a", "The ferry Solveig sank in a storm off Karsund on Tuesday night with 140 passengers aboard."),
    Sentence("a2", "a", "Coastguard boats from Tallvik searched the strait for survivors."),
    Sentence("b1", "b", "Dozens are missing after the ferry Solveig sank off Karsund in a storm."),
    Sentence("c1", "c", "Teachers in Brenning voted on Tuesday to walk out of the city's schools over pay."),
]


def test_sentences_of_one_event_are_likelier_than_others_and_none_is_paired_within_its_page():
    scores = {(pair.left, pair.right): pair.score for pair in aligned(FERRY)}

    assert scores.keys() == {("a1", "b1"), ("a2", "b1"), ("a1", "c1"), ("a2", "c1"), ("b1", "c1")}
    assert max(scores, key=scores.__getitem__) == ("a1", "b1")
    assert scores["a1", "b1"] > 0.5
    assert scores["a1", "b1"] > scores["a1", "c1"] + 0.2


def test_the_order_of_the_sentences_does_not_matter():
    assert list(aligned(FERRY[::-1])) == list(aligned(FERRY))
