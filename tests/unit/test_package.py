"""A package of our own making is a ZIP like any other."""

import zipfile
from io import BytesIO

from service.render.package import Member, package


def test_what_was_put_into_a_package_is_read_from_it_in_order() -> None:
    contents = {"[Content_Types].xml": b"<Types/>", "word/phụ lục.xml": "Điều 1. ".encode() * 1000, "rỗng": b""}
    with zipfile.ZipFile(BytesIO(package({name: Member.of(text) for name, text in contents.items()}))) as files:
        assert files.testzip() is None
        assert {name: files.read(name) for name in files.namelist()} == contents
        assert files.namelist() == list(contents)
        assert {file.date_time for file in files.infolist()} == {(1980, 1, 1, 0, 0, 0)}
