"""Faults of the text and of how it is laid out (II.6d, II.6đ, II.6e)."""

from typing import Final

from tests.nd30_mutants.edits import Edit, after, counted, everywhere, remove, reword, steps, text
from tests.nd30_mutants.looks import character_style, defaults, paragraph, style, words
from tests.nd30_mutants.mutant import Mutant
from tests.nd30_mutants.package import Package, properties, w

_OPENING: Final = "Thực hiện Chỉ thị"
_FIRST: Final = "Sở Xây dựng đã ban hành Kế hoạch"
_HAND: Final = "decision set by hand"


def _tabs_for_indent(package: Package) -> None:
    item = package.paragraph(_OPENING)
    properties(item).append(properties(item).makeelement(w("ind"), {w("firstLine"): "0"}))
    run = item.find(w("r"))
    for _ in range(2):
        run.insert(0, run.makeelement(w("tab")))


def _relettered(*letters: str) -> Edit:
    """Points in another order of letters, from the first on."""
    return steps(
        *(text(f"{old}) {start}", f"{new}) {start}") for (old, start), new in zip(_POINTS, letters, strict=False))
    )


_POINTS: Final = (
    ("a", "Trung tâm Kiểm định"),
    ("b", "Trung tâm Quy hoạch"),
    ("c", "Ban Quản lý dự án công trình dân dụng"),
    ("d", "Ban Quản lý dự án công trình giao thông"),
    ("đ", "Văn phòng đăng ký"),
    ("e", "Trung tâm Tư vấn"),
    ("g", "Trạm Kiểm tra"),
)


def _title_on_the_line_of(start: str, title: str) -> Edit:
    """Chương I. QUY ĐỊNH CHUNG, on one line."""
    return steps(remove(title), text(start, f"{start}. {title}"))


