"""Rules on the page, its fonts and numbers (PG), on typing (TX) and on the PDF."""

from service.nd30.rule import Rule
from service.nd30.rules.sources import PRACTICE, annex_1, article

PAGE_RULES = (
    Rule("PG-01", "Khổ giấy A4 (210 mm × 297 mm).", "bat_buoc", annex_1("I.1")),
    Rule(
        "PG-02",
        "Trình bày theo chiều dài của khổ A4; theo chiều rộng chỉ khi có bảng, biểu không làm thành phụ lục riêng.",
        "bat_buoc",
        annex_1("I.2"),
    ),
    Rule("PG-03", "Lề trên 20 mm đến 25 mm.", "bat_buoc", annex_1("I.3")),
    Rule("PG-04", "Lề dưới 20 mm đến 25 mm.", "bat_buoc", annex_1("I.3")),
    Rule("PG-05", "Lề trái 30 mm đến 35 mm.", "bat_buoc", annex_1("I.3")),
    Rule("PG-06", "Lề phải 15 mm đến 20 mm.", "bat_buoc", annex_1("I.3")),
    Rule("PG-07", "Phông chữ Times New Roman.", "bat_buoc", annex_1("I.4")),
    Rule("PG-08", "Chữ màu đen; chỉ dấu chỉ độ mật, mức độ khẩn và con dấu có màu đỏ.", "bat_buoc", annex_1("I.4")),
    Rule(
        "PG-09",
        "Bộ mã ký tự Unicode dựng sẵn (TCVN 6909:2001), không dùng phông TCVN3, VNI.",
        "bat_buoc",
        annex_1("I.4"),
    ),
    Rule(
        "PG-10",
        "Số trang canh giữa trong phần lề trên, không hiển thị ở trang thứ nhất.",
        "bat_buoc",
        annex_1("I.7"),
    ),
    Rule("PG-11", "Số trang bằng chữ số Ả Rập, cỡ chữ 13 đến 14, kiểu chữ đứng.", "bat_buoc", annex_1("I.7")),
    Rule("PG-12", "Số trang được đánh từ số 1.", "bat_buoc", annex_1("I.7")),
    Rule("PG-13", "Số trang không đặt ở lề dưới.", "bat_buoc", annex_1("I.7")),
    Rule("TX-01", "Không có dấu cách thừa, không có dấu cách trước dấu câu.", "thong_le", PRACTICE),
    Rule("TX-02", "Dùng ngoặc kép “ ” của tiếng Việt.", "thong_le", PRACTICE),
    Rule("PDF-01", "Phông Times New Roman được nhúng trong tệp PDF.", "bat_buoc", annex_1("I.4"), ("pdf",)),
    Rule("PDF-02", "Tệp PDF để lưu trữ theo chuẩn PDF/A.", "thong_le", PRACTICE, ("pdf",)),
    Rule("PDF-03", "Tệp PDF và tệp DOCX có cùng nội dung.", "thong_le", PRACTICE, ("pdf",)),
    Rule("PDF-04", "PDF in bằng Times New Roman, không bằng phông cùng độ rộng.", "thong_le", PRACTICE, ("pdf",)),
    Rule(
        "VB-01",
        "Loại văn bản phù hợp với nội dung và thẩm quyền ban hành.",
        "bat_buoc",
        article("7"),
        ("person",),
        "Chỉ người hiểu công việc mới biết nội dung cần loại văn bản nào.",
    ),
)
