"""The parts of a DOCX, opened with care: nothing unpacked beyond bounds, no entity expanded, no network."""

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any, Final

from lxml import etree

from service.errors import FileUnreadable

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

MAX_FILE: Final = 50 * 1024 * 1024
MAX_PARTS: Final = 5_000
MAX_UNPACKED: Final = 60 * 1024 * 1024  # of all parts that are read, pictures too
# What keeps a check of plain paragraphs and tables near ten seconds and under half a gigabyte. A list of ours of
# 5,000 rows and 8 columns is 8 MB of XML with 830,000 marks and 40,000 paragraphs; Word writes more.
MAX_XML: Final = 24 * 1024 * 1024
MAX_MARKS: Final = 1_500_000  # "<" and "=": a tree holds a node for each element and each attribute
MAX_PARAGRAPHS: Final = 50_000
MAX_RELATIONS: Final = 5_000
_SMALL: Final = 16 * 1024  # a tree takes twenty times the room of its part

_OLD_WORD: Final = b"\xd0\xcf\x11\xe0"  # a .doc, and the envelope of a DOCX with a password
_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# A "strict" DOCX says the same in other namespaces.
_STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)


# Id of a relationship → its kind, and the name of the part that it points to.
Targets = dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Part:
    """One XML part: its root, and what its relationships point to, as (kind, part name)."""

    name: str
    root: Any
    targets: Targets

    def target(self, kind: str) -> str | None:
        """The part that the first relationship of `kind` names."""
        return next((name for is_a, name in self.targets.values() if is_a == kind), None)


class Package:
    """A DOCX file. Raises FileUnreadable when it is none, or no file that one should unpack."""

    def __init__(self, content: bytes) -> None:
        if content.startswith(_OLD_WORD):
            raise FileUnreadable(
                "Tệp là .doc kiểu cũ hoặc có mật khẩu. Mở bằng Word, bỏ mật khẩu và lưu lại thành .docx.",
                log="ole file",
            )
        if len(content) > MAX_FILE:
            raise FileUnreadable(
                f"Tệp lớn hơn {MAX_FILE // 1024**2} MB. Giảm kích thước hình ảnh rồi kiểm tra lại.", log="file too big"
            )
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as exc:
            raise FileUnreadable(
                "Tệp không phải là DOCX hoặc đã hỏng. Mở bằng Word và lưu lại thành .docx.", log="no zip"
            ) from exc
        if len(self._zip.filelist) > MAX_PARTS:
            raise FileUnreadable(f"Tệp có hơn {MAX_PARTS} thành phần, không phải văn bản.", log="too many parts")
        self._names = set(self._zip.namelist())
        self._left = MAX_UNPACKED
        self._xml_left = MAX_XML
        self._marks_left = MAX_MARKS
        self._left_of = dict.fromkeys(("p", "tc"), MAX_PARAGRAPHS)

    def main(self) -> Part:
        """The part that holds the text."""
        name = next((name for kind, name in self._relations("").values() if kind == "officeDocument"), None)
        if name is None:
            raise FileUnreadable("Tệp không phải là DOCX: không tìm thấy nội dung văn bản.", log="no main part")
        return self._part(name, parsed(self.xml(name)))

    def part(self, name: str) -> Part:
        """A header, a footer or another part that many files may have alike."""
        return self._part(name, parsed_once(self.xml(name)))

    def _part(self, name: str, root: Any) -> Part:
        for kind, left in self._left_of.items():
            self._left_of[kind] = left - sum(1 for _ in root.iter(f"{W}{kind}"))
        if min(self._left_of.values()) < 0:
            raise FileUnreadable(
                f"Tệp DOCX có hơn {MAX_PARAGRAPHS} đoạn hoặc ô. Tách phụ lục hoặc bảng dài ra tệp riêng.",
                log="too many paragraphs",
            )
        return Part(name, root, self._relations(name))

    def has(self, name: str) -> bool:
        return name in self._names

    def xml(self, name: str) -> bytes:
        """The bytes of a part that is to be parsed, counted before a tree of them takes twenty times their room."""
        content = self.read(name)
        self._xml_left -= len(content)
        self._marks_left -= content.count(b"<") + content.count(b"=")
        if self._xml_left < 0 or self._marks_left < 0:
            raise FileUnreadable(
                "Nội dung của tệp DOCX quá lớn để kiểm tra một lần. Tách phụ lục hoặc bảng dài ra tệp riêng.",
                log="too much xml",
            )
        return content

    def read(self, name: str) -> bytes:
        """The bytes of a part, of bounded length."""
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise FileUnreadable("Tệp có mật khẩu. Bỏ mật khẩu rồi kiểm tra lại.", log="encrypted part")
            with self._zip.open(info) as stream:
                content = stream.read(self._left + 1)
        except KeyError as exc:
            raise FileUnreadable(
                f"Tệp DOCX thiếu thành phần “{name}”. Mở bằng Word và lưu lại.", log="part missing"
            ) from exc
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as exc:
            raise FileUnreadable(
                f"Thành phần “{name}” của tệp DOCX đã hỏng. Mở bằng Word và lưu lại.", log="part damaged"
            ) from exc
        self._left -= len(content)
        if self._left < 0:
            raise FileUnreadable(
                f"Nội dung của tệp DOCX bung ra hơn {MAX_UNPACKED // 1024**2} MB.", log="unpacks to too much"
            )
        return content

    def _relations(self, name: str) -> Targets:
        folder, base = posixpath.split(name)
        listing = posixpath.join(folder, "_rels", f"{base}.rels")
        if listing not in self._names:
            return {}
        content = self.xml(listing)
        return (_remembered_targets if len(content) <= _SMALL else _targets)(content, folder)


def _targets(listing: bytes, folder: str) -> Targets:
    """What the relations of a part in `folder` point to, within the file."""
    relations = list(parsed(listing).iter(_RELATION))
    if len(relations) > MAX_RELATIONS:
        raise FileUnreadable(
            f"Tệp DOCX có hơn {MAX_RELATIONS} liên kết. Bỏ bớt hình ảnh, liên kết hoặc tách tệp.",
            log="too many relations",
        )
    targets = {}
    for relation in relations:
        if relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
            targets[relation.get("Id", "")] = (relation.get("Type", "").rsplit("/", 1)[-1], target.lstrip("/"))
    return targets


def child_of(node: Any, tag: str) -> Any:
    """The first child with that tag, or None; quicker than a path."""
    return None if node is None else next(node.iterchildren(tag), None)


def parsed_once(content: bytes) -> Any:
    """The same for a part that is the same in many files, such as a header: what is small is remembered."""
    return _remembered(content) if len(content) <= _SMALL else parsed(content)


def parsed(content: bytes) -> Any:
    """The root of an XML part. No part of a DOCX has a document type, so one that has is refused."""
    for strict, usual in _STRICT:
        content = content.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as exc:
        raise FileUnreadable("Nội dung của tệp DOCX đã hỏng. Mở bằng Word và lưu lại.", log="bad xml") from exc
    if root.getroottree().docinfo.doctype:
        raise FileUnreadable("Nội dung của tệp DOCX có khai báo không an toàn.", log="doctype in part")
    return root


_remembered: Final = lru_cache(maxsize=64)(parsed)
_remembered_targets: Final = lru_cache(maxsize=64)(_targets)