TEXT: Final = (
    Mutant("ND-01", "the text is of size 12 by its style", "plan", style("NoiDung", size=12)),
    Mutant("ND-01", "the text is of size 15 by its style", "plan", style("NoiDung", size=15)),
    Mutant("ND-01", "one paragraph is of size 12", "letter", paragraph(_FIRST, size=12)),
    Mutant("ND-01", "a few words are of size 11", "letter", words("100% phòng chuyên môn", size=11)),
    Mutant("ND-01", "a few words are of size 16 by a character style", "letter", character_style("100%", size=16)),
    Mutant(
        "ND-01",
        "the text is of size 12 by the defaults",
        "decision set by its defaults",
        defaults(size=12),
        also=("ND-06",),
    ),
    Mutant(
        "ND-01",
        "the text is of size 12 by the parent style",
        "decision set by a parent style",
        style("NoiDung", size=12),
        also=("ND-06",),
    ),
    Mutant("ND-01", "one paragraph is of size 13 among others of 14", "letter", paragraph(_FIRST, size=13)),
    Mutant("ND-02", "the text is on the left by its style", "plan", style("NoiDung", align="left")),
    Mutant("ND-02", "one paragraph is centred", "plan", paragraph(_OPENING, align="center")),
    Mutant("ND-02", "one paragraph is on the right", "letter", paragraph(_FIRST, align="right")),
    Mutant("ND-02", "the text is on the left by the defaults", "decision set by its defaults", defaults(align="left")),
    # Its one full line ends half a millimetre before the edge: no page can tell.
    Mutant("ND-02", "the last paragraph is on the left", "plan", style("DoanCuoi", align="left"), printed=False),
    Mutant("ND-03", "the text has no first line indent", "plan", style("NoiDung", indent=0)),
    Mutant("ND-03", "the first line indent is 2 cm", "plan", style("NoiDung", indent=20)),
    Mutant("ND-03", "the first line indent is 5 mm", "plan", style("NoiDung", indent=5)),
    Mutant("ND-03", "one paragraph has no first line indent", "letter", paragraph(_FIRST, indent=0)),
    Mutant("ND-03", "two tabs take the place of the indent", "plan", _tabs_for_indent, printed=False),
    Mutant("ND-04", "no gap lies between paragraphs", "plan", style("NoiDung", after=0)),
    Mutant("ND-04", "3 points lie between paragraphs", "plan", style("NoiDung", after=3)),
    Mutant(
        "ND-04",
        "Word drops the gap between paragraphs of one style",
        "plan",
        style("NoiDung", contextual=True),
        printed=False,
    ),
    Mutant("ND-04", "no gap lies after one paragraph", "plan", paragraph("Phát huy tinh thần", after=0)),
    Mutant("ND-05", "the text is on double lines", "plan", style("NoiDung", lines=2)),
    Mutant("ND-05", "the lines of the text are nine tenths apart", "plan", style("NoiDung", lines=0.9)),
    Mutant("ND-05", "the lines of the text are 14 points apart", "plan", style("NoiDung", exact=14)),
    Mutant(
        "ND-05", "the lines of one paragraph are at least 30 points apart", "plan", paragraph(_OPENING, at_least=30)
    ),
    Mutant("ND-05", "the text is on double lines by the defaults", "decision set by its defaults", defaults(lines=2)),
    Mutant("ND-05", "the text set by hand is on double lines", _HAND, paragraph("Điều 2.", lines=2)),
    Mutant("ND-13", "the end mark is missing", "plan", text("của Sở Xây dựng./.", "của Sở Xây dựng.")),
    Mutant("ND-13", "the end mark has a space", "decision", text("Quyết định này./.", "Quyết định này. / .")),
    Mutant("ND-13", "the end mark stands twice", "letter", text("đúng thời hạn.", "đúng thời hạn./.")),
    Mutant(
        "ND-13",
        "the end mark stands after an article in the middle",
        "decision",
        steps(
            text("năm 2023 của Sở Xây dựng.", "năm 2023 của Sở Xây dựng./."),
            text("Quyết định này./.", "Quyết định này."),
        ),
    ),
    Mutant(
        "ND-14",
        "one clause is numbered by the word processor",
        "plan with points",
        steps(counted("2. Thời gian"), reword("2. Thời gian", "2. ", "")),
        also=("ND-03", "ND-10"),
        printed=False,
    ),
    Mutant("ND-15", "an empty line stands between paragraphs", "letter", after(_FIRST, ("NoiDung", "")), printed=False),
    Mutant(
        "ND-15",
        "an empty line takes the place of the gap",
        "letter",
        steps(after(_FIRST, ("NoiDung", "")), paragraph(_FIRST, after=0)),
        printed=False,
        also=("ND-04",),
    ),
    Mutant("ND-01", "the text of a letter is of size 11", "letter to one", style("NoiDung", size=11), also=("ND-10",)),
    Mutant("ND-02", "the text set by hand is on the left", _HAND, paragraph("Điều 2.", align="left"), also=("ND-06",)),
    Mutant(
        "ND-06", "an article set by hand has an indent of 2 cm", _HAND, paragraph("Điều 2.", indent=20), also=("ND-03",)
    ),
    Mutant("ND-04", "no gap lies after a paragraph set by hand", _HAND, paragraph("Điều 1.", after=0)),
    Mutant("ND-05", "the lines of a letter are 12 points apart", "letter on two pages", style("NoiDung", exact=12)),
    Mutant("ND-13", "the end mark lacks its last full stop", "decision", text("Quyết định này./.", "Quyết định này./")),
    Mutant("ND-13", "the end mark has two slashes", "plan", text("của Sở Xây dựng./.", "của Sở Xây dựng.//.")),
)

