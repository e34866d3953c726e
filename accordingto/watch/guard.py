"""Where a request may go: no address of this machine or its own network, unless that is allowed."""

import socket
import ssl
from collections.abc import Callable, Iterable, Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpcore
import httpx


class PrivateAddressError(httpcore.ConnectError):
    """A name that leads to a private address."""


def transport(*, private: bool, left: Callable[[], float]) -> httpx.BaseTransport:
    """Return what carries requests; unless `private`, to public addresses only.

    The address looked up is the one connected to: a name cannot point elsewhere between the look and the call. `left`
    says how many seconds a request has left: over that, whatever comes is not waited for, be it one byte after another.
    """
    return _Transport(_Backend(private=private, left=left))


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the open internet: 127.0.0.1, 10.0.0.1 and ::ffff:127.0.0.1 are not.

    An address of the new kind may lead to one of the old that stands in it: then both must be.
    """
    known = ip_address(address)
    inside = _inside(known) if isinstance(known, IPv6Address) else []
    mapped = isinstance(known, IPv6Address) and known.ipv4_mapped is not None
    return all(one.is_global and not one.is_multicast for one in (inside if mapped else [known, *inside]))


def _inside(address: IPv6Address) -> list[IPv4Address]:
    """Return the old addresses to which a new one may lead: mapped, 6to4, Teredo, NAT64 (RFC 6052), compatible."""
    last = [IPv4Address(int(address) & 0xFFFFFFFF)] if any(address in network for network in _ENDS_IN_OLD) else []
    return [*filter(None, (address.ipv4_mapped, address.sixtofour, *(address.teredo or ()))), *last]


_ENDS_IN_OLD = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))


class _Backend(httpcore.SyncBackend):
    def __init__(self, *, private: bool, left: Callable[[], float]) -> None:
        self._private, self._left = private, left

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of a host, if all of its addresses may be gone to."""
        try:
            found = sorted({str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)})
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"there is no host {host}") from error
        if not self._private and not all(map(is_public, found)):
            raise PrivateAddressError(f"{host} is a private address")
        stream = super().connect_tcp(found[0], port, _most(self._left, timeout), local_address, socket_options)
        return _Timed(stream, self._left)


class _Timed(httpcore.NetworkStream):
    """A connection on which nothing takes longer than a request has left."""

    def __init__(self, stream: httpcore.NetworkStream, left: Callable[[], float]) -> None:
        self._stream, self._left = stream, left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _most(self._left, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _most(self._left, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        found = self._stream.start_tls(ssl_context, server_hostname, _most(self._left, timeout))
        return _Timed(found, self._left)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def _most(left: Callable[[], float], timeout: float | None) -> float:
    """Return how long may be waited now."""
    seconds = left()
    if seconds <= 0:
        raise httpcore.ReadTimeout("it takes too long")
    return seconds if timeout is None else min(seconds, timeout)


class _Transport(httpx.BaseTransport):
    def __init__(self, backend: httpcore.NetworkBackend) -> None:
        self._pool = httpcore.ConnectionPool(ssl_context=httpx.create_ssl_context(), network_backend=backend)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request through the guarded pool."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
        )
        sent = httpcore.Request(request.method, url, headers=request.headers.raw, extensions=request.extensions)
        answer = self._pool.handle_request(sent)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Stream(answer))

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Stream(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
