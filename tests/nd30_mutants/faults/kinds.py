"""Faults in the samples of tờ trình, biên bản and báo cáo thành tích, whose forms differ from a decision's."""

from typing import Final

from lxml import etree

from tests.nd30_mutants.edits import remove, reword, text
from tests.nd30_mutants.looks import paragraph, style
from tests.nd30_mutants.mutant import Mutant
from tests.nd30_mutants.package import Package, w

_PROPOSAL, _MINUTES, _REPORT = "sample of to-trinh", "sample of bien-ban", "sample of bao-cao-ca-nhan"


def _dated(package: Package) -> None:
    cell = package.tree().findall(f".//{w('tr')}")[1].findall(w("tc"))[1]
    etree.SubElement(etree.SubElement(cell.find(w("p")), w("r")), w("t")).text = "Hồng Lam, ngày 15 tháng 12 năm 2023"


KINDS: Final = (
    Mutant("HD-16", "place and date of a report are upright", _REPORT, style("DiaDanh", italic=False)),
    Mutant("HD-20", "the minutes of a council have a date", _MINUTES, _dated, also=("HD-16", "HD-17")),
    Mutant("TT-02", "the name of a proposal lacks a mark", _PROPOSAL, text("TỜ TRÌNH", "TỜ TRINH"), also=("TT-08",)),
    Mutant("TT-08", "a proposal is abbreviated to TT", _PROPOSAL, text("01/TTr-VP", "01/TT-VP"), also=("HD-13",)),
    Mutant("TT-03", "the subject of minutes is italic", _MINUTES, style("TrichYeu", italic=True)),
    Mutant("CC-01", "the legal bases of a proposal are upright", _PROPOSAL, style("CanCu", italic=False)),
    Mutant("CC-02", "a legal basis of a proposal ends with a comma", _PROPOSAL, reword("Căn cứ Nghị định", ";", ",")),
    Mutant("ND-03", "the last paragraph of a report has no indent", _REPORT, paragraph("Tôi cam đoan", indent=0)),
    Mutant("ND-10", "the title of a clause of minutes is not bold", _MINUTES, paragraph("3. Thảo luận", bold=False)),
    Mutant("ND-11", "the list of a proposal has an e after its d", _PROPOSAL, text("đ) Ông Hoàng", "e) Ông Hoàng")),
    Mutant("ND-11", "the points of a report jump from a to c", _REPORT, text("b) Sáng kiến", "c) Sáng kiến")),
    Mutant("ND-12", "a heading of a report is not bold", _REPORT, paragraph("II. THÀNH TÍCH", bold=False)),
    Mutant("ND-12", "the headings of a report jump from I to III", _REPORT, text("II. THÀNH TÍCH", "III. THÀNH TÍCH")),
    Mutant("ND-13", "a proposal has no end mark", _PROPOSAL, text("quyết định./.", "quyết định.")),
    Mutant("ND-13", "the minutes of a council have no end mark", _MINUTES, text("năm 2023./.", "năm 2023.")),
    Mutant("CK-04", "the name of a chairman has a title", _MINUTES, reword("Võ Tất Dũng", "Võ", "TS. Võ")),
    Mutant("BB-01", "the secretary of a council does not sign", _MINUTES, remove("THƯ KÝ"), also=("CK-01",)),
    Mutant("BB-02", "the minutes of a council do not say where", _MINUTES, remove("Địa điểm:")),
    Mutant("BB-02", "the minutes of a council do not name the chairman", _MINUTES, remove("Chủ trì")),
    Mutant("NN-04", "who keeps the minutes has no colon", _MINUTES, text("- Lưu: VT", "- Lưu VT")),
    Mutant("NN-05", "the first recipient of a proposal is not as above", _PROPOSAL, remove("- Như trên;")),
    Mutant("NN-07", "the word of address of a proposal has no colon", _PROPOSAL, reword("Kính gửi", "gửi:", "gửi")),
)
