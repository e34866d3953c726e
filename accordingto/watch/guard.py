"""Where a request may go: no address of this machine or its own network, unless that is allowed."""

import socket
from collections.abc import Iterable, Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address

import httpcore
import httpx


class PrivateAddressError(httpcore.ConnectError):
    """A name that leads to a private address."""


def transport(*, private: bool) -> httpx.BaseTransport:
    """Return what carries requests; unless `private`, to public addresses only.

    The address looked up is the one connected to: a name cannot point elsewhere between the look and the call.
    """
    return _Transport(_Backend(private=private))


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the open internet: 127.0.0.1, 10.0.0.1 and ::ffff:127.0.0.1 are not."""
    known: IPv4Address | IPv6Address = ip_address(address)
    if isinstance(known, IPv6Address) and known.ipv4_mapped is not None:
        known = known.ipv4_mapped
    return known.is_global and not known.is_multicast


class _Backend(httpcore.SyncBackend):
    def __init__(self, *, private: bool) -> None:
        self._private = private

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
        except OSError as error:
            raise httpcore.ConnectError(f"there is no host {host}") from error
        if not self._private and not all(map(is_public, found)):
            raise PrivateAddressError(f"{host} is a private address")
        return super().connect_tcp(found[0], port, timeout, local_address, socket_options)


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