LAYOUT: Final = (
    Mutant("ND-06", "the second article is numbered 3", "decision", text("Điều 2.", "Điều 3.")),
    Mutant(
        "ND-06", "the articles begin with 2", "decision", steps(text("Điều 2.", "Điều 4."), text("Điều 1.", "Điều 2."))
    ),
    Mutant("ND-06", "an article is followed by a colon", "decision", text("Điều 2.", "Điều 2:")),
    Mutant("ND-06", "the number of an article is not bold", "decision", words("Điều 1.", bold=False)),
    Mutant("ND-06", "the number of an article is italic", "decision", words("Điều 1.", italic=True)),
    Mutant("ND-06", "an article is in capitals", "decision", text("Điều 1.", "ĐIỀU 1.")),
    Mutant("ND-06", "the number of an article is Roman", "decision", text("Điều 1.", "Điều I.")),
    Mutant(
        "ND-06",
        "the number of an article is smaller than the text",
        "decision",
        words("Điều 1.", size=13),
        also=("ND-01",),
    ),
    Mutant("ND-06", "an article has no indent", "decision", paragraph("Điều 2.", indent=0), also=("ND-03",)),
    Mutant("ND-06", "the article of a regulation is not bold", "regulation", paragraph("Điều 3.", bold=False)),
    Mutant("ND-06", "an article set by hand is not bold", _HAND, words("Điều 2.", bold=False)),
    Mutant("ND-07", "a chapter has an Arabic number", "regulation", text("Chương II", "Chương 2")),
    Mutant("ND-07", "a chapter is not bold", "regulation", paragraph("Chương I", bold=False)),
    Mutant("ND-07", "a chapter is on the left", "regulation", style("Chuong", align="left")),
    Mutant("ND-07", "a chapter is italic", "regulation", style("Chuong", italic=True)),
    Mutant("ND-07", "a chapter is of size 12", "regulation", style("Chuong", size=12), also=("ND-01",)),
    Mutant("ND-07", "a chapter is in capitals", "regulation", text("Chương II", "CHƯƠNG II"), also=("ND-08",)),
    Mutant(
        "ND-07",
        "a chapter and its title share a line",
        "regulation",
        _title_on_the_line_of("Chương II", "THI ĐUA VÀ KHEN THƯỞNG"),
        also=("ND-08",),
    ),
    Mutant("ND-07", "a part has an Arabic number", "regulation", text("Chương II", "Phần 2")),
    Mutant(
        "ND-08", "the title of a chapter is in small letters", "regulation", text("QUY ĐỊNH CHUNG", "Quy định chung")
    ),
    Mutant(
        "ND-08",
        "the title of a chapter is on the left",
        "regulation",
        paragraph("QUY ĐỊNH CHUNG", align="left"),
        also=("ND-03",),
    ),
    Mutant("ND-08", "the title of a chapter is not bold", "regulation", style("TenChuong", bold=False)),
    Mutant(
        "ND-08",
        "the title of a chapter is of size 12",
        "regulation",
        paragraph("QUY ĐỊNH CHUNG", size=12),
        also=("ND-01",),
    ),
    Mutant("ND-08", "a chapter has no title", "regulation", remove("QUY ĐỊNH CHUNG")),
    Mutant(
        "ND-08",
        "the title of a section is in small letters",
        "regulation",
        text("TỔ CHỨC PHONG TRÀO THI ĐUA", "Tổ chức phong trào thi đua"),
    ),
    Mutant("ND-08", "the title of a subsection is not bold", "regulation", paragraph("HÌNH THỨC KHEN", bold=False)),
    Mutant("ND-09", "a section has a Roman number", "regulation", text("Mục 1", "Mục I"), also=("ND-08",)),
    Mutant("ND-09", "a section is on the left", "regulation", paragraph("Mục 2", align="left")),
    Mutant("ND-09", "a section is not bold", "regulation", paragraph("Mục 1", bold=False)),
    Mutant("ND-09", "a subsection has a letter", "regulation", text("Tiểu mục 2", "Tiểu mục B"), also=("ND-08",)),
    Mutant("ND-09", "a subsection is italic", "regulation", paragraph("Tiểu mục 1", italic=True)),
    Mutant(
        "ND-10", "a clause is followed by a bracket", "plan with points", everywhere("2. Thời gian", "2) Thời gian")
    ),
    Mutant("ND-10", "the title of a clause is not bold", "plan", style("Khoan", bold=False)),
    Mutant("ND-10", "the title of a clause is italic", "plan", paragraph("1. Đối tượng thi đua", italic=True)),
    Mutant(
        "ND-10",
        "the title of a clause is of size 12",
        "letter",
        paragraph("1. Kết quả thực hiện", size=12),
        also=("ND-01",),
    ),
    Mutant("ND-10", "the clauses jump from 1 to 3", "letter", text("2. Khen thưởng", "3. Khen thưởng")),
    Mutant(
        "ND-10",
        "the clauses of an article jump from 1 to 3",
        "regulation",
        text("2. Các đơn vị trực thuộc", "3. Các đơn vị trực thuộc"),
    ),
    Mutant("ND-11", "the points have an f", "regulation", _relettered("a", "b", "c", "d", "đ", "e", "f")),
    Mutant("ND-11", "the points have no d with a bar", "regulation", _relettered("a", "b", "c", "d", "e", "f", "g")),
    Mutant("ND-11", "two points have changed places", "regulation", _relettered("a", "c", "b", "d", "đ", "e", "g")),
    Mutant("ND-11", "the points begin with b", "regulation", _relettered("b", "c", "d", "đ", "e", "g", "h")),
    Mutant("ND-11", "the points are in capitals", "regulation", _relettered("A", "B", "C", "D", "Đ", "E", "G")),
    Mutant(
        "ND-11", "a letter of the points stands twice", "regulation", _relettered("a", "b", "b", "c", "d", "đ", "e")
    ),
    Mutant(
        "ND-11",
        "the list in article 1 of a decision has an e after its d",
        "decision with its list inline",
        text("đ) Ông Hoàng Văn Thịnh", "e) Ông Hoàng Văn Thịnh"),
    ),
    Mutant("ND-12", "a heading is in small letters", "plan", text("I. MỤC ĐÍCH, YÊU CẦU:", "I. Mục đích, yêu cầu:")),
    Mutant("ND-12", "the headings are not bold", "plan", style("Muc", bold=False)),
    Mutant("ND-12", "a heading is italic", "plan", paragraph("III. CÔNG TÁC", italic=True)),
    Mutant("ND-12", "the headings are of size 12", "plan", style("Muc", size=12), also=("ND-01",)),
    Mutant("ND-12", "the headings jump from III to V", "plan", text("IV. TỔ CHỨC", "V. TỔ CHỨC")),
    Mutant("ND-12", "a heading is followed by a bracket", "plan", text("III. CÔNG TÁC", "III) CÔNG TÁC")),
    Mutant("ND-06", "a space is missing after the word of an article", "decision", text("Điều 2.", "Điều2.")),
    Mutant("ND-06", "two articles have one number", "regulation", text("Điều 4.", "Điều 3.")),
    Mutant("ND-07", "the chapters jump from I to III", "regulation", text("Chương II", "Chương III")),
    Mutant("ND-08", "the title of a section is italic", "regulation", paragraph("KHEN THƯỞNG", italic=True)),
    Mutant("ND-09", "the number of a section is in words", "regulation", text("Mục 1", "Mục Một"), also=("ND-08",)),
    Mutant("ND-10", "the clauses of a plan begin with 2", "plan with points", everywhere("1. Nội dung", "4. Nội dung")),
    Mutant("ND-11", "a point is followed by a full stop", "regulation", text("c) Ban", "c. Ban")),
    Mutant("ND-11", "the points jump from b to d", "regulation", _relettered("a", "b", "d", "đ", "e", "g", "h")),
    Mutant(
        "ND-10",
        "the headings have Arabic numbers",
        "plan",
        steps(
            text("I. MỤC ĐÍCH", "1. MỤC ĐÍCH"),
            text("II. ĐỐI TƯỢNG", "2. ĐỐI TƯỢNG"),
            text("III. CÔNG TÁC", "3. CÔNG TÁC"),
            text("IV. TỔ CHỨC", "4. TỔ CHỨC"),
        ),
        also=("ND-12",),
    ),
    Mutant(
        "ND-12",
        "a heading of a plan with points is not bold",
        "plan with points",
        paragraph("II. NỘI DUNG", bold=False),
    ),
)
