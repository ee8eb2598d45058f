"""The port that the preview listens on, and the names under which it is asked for."""

from __future__ import annotations

import errno
import os
from contextlib import ExitStack
from ipaddress import ip_address
from socket import AI_PASSIVE, SOCK_STREAM, create_server, gaierror, getaddrinfo, socket

_TRIES = 100
_NO_SUCH_FAMILY = (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT)


class NoPortError(Exception):
    """The address cannot be listened on; the text says why."""


def listen(bind: str, port: int) -> tuple[list[socket], int]:
    """Give sockets on the port that was asked for, else on the next free one."""
    for candidate in range(port, min(port + _TRIES, 65536)):
        try:
            sockets = _bind(bind, candidate)
        except gaierror as error:
            raise NoPortError(f"There is no address '{bind}' ({error.strerror}).") from None
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                continue
            why = os.strerror(error.errno or 0).lower()
            raise NoPortError(f"{bind}:{candidate} cannot be listened on ({why}).") from None
        return sockets, int(sockets[0].getsockname()[1])
    raise NoPortError(f"No port from {port} to {candidate} is free.")


def _bind(bind: str, port: int) -> list[socket]:
    """Open one port on every address that the name stands for, or on none."""
    sockets: list[socket] = []
    with ExitStack() as opened:
        addresses = getaddrinfo(bind or None, port, type=SOCK_STREAM, flags=AI_PASSIVE)
        for family, *_, address in addresses:
            try:
                one = opened.enter_context(create_server((address[0], port), family=family))
            except OSError as error:
                if error.errno in _NO_SUCH_FAMILY and (sockets or address != addresses[-1][-1]):
                    continue  # `localhost` names IPv6 too, also where the machine has none
                raise
            port = one.getsockname()[1]
            one.setblocking(False)
            sockets.append(one)
        opened.pop_all()
    return sockets


def name_of(bind: str) -> str:
    """Give the name by which a browser on this machine reaches the preview."""
    if bind in ("0.0.0.0", "::", "::1", ""):  # the reload script cannot read an address with colons
        return "localhost"
    return f"[{bind}]" if ":" in bind else bind


def own_names(bind: str) -> frozenset[str] | None:
    """Give the host names that are answered; none are refused where other machines may come in."""
    try:
        inside = ip_address(bind).is_loopback
    except ValueError:
        inside = bind == "localhost"
    return frozenset({"localhost", "127.0.0.1", "::1", bind.lower()}) if inside else None
