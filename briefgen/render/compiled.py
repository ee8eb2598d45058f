"""What this process has compiled, and what an earlier one has: by name, path and text of each template."""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from contextlib import suppress
from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """Templates that were compiled already: a preview compiles what changed, a build what is new."""

    MOST = 500

    def __init__(self) -> None:
        self._code: dict[str, CodeType] = {}
        self._earlier: Mapping[str, bytes] = {}
        self._fresh: set[str] = set()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled from the same text, if anything was."""
        id_ = bucket.key + bucket.checksum
        if id_ not in self._code and id_ in self._earlier:
            with suppress(ValueError, EOFError, TypeError):
                self._code[id_] = marshal.loads(self._earlier[id_])
        bucket.code = self._code.get(id_)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled; of very many texts, only the last."""
        if len(self._code) >= self.MOST:
            self._code.clear()
            self._fresh.clear()
        assert bucket.code is not None
        id_ = bucket.key + bucket.checksum
        self._code[id_] = bucket.code
        self._fresh.add(id_)

    def take(self, earlier: Mapping[str, bytes]) -> None:
        """Take what an earlier process had ``fresh``: only from where nobody else writes: it is run."""
        self._earlier = earlier

    def fresh(self) -> dict[str, bytes]:
        """Give what was compiled here, and not told before."""
        told = {id_: marshal.dumps(self._code[id_]) for id_ in sorted(self._fresh)}
        self._fresh.clear()
        return told


COMPILED = Compiled()
