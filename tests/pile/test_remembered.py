"""What is remembered of words: each is worked out once, and not more are kept than there is room for."""

from accordingto.pile.story import remembered as memory
from accordingto.pile.story.remembered import remembered


def test_a_word_is_worked_out_once_until_there_is_no_room_for_another(monkeypatch):
    monkeypatch.setattr(memory, "_MOST", 2)
    asked = []

    @remembered
    def length(word):
        asked.append(word)
        return len(word)

    lengths = [length(word) for word in ("ferry", "port", "ferry", "port", "storm", "ferry")]

    assert lengths == [5, 4, 5, 4, 5, 5]
    assert asked == ["ferry", "port", "storm", "ferry"]
