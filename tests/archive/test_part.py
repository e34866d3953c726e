"""Where pages change, only what they may mix with is parted again; the stories are those of all pages at once."""

from hypothesis import given, settings
from hypothesis import strategies as some

from accordingto.archive import Archive, part, verdicts
from accordingto.archive.todo import mark
from accordingto.pile.story.groups import grouped
from accordingto.record.judgement import Anchor

# Few different ones, so that many are equal; some are too small to join two pages by themselves.
SCORES = [0.0, 0.0, 0.0, 0.2, 0.25, 0.29, 0.3, 0.31, 0.45, 0.6, 0.6, 0.9]
MOST = 14
NAMES = dict(zip(range(1, MOST + 1), "dkacmfbnhegjil", strict=True))


@settings(deadline=None, max_examples=300)
@given(some.randoms(use_true_random=True))
def test_parting_what_changed_gives_what_parting_all_gives(draw):
    """Pages come, go and are judged, some at a time: those that come are like any others."""
    with Archive(":memory:", create=True) as archive:
        for _ in range(draw.randint(2, 12)):
            for _ in range(draw.choice((1, 1, 2, 5))):
                number, other = draw.sample(range(1, MOST + 1), 2)
                if draw.random() < 0.15:
                    judge(archive.db, number, other, same=draw.random() < 0.5)
                elif number in there(archive.db):
                    leave(archive.db, number)
                else:
                    come(archive.db, number, {other: draw.choice(SCORES) for other in there(archive.db)})
            part.group(archive.db)

            assert stories(archive.db) == parted(archive.db)


def test_a_page_more_parts_only_what_is_near_it(monkeypatch):
    """A hundred pages hang together in a row, each like the next one."""
    with Archive(":memory:", create=True) as archive:
        for number in range(1, 101):
            come(archive.db, number, {number - 1: 0.3} if number > 1 else {})
        part.group(archive.db)
        looked_at, parted = set(), part.grouped
        monkeypatch.setattr(part, "grouped", lambda pages, *how: looked_at.update(pages) or parted(pages, *how))
        come(archive.db, 101, {50: 0.45})
        part.group(archive.db)

        assert len(stories(archive.db)) < len(there(archive.db)) - 40
        assert 2 < len(looked_at) < 12


def test_what_is_still_to_be_parted_is_parted_with_those_beside_it():
    """The fourth page would leave the second to the fifth, and join the first, if it did not see that the third takes
    the fifth; when the fifth has its turn, the second and the fourth stand beside it, and are not parted again.
    """
    with Archive(":memory:", create=True) as archive:
        for number in (1, 2, 3):
            come(archive.db, number, {})
        part.group(archive.db)
        come(archive.db, 4, {1: 0.5, 2: 0.6})
        come(archive.db, 5, {2: 0.7, 3: 0.9, 4: 0.3})
        part.group(archive.db)

        ones = [{NAMES[number] for number in story} for story in ((1,), (2, 4), (3, 5))]
        assert sorted(map(set, stories(archive.db)), key=min) == sorted(ones, key=min)
        assert stories(archive.db) == parted(archive.db)


def come(db, number, scores):
    """Let a page come that is so much like each of the others, as `settle` and `near` do it without their reports."""
    row = (number, NAMES.get(number, str(number)), "", b"")
    db.execute("INSERT INTO page (n, id, label, settled, report) VALUES (?, ?, ?, 1, ?)", row)
    ends = [(min(number, other), max(number, other), score) for other, score in scores.items() if score]
    db.executemany("INSERT INTO alike VALUES (?, ?, ?)", ends)
    mark(db, "group", [number])


def judge(db, one, other, *, same):
    """Let a person say whether two pages are one story; they may not be there, or come later."""
    left, right = Anchor(page=NAMES[one]), Anchor(page=NAMES[other])
    verdicts.put(db, verdicts.judgement("story", (left, (right,)), ("Ada", None, None), same=same))
    db.execute("UPDATE page SET settled = current")
    mark(db, "group", sorted(there(db).keys() & {one, other}))


def leave(db, page):
    db.execute("DELETE FROM alike WHERE lower = ? OR upper = ?", (page, page))
    part.leave(db, page)
    db.execute("DELETE FROM page WHERE n = ?", (page,))
    db.execute("DELETE FROM todo WHERE kind = 'group' AND what = ?", (page,))


def there(db):
    return dict(db.execute("SELECT n, id FROM page"))


def stories(db):
    found = {}
    for story, page in db.execute("SELECT story, id FROM story_page JOIN page ON n = page ORDER BY id"):
        found.setdefault(story, []).append(page)
    return tuple(sorted(map(tuple, found.values())))


def parted(db):
    ids = there(db)
    rows = db.execute("SELECT lower, upper, score FROM alike")
    likenesses = {tuple(sorted((ids[lower], ids[upper]))): score for lower, upper, score in rows}
    return grouped(ids.values(), likenesses, verdicts.judged(verdicts.standing(db, "story")))
