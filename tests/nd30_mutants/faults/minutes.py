"""Faults of minutes, whose form is Phụ lục III, Mẫu 1.9."""

from typing import Final

from lxml import etree

from tests.nd30_mutants.edits import remove, reword, text
from tests.nd30_mutants.mutant import Mutant
from tests.nd30_mutants.package import Package, w

_END: Final = " kết thúc vào 11 giờ 00, ngày 01 tháng 02 năm 2023"


def _dated(package: Package) -> None:
    (place,) = package.of_style("DiaDanh")
    etree.SubElement(etree.SubElement(place, w("r")), w("t")).text = "Hồng Lam, ngày 01 tháng 02 năm 2023"


def _no_secretary(package: Package) -> None:
    for start in ("THƯ KÝ", "Phạm Ngọc Ánh"):
        found = package.paragraph(start)
        for run in found.findall(w("r")):
            found.remove(run)


MINUTES: Final = (
    Mutant("HD-20", "minutes have a line of place and date", "minutes", _dated),
    Mutant("BB-01", "no secretary signs the minutes", "minutes", _no_secretary, also=("NN-02",)),
    Mutant("BB-01", "the head and not the chairman signs the minutes", "minutes", text("CHỦ TỌA", "GIÁM ĐỐC")),
    Mutant("BB-01", "the secretary signs as an officer", "minutes", text("THƯ KÝ", "KẾ TOÁN VIÊN")),
    Mutant("BB-02", "the minutes do not say where", "minutes", remove("Địa điểm:")),
    Mutant("BB-02", "the minutes do not say who took part", "minutes", remove("Thành phần tham dự:")),
    Mutant("BB-02", "the minutes do not say when the meeting began", "minutes", remove("Thời gian bắt đầu:")),
    Mutant(
        "BB-02",
        "the minutes do not say when the meeting ended",
        "minutes",
        reword("Cuộc họp", _END, " thống nhất các nội dung trên"),
    ),
)
