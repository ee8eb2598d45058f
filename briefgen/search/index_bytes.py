"""Equal documents, equal bytes: what Pagefind writes in an order of chance gets one of its own.

Since its version 1.3 the pieces of text have stable names and bytes. The lists of filter values have not:
they stand in the order of a hash table, and the file that names them has their digests in it. The pieces of
the index are packed anew, as ``one_document`` packs those that it makes.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Mapping
from hashlib import blake2b, sha1
from typing import Any

import cbor2

FOLDER = "pagefind/"
"""Where the files of the index go."""
ENTRY = "pagefind-entry.json"
"""The file that names all others."""

_MARK = b"pagefind_dcd"
_LEVEL = 6  # what more would save is a fiftieth, for four times the work
_NAME = 7

PAGES, PIECES, FILTERS, SORTS, FACTS = 1, 2, 3, 4, 5
"""Where a .pf_meta file holds its lists: pages, pieces, filters, orders, and what is known of pages."""


def settled(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the files of an index, by path, with those of chance put in order and named by what they hold."""
    entry = json.loads(files[ENTRY])
    done = {path: data for path, data in files.items() if not path.endswith((".pf_filter", ".pf_meta"))}
    done |= {path: packed(unpacked(data)) for path, data in files.items() if path.endswith(".pf_index")}
    for lang, about in sorted(entry["languages"].items()):
        meta = read(files[meta_path(about["hash"])])
        filters = []
        for name, old in sorted(meta[FILTERS]):
            _, values = read(files[filter_path(old)])
            data = _written([name, sorted(values)])
            new = f"{lang}_{_digest(data)}"
            done[filter_path(new)] = data
            filters.append([name, new])
        meta[FILTERS], meta[SORTS] = filters, sorted(meta[SORTS])
        about["hash"], data = named(lang, meta)
        done[meta_path(about["hash"])] = data
        if about["wasm"]:
            done.pop("wasm.unknown.pagefind", None)  # for languages whose endings Pagefind does not know
    done[ENTRY] = entry_bytes(entry)
    return done


def entry_bytes(entry: Any) -> bytes:
    """Give the bytes of the file that names all others."""
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def meta_path(name: str) -> str:
    """Give the path of the list of pages, pieces and filters."""
    return f"pagefind.{name}.pf_meta"


def filter_path(name: str) -> str:
    """Give the path of the values of a filter, each with its pages."""
    return f"filter/{name}.pf_filter"


def fragment_path(name: str) -> str:
    """Give the path of what is shown of a page."""
    return f"fragment/{name}.pf_fragment"


def piece_path(name: str) -> str:
    """Give the path of a piece of the index."""
    return f"index/{name}.pf_index"


def piece_name(lang: str, data: bytes) -> str:
    """Give the name of a piece of the index, as Pagefind does: it writes each byte without a leading zero."""
    digest = "".join(f"{byte:x}" for byte in sha1(data, usedforsecurity=False).digest())
    return f"{lang}_{digest[:_NAME]}"


def named(lang: str, meta: Any) -> tuple[str, bytes]:
    """Give the name of such a list, and its bytes."""
    data = _written(meta)
    return f"{lang}_{_digest(data)}", data


def read(data: bytes) -> Any:
    """Give what a file of the index holds."""
    return from_cbor(unpacked(data))


def from_cbor(data: bytes) -> Any:
    """Give a value that ``as_cbor`` made bytes of."""
    return cbor2.loads(data)


def as_cbor(value: Any) -> bytes:
    """Give a value as a file of the index holds it."""
    return cbor2.dumps(value)


def unpacked(data: bytes) -> bytes:
    """Give what is packed into a file of the index.

    Raises:
        ValueError: it is no such file.
    """
    try:
        return gzip.decompress(data).removeprefix(_MARK)
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError("no file of an index") from error


def packed(data: bytes) -> bytes:
    """Pack it again."""
    return gzip.compress(_MARK + data, _LEVEL, mtime=0)


def _written(value: Any) -> bytes:
    return gzip.compress(_MARK + cbor2.dumps(value), mtime=0)


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=5).hexdigest()
