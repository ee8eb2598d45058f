"""Equal documents, equal bytes: what Pagefind writes in an order of chance gets one of its own.

Since its version 1.3 the pieces of text have stable names and bytes. The lists of filter values have not:
they stand in the order of a hash table, and the file that names them has their digests in it.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

import cbor2

_ENTRY = "pagefind-entry.json"
_MARK = b"pagefind_dcd"
_FILTERS, _SORTS = 3, 4  # where a .pf_meta file holds its lists of filters and of orders


def settled(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the files of an index, by path, with those of chance put in order and named by what they hold."""
    entry = json.loads(files[_ENTRY])
    done = {path: data for path, data in files.items() if not path.endswith((".pf_filter", ".pf_meta"))}
    for lang, about in sorted(entry["languages"].items()):
        meta = _read(files[f"pagefind.{about['hash']}.pf_meta"])
        filters = []
        for name, old in sorted(meta[_FILTERS]):
            _, values = _read(files[f"filter/{old}.pf_filter"])
            data = _written([name, sorted(values)])
            new = f"{lang}_{_digest(data)}"
            done[f"filter/{new}.pf_filter"] = data
            filters.append([name, new])
        meta[_FILTERS], meta[_SORTS] = filters, sorted(meta[_SORTS])
        data = _written(meta)
        about["hash"] = f"{lang}_{_digest(data)}"
        done[f"pagefind.{about['hash']}.pf_meta"] = data
        if about["wasm"]:
            done.pop("wasm.unknown.pagefind", None)  # for languages whose endings Pagefind does not know
    done[_ENTRY] = json.dumps(entry, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    return done


def _read(data: bytes) -> Any:
    return cbor2.loads(gzip.decompress(data).removeprefix(_MARK))


def _written(value: Any) -> bytes:
    return gzip.compress(_MARK + cbor2.dumps(value), mtime=0)


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=5).hexdigest()
