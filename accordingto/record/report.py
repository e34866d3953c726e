"""All that one page says."""

from accordingto.record.actor import Mention
from accordingto.record.base import Record
from accordingto.record.event import Event
from accordingto.record.page import Page, Region
from accordingto.record.said import Attribution


class Report(Record, frozen=True, kw_only=True):
    """One page and every record made of it, each part in the order of the page."""

    page: Page
    regions: tuple[Region, ...]
    mentions: tuple[Mention, ...] = ()
    said: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def statements(self) -> tuple[Attribution, ...]:
        """Those that give words or thoughts; of what somebody only did ("invaded") the page alone says so."""
        return tuple(one for one in self.said if one.act != "did")
