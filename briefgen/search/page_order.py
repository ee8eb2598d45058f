"""The pages of an index in the order of their addresses.

Pagefind numbers pages as the file system lists them: on another machine, or another disk, the same pages come
in another order, and all files of the index but what is shown of each page have other bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from briefgen.search.index_bytes import (
    ENTRY,
    FILTERS,
    PAGES,
    PIECES,
    SORTS,
    as_cbor,
    filter_path,
    fragment_path,
    from_cbor,
    meta_path,
    packed,
    piece_name,
    piece_path,
    read,
    unpacked,
)


def in_order(files: Mapping[str, bytes], dates: Mapping[str, str]) -> dict[str, bytes]:
    """Give the files of an index, by path, with its pages in the order of their addresses.

    ``dates`` are those of the pages that have one, by address: pages of one date stand in the same order.
    """
    done = dict(files)
    for lang, about in json.loads(files[ENTRY])["languages"].items():
        meta = read(files[meta_path(about["hash"])])
        pages = meta[PAGES]
        addresses = [json.loads(unpacked(files[fragment_path(name)]))["url"] for name, _ in pages]
        order = sorted(range(len(pages)), key=addresses.__getitem__)
        numbers = {old: new for new, old in enumerate(order)}
        meta[PAGES] = [pages[old] for old in order]
        for _, name in meta[FILTERS]:
            told, values = read(files[filter_path(name)])
            values = [[value, sorted(numbers[page] for page in on)] for value, on in values]
            done[filter_path(name)] = packed(as_cbor([told, values]))
        for sort in meta[SORTS]:
            found = sorted(numbers[page] for page in sort[1])
            sort[1] = sorted(found, key=lambda page: dates[addresses[order[page]]])
        for piece in meta[PIECES]:
            (words,) = from_cbor(unpacked(done.pop(piece_path(piece[2]))))
            data = as_cbor([[_renumbered(word, numbers) for word in words]])
            piece[2] = piece_name(lang, data)
            done[piece_path(piece[2])] = packed(data)
        done[meta_path(about["hash"])] = packed(as_cbor(meta))
    return done


def _renumbered(word: Sequence[Any], numbers: Mapping[int, int]) -> list[Any]:
    text, places, spellings = word
    return [text, _places(places, numbers), [[one, _places(found, numbers)] for one, found in spellings]]


def _places(places: Sequence[Any], numbers: Mapping[int, int]) -> list[Any]:
    """Give the pages that have a word, each with its distance from the one before, by their new numbers."""
    at, found = 0, []
    for distance, *rest in places:
        at += distance
        found.append((numbers[at], rest))
    found.sort(key=lambda one: one[0])
    before, told = 0, []
    for number, rest in found:
        told.append([number - before, *rest])
        before = number
    return told
