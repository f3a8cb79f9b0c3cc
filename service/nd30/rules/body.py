"""Rules on căn cứ (CC) and on the text (ND)."""

from service.nd30.rule import Rule
from service.nd30.rules.sources import PRACTICE, annex_1, annex_3

BODY_RULES = (
    Rule("CC-01", "Căn cứ bằng chữ in thường, kiểu chữ nghiêng, cỡ chữ 13 đến 14.", "bat_buoc", annex_1("II.6a")),
    Rule(
        "CC-02",
        "Mỗi căn cứ một dòng, cuối dòng có dấu chấm phẩy, dòng cuối cùng kết thúc bằng dấu chấm.",
        "bat_buoc",
        annex_1("II.6a"),
    ),
    Rule("CC-03", "Luật, Pháp lệnh không ghi số, ký hiệu, cơ quan ban hành.", "bat_buoc", annex_1("II.6a")),
    Rule(
        "CC-04",
        "Căn cứ ghi đủ tên loại, số, ký hiệu, cơ quan ban hành, ngày tháng năm và trích yếu.",
        "bat_buoc",
        annex_1("II.6a"),
    ),
    Rule(
        "CC-05",
        "Văn bản được căn cứ còn hiệu lực tại ngày ban hành.",
        "thong_le",
        PRACTICE,
        ("person",),
        "Cần tra cơ sở dữ liệu văn bản quy phạm pháp luật tại ngày ban hành.",
    ),
    Rule("CC-06", "Không có gạch đầu dòng hay số thứ tự trước căn cứ.", "thong_le", PRACTICE),
    Rule("ND-01", "Nội dung bằng một cỡ chữ, từ 13 đến 14.", "bat_buoc", annex_1("II.6e")),
    Rule("ND-02", "Nội dung canh đều cả hai lề.", "bat_buoc", annex_1("II.6e")),
    Rule("ND-03", "Khi xuống dòng, chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm.", "bat_buoc", annex_1("II.6e")),
    Rule("ND-04", "Khoảng cách giữa các đoạn văn tối thiểu 6pt.", "bat_buoc", annex_1("II.6e")),
    Rule("ND-05", "Khoảng cách giữa các dòng từ dòng đơn đến 1,5 lines.", "bat_buoc", annex_1("II.6e")),
    Rule(
        "ND-06",
        "“Điều”, số thứ tự bằng chữ số Ả Rập, dấu chấm; kiểu chữ đứng, đậm; đánh số liên tục.",
        "bat_buoc",
        annex_1("II.6đ"),
    ),
    Rule(
        "ND-07",
        "“Phần”, “Chương” và số La Mã trên một dòng riêng, canh giữa, chữ in thường, đứng, đậm.",
        "bat_buoc",
        annex_1("II.6đ"),
    ),
    Rule(
        "ND-08",
        "Tiêu đề của phần, chương, mục ngay dưới, canh giữa, bằng chữ in hoa, đứng, đậm.",
        "bat_buoc",
        annex_1("II.6đ"),
    ),
    Rule(
        "ND-09",
        "“Mục”, “Tiểu mục” và số Ả Rập trên một dòng riêng, canh giữa, chữ in thường, đứng, đậm.",
        "bat_buoc",
        annex_1("II.6đ"),
    ),
    Rule(
        "ND-10",
        "Khoản đánh số Ả Rập, sau số có dấu chấm; khoản có tiêu đề thì số và tiêu đề trên một dòng riêng, đậm.",
        "bat_buoc",
        annex_1("II.6đ"),
    ),
    Rule(
        "ND-11",
        "Điểm theo thứ tự bảng chữ cái tiếng Việt (a, b, c, d, đ, e, g, …), sau có dấu đóng ngoặc đơn.",
        "bat_buoc",
        annex_1("II.6đ"),
    ),
    Rule("ND-12", "Mục đánh số La Mã có tiêu đề bằng chữ in hoa, đứng, đậm.", "bat_buoc", annex_1("mục V.6b")),
    Rule("ND-13", "Nội dung kết thúc bằng “./.”, một lần, ở cuối.", "mau", annex_3("mục II")),
    Rule("ND-14", "Cùng một cấp đánh số bằng một cách: tự động hoặc gõ tay.", "thong_le", PRACTICE, ("docx",)),
    Rule("ND-15", "Không dùng đoạn trống để tạo khoảng cách trong nội dung.", "thong_le", PRACTICE, ("docx",)),
    Rule(
        "ND-16",
        "Viện dẫn lần đầu ghi đầy đủ; các lần sau chỉ ghi tên loại và số, ký hiệu.",
        "bat_buoc",
        annex_1("II.6b"),
        ("person",),
        "Cách viết viện dẫn trong câu văn đa dạng; máy không phân biệt chắc chắn lần đầu với lần sau.",
    ),
    Rule(
        "ND-17",
        "Phần, chương, mục, tiểu mục, điều có tiêu đề chỉ nội dung chính.",
        "bat_buoc",
        annex_1("II.6d"),
        ("person",),
        "Mẫu 1.2 của chính Nghị định có điều không tiêu đề; cần người xem tiêu đề có nêu đúng nội dung không.",
    ),
)
