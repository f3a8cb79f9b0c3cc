"""Rules on signature (CK), recipients (NN), annexes (PL), stamps (KH, LH), small print (ST, DC) and minutes (BB)."""

from service.nd30.rule import Rule
from service.nd30.rules.sources import PRACTICE, annex_1, annex_3, article

FOOT_RULES = (
    Rule(
        "CK-01",
        "Quyền hạn, chức vụ người ký ở bên phải, bằng chữ in hoa, cỡ chữ 13 đến 14, kiểu chữ đứng, đậm, canh giữa.",
        "bat_buoc",
        annex_1("II.7đ"),
    ),
    Rule("CK-02", "Quyền hạn ghi bằng “TM.”, “Q.”, “KT.”, “TL.” hoặc “TUQ.”.", "bat_buoc", annex_1("II.7b")),
    Rule(
        "CK-03",
        "Dưới dòng “KT.” ghi chức vụ cấp phó của người ký; dưới “TM.”, “TL.”, “TUQ.” ghi chức vụ của người ký.",
        "bat_buoc",
        annex_1("II.7b và mục V.7"),
    ),
    Rule(
        "CK-04",
        "Họ tên người ký bằng chữ in thường, cỡ chữ 13 đến 14, đứng, đậm, canh giữa; không ghi học hàm, học vị.",
        "bat_buoc",
        annex_1("II.7c, II.7đ"),
    ),
    Rule(
        "CK-05",
        "Quyền hạn ký phù hợp với thẩm quyền ban hành: tập thể thì ký “TM.”, cá nhân thì không.",
        "thong_le",
        article("13"),
    ),
    Rule("CK-06", "Phần chữ ký liền với đoạn cuối của nội dung, không đứng riêng một trang.", "thong_le", PRACTICE),
    Rule(
        "CK-07",
        "Hình ảnh chữ ký số là tệp .png nền trong suốt, màu xanh; hình ảnh dấu màu đỏ.",
        "bat_buoc",
        annex_1("II.7d, II.8a"),
    ),
    Rule(
        "CK-08",
        "Chức vụ ghi trên văn bản là chức vụ lãnh đạo chính thức của người ký.",
        "bat_buoc",
        annex_1("II.7c"),
        ("person",),
        "Chức vụ chính thức ghi trong quyết định bổ nhiệm, không có trong văn bản.",
    ),
    Rule(
        "CK-09",
        "Người ký có thẩm quyền; thừa lệnh, thừa ủy quyền được giao bằng văn bản.",
        "bat_buoc",
        article("13"),
        ("person",),
        "Phân công, ủy quyền ở quy chế làm việc và văn bản ủy quyền của cơ quan.",
    ),
    Rule(
        "CK-10",
        "Chữ ký, dấu đúng vị trí: dấu trùm khoảng 1/3 chữ ký về bên trái.",
        "bat_buoc",
        annex_1("II.7d, II.8a"),
        ("person",),
        "Chữ ký tay và dấu mực chỉ có trên bản giấy.",
    ),
    Rule(
        "NN-01",
        "“Nơi nhận:” trên một dòng riêng, sát lề trái, cỡ chữ 12, kiểu chữ nghiêng, đậm.",
        "bat_buoc",
        annex_1("II.9d"),
    ),
    Rule("NN-02", "“Nơi nhận” ngang hàng với quyền hạn, chức vụ của người ký.", "bat_buoc", annex_1("II.9d")),
    Rule(
        "NN-03",
        "Mỗi nơi nhận một dòng, cỡ chữ 11, đứng, đầu dòng có gạch (-) sát lề trái, cuối dòng có dấu chấm phẩy.",
        "bat_buoc",
        annex_1("II.9d"),
    ),
    Rule(
        "NN-04",
        "Dòng cuối của nơi nhận: “- Lưu: VT, chữ viết tắt đơn vị soạn thảo.”.",
        "bat_buoc",
        annex_1("II.9d"),
    ),
    Rule(
        "NN-05",
        "Dòng đầu của nơi nhận là “Như trên” khi có Kính gửi, “Như Điều …” đối với quyết định, nghị quyết.",
        "mau",
        annex_3("Mẫu 1.1, 1.2, 1.5"),
    ),
    Rule(
        "NN-06",
        "“Kính gửi” chỉ dùng và phải có ở công văn, tờ trình, báo cáo gửi cấp trên.",
        "bat_buoc",
        annex_1("II.9b"),
    ),
    Rule(
        "NN-07",
        "Kính gửi một nơi thì ghi cùng dòng; nhiều nơi thì mỗi nơi một dòng, gạch đầu dòng dưới dấu hai chấm.",
        "bat_buoc",
        annex_1("II.9d"),
    ),
    Rule(
        "NN-08",
        "Nơi nhận gồm đúng nơi thực hiện, nơi kiểm tra, báo cáo, để biết và nơi lưu.",
        "bat_buoc",
        annex_1("II.9a"),
        ("person",),
        "Ai cần nhận văn bản do công việc quyết định.",
    ),
    Rule(
        "PL-01",
        "“Phụ lục” và số thứ tự trên một dòng riêng, canh giữa, chữ in thường, cỡ 14, đứng, đậm.",
        "bat_buoc",
        annex_1("III.1b"),
    ),
    Rule("PL-02", "Từ hai phụ lục trở lên thì đánh số thứ tự bằng chữ số La Mã.", "bat_buoc", annex_1("III.1a")),
    Rule(
        "PL-03", "Tên phụ lục bằng chữ in hoa, cỡ chữ 13 đến 14, đứng, đậm, canh giữa.", "bat_buoc", annex_1("III.1b")
    ),
    Rule(
        "PL-04",
        "Dưới tên phụ lục có “(Kèm theo …)” chữ in thường, nghiêng, cỡ 13 đến 14, canh giữa; bản giấy ghi đủ, "
        "bản điện tử để trống.",
        "bat_buoc",
        annex_1("III.1c"),
    ),
    Rule("PL-05", "Số trang của phụ lục được đánh riêng theo từng phụ lục.", "bat_buoc", annex_1("III.1đ")),
    Rule("PL-06", "Trong văn bản có chỉ dẫn về phụ lục kèm theo.", "bat_buoc", annex_1("III.1a")),
    Rule(
        "PL-07",
        "Phụ lục ở tệp riêng có số, ký hiệu và thời gian ký số ở góc trên, bên phải, cỡ chữ 10.",
        "bat_buoc",
        annex_1("III.1d"),
    ),
    Rule(
        "KH-01",
        "Mức độ khẩn bằng chữ in hoa, cỡ 13 đến 14, đứng, đậm, màu đỏ, trong khung viền đơn: HOẢ TỐC 30 × 8 mm, "
        "THƯỢNG KHẨN 40 × 8 mm, KHẨN 20 × 8 mm.",
        "bat_buoc",
        annex_1("III.2b"),
    ),
    Rule(
        "KH-02",
        "Mức độ khẩn và độ mật được xác định đúng.",
        "bat_buoc",
        annex_1("III.2a, III.2b"),
        ("person",),
        "Mức độ do người ký và quy định về bí mật nhà nước quyết định.",
    ),
    Rule(
        "LH-01",
        "Chỉ dẫn phạm vi lưu hành bằng chữ in hoa, cỡ 13 đến 14, đứng, đậm, trong khung viền đơn.",
        "bat_buoc",
        annex_1("III.2c"),
    ),
    Rule(
        "ST-01",
        "Ký hiệu người soạn thảo in hoa và số lượng bản phát hành, cỡ chữ 11, đứng.",
        "bat_buoc",
        annex_1("III.3"),
    ),
    Rule(
        "DC-01",
        "Địa chỉ cơ quan ở cuối trang thứ nhất, cỡ chữ 11 đến 12, đứng, dưới một đường kẻ nét liền hết chiều ngang.",
        "bat_buoc",
        annex_1("III.4"),
    ),
    Rule("BB-01", "Biên bản có chữ ký của THƯ KÝ bên trái và CHỦ TỌA bên phải.", "mau", annex_3("Mẫu 1.9")),
    Rule(
        "BB-02",
        "Biên bản ghi thời gian bắt đầu, địa điểm, thành phần tham dự, chủ trì, thư ký, nội dung và giờ kết thúc.",
        "mau",
        annex_3("Mẫu 1.9"),
    ),
)
