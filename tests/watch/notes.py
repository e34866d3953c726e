"""A memory in memory, a clock that need not wait, and a keeper that keeps addresses."""

from accordingto.record.feed import Feed, Waiting
from accordingto.watch.clock import Clock


class Notes:
    def __init__(self):
        self.known, self.kept, self.why = {}, {}, {}

    def feeds(self):
        return tuple(sorted(self.known))

    def feed(self, url):
        return self.known.get(url, Feed(url=url))

    def keep(self, feed):
        self.known[feed.url] = feed

    def add(self, entries):
        new = [entry.url for entry in entries if entry.url not in self.kept and entry.url not in self.why]
        self.kept.update((url, Waiting(url=url)) for url in new)
        return len(new)

    def waiting(self):
        return tuple(one for one in self.kept.values() if one is not None)

    def done(self, url):
        self.kept[url] = None

    def again(self, url, due):
        self.kept[url] = Waiting(url=url, tries=self.kept[url].tries + 1, due=due)

    def refuse(self, url, reason):
        self.kept[url], self.why[url] = None, reason


class Time:
    """A clock that goes on only by waiting."""

    def __init__(self):
        self.seconds = 1_000_000.0
        self.slept = []

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.seconds += seconds

    @property
    def clock(self):
        return Clock(now=lambda: self.seconds, sleep=self.sleep)


class Pages(list):
    """Keeps every page that it is given."""

    def __call__(self, raws, kept, refused):
        for raw in raws:
            self.append(raw)
            kept(raw.name)
