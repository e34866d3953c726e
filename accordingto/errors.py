"""Everything this library raises on purpose.

AccordingToError
    InputError      an input that cannot be opened, or a file that is not what it is said to be
    LexiconError    a word list or a weight file is broken
    StoreError      a record cannot be kept or found
"""


class AccordingToError(Exception):
    """The root: catch this to catch all that the library raises on purpose."""


class InputError(AccordingToError):
    """An input cannot be opened, or is not what it is said to be; the message says which and what to do."""


class LexiconError(AccordingToError):
    """A word list or a weight file is broken; the message names the file and the line."""


class StoreError(AccordingToError):
    """A record cannot be kept or found."""
