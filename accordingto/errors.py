"""Everything this library raises on purpose.

AccordingToError
    DeskError       the desk cannot be opened
    ExportError     a format cannot be written as it was asked for
    ExtraError      something needs a package that is an extra and is not installed
    LexiconError    a word list or a weight file is broken
    PipelineError   a spaCy pipeline does not give what quotations are read from
    StoreError      a record cannot be kept or found
        BusyError   another process is writing to the archive
    WatchError      feeds cannot be followed
    WorkerError     processes cannot begin, or one was lost and nobody said what stands for its work
"""


class AccordingToError(Exception):
    """The root: catch this to catch all that the library raises on purpose."""


class DeskError(AccordingToError):
    """The desk cannot be opened: something is not installed, or the address would let others in."""


class ExportError(AccordingToError):
    """A format cannot be written as it was asked for; the message says how it can."""


class ExtraError(AccordingToError):
    """Something needs a package that comes with an extra; the message says what to install."""


class LexiconError(AccordingToError):
    """A word list or a weight file is broken; the message names the file and the line."""


class PipelineError(AccordingToError):
    """A spaCy pipeline does not give what quotations are read from; the message says what is missing."""


class StoreError(AccordingToError):
    """A record cannot be kept or found."""


class BusyError(StoreError):
    """Another process is writing to the archive, and did not end while it was waited for."""


class WatchError(AccordingToError):
    """Feeds cannot be followed: something is not installed, or no feed is named."""


class WorkerError(AccordingToError):
    """Processes of a pool cannot begin, or one was lost and nobody said what stands for its item."""
