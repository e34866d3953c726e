"""The pages in a zip or tar archive, one by one, in the order in which they lie there."""

import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any, BinaryIO, Self, cast

from accordingto.page.read.items import Item, UnreadableError, refused, seekable
from accordingto.page.read.packed import MOST_TIMES, bounded

Opener = Callable[[str, BinaryIO], Iterator[Item]]  # reads what is inside by its name

_FREE = 1_000_000_000  # bytes that any archive may unpack to
_LOCKED = 1
_OUT = "its name leads out of the archive"
_NO_PAGE = "there is no page in this archive"
_END: type[Exception] = cast("Any", tarfile).EOFHeaderError  # the empty block that ends a tar archive
# zipfile raises RuntimeError for a locked member, NotImplementedError for a way of packing that it does not know,
# ValueError for a member that is said to begin before the archive.
_BROKEN = (
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error),
    *(NotImplementedError, RuntimeError, ValueError, EOFError, OSError),
)


class _Member(tarfile.TarInfo):
    """A member of a tar archive; a head that is damaged or missing is a fault, not the end as tarfile takes it."""

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> Self:
        try:
            return super().fromtarfile(archive)
        except _END:
            raise
        except tarfile.HeaderError as error:
            raise tarfile.ReadError(str(error)) from error


def zip_members(name: str, stream: BinaryIO, wanted: Callable[[str], bool], opener: Opener) -> Iterator[Item]:
    """Yield what is in the members of a zip archive that are wanted; other files are left alone, as in a folder.

    A member is refused whose name leads out of the archive, that is locked, or that unpacks to far more than text does.
    """
    with seekable(stream) as whole:
        yield from _zip_members(name, whole, wanted, opener)


def tar_members(name: str, stream: BinaryIO, wanted: Callable[[str], bool], opener: Opener) -> Iterator[Item]:
    """Do the same for a tar archive, which is read once from its beginning to its end; links in it are left alone."""
    found = False
    try:
        # Its stream is closed by whoever opened that.
        archive = tarfile.open(fileobj=stream, mode="r|", tarinfo=_Member)  # noqa: SIM115
    except _BROKEN as error:
        raise UnreadableError(f"broken off: this is no whole tar archive ({error})") from error
    while (member := _next(archive)) is not None:
        cast("Any", archive).members = []  # it would keep each member that it has passed
        if not member.isfile() or not wanted(member.name):
            continue
        found = True
        inside = f"{name}/{member.name}"
        inner = archive.extractfile(member)
        if _leads_out(member.name):
            yield refused(inside, _OUT)
        elif inner:
            yield from opener(inside, bounded(cast("BinaryIO", inner), _BROKEN, lambda: _FREE))
    if not found:
        yield refused(name, _NO_PAGE)


def _zip_members(name: str, whole: BinaryIO, wanted: Callable[[str], bool], opener: Opener) -> Iterator[Item]:
    try:
        archive = zipfile.ZipFile(whole)
    except _BROKEN as error:
        raise UnreadableError(f"broken off: this is no whole zip archive ({error})") from error
    # Of a member without a name zipfile cannot say whether it is a folder; it is not wanted.
    members = [member for member in archive.infolist() if wanted(member.filename) and not member.is_dir()]
    size = whole.seek(0, 2)
    if sum(member.file_size for member in members) > max(_FREE, MOST_TIMES * size):
        raise UnreadableError(f"it unpacks to more than {MOST_TIMES} times its size: no text does")
    for member in members:
        inside = f"{name}/{member.filename}"
        reason = _reason(member)
        inner = _opened(archive, member) if reason is None else reason
        if isinstance(inner, str):
            yield refused(inside, inner)
        else:
            yield from opener(inside, bounded(inner, _BROKEN, lambda: size))
    if not members:
        yield refused(name, _NO_PAGE)


def _reason(member: zipfile.ZipInfo) -> str | None:
    """Return why a member of a zip archive is not opened, None if it is."""
    if _leads_out(member.filename):
        return _OUT
    return "it is locked with a password" if member.flag_bits & _LOCKED else None


def _opened(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> BinaryIO | str:
    """Return a member as a stream, or why it cannot be unpacked."""
    try:
        return cast("BinaryIO", archive.open(member))
    except _BROKEN as error:
        return f"broken: it cannot be unpacked ({error})"


def _next(archive: tarfile.TarFile) -> tarfile.TarInfo | None:
    try:
        return archive.next()
    except _BROKEN as error:
        raise UnreadableError(f"broken off: this is no whole tar archive ({error})") from error


def _leads_out(member: str) -> bool:
    r"""Say whether a name would lie outside its archive: "../../a.html", "/etc/a.html", "C:\\a.html"."""
    path = PurePosixPath(member.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in path.parts[0]
