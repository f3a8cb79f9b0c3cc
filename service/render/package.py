"""A ZIP package put together from members that are already compressed: its bytes depend on nothing but them."""

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self

# APPNOTE.TXT 4.3.7, 4.3.12 and 4.3.16; the moment is the first that ZIP knows, 1980-01-01 00:00.
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_READ_BY, _MADE_BY_UNIX, _UTF8_NAME, _DEFLATED = 20, 3 << 8 | 20, 0x800, 8
_TIME, _DATE = 0, 1 << 5 | 1
_OWNER_MAY_READ_AND_WRITE: Final = 0o600 << 16


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a package, compressed; the length and the checksum are those of its content."""

    deflated: bytes
    length: int
    checksum: int

    @classmethod
    def of(cls, content: bytes) -> Self:
        return cls(zlib.compress(content, wbits=-zlib.MAX_WBITS), len(content), zlib.crc32(content))


def package(members: Mapping[str, Member]) -> bytes:
    """The bytes of the package that holds `members` by their names, in their order."""
    files: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name, member in members.items():
        path = name.encode()
        flags = 0 if name.isascii() else _UTF8_NAME
        shared = (_READ_BY, flags, _DEFLATED, _TIME, _DATE, member.checksum, len(member.deflated), member.length)
        file = _LOCAL.pack(b"PK\3\4", *shared, len(path), 0) + path + member.deflated
        entry = _CENTRAL.pack(
            b"PK\1\2", _MADE_BY_UNIX, *shared, len(path), 0, 0, 0, 0, _OWNER_MAY_READ_AND_WRITE, offset
        )
        files.append(file)
        directory += (entry, path)
        offset += len(file)
    index = b"".join(directory)
    end = _END.pack(b"PK\5\6", 0, 0, len(members), len(members), len(index), offset, 0)
    return b"".join((*files, index, end))
