"""The spellings that Phụ lục II prescribes or that follow from it, as data for `capitals`."""

from itertools import product
from typing import Final, Literal

from service.nd30.rule import Judge, Rule

# When a phrase is judged: however it is written; so too, but for its first letter; when it begins with a capital;
# when every syllable of it has a capital, the commonest mistake.
Mode = Literal["any", "tail", "capital", "titled"]

_DECREE: Final = "NĐ 30/2020/NĐ-CP, Phụ lục II"
_LISTED: Final = "Máy chỉ xét những tên trong danh mục; với tên khác, người đọc mới biết có chỉ một vật cụ thể không."


def _rule(number: int, says: str, point: str, why: str = "") -> Rule:
    judges: tuple[Judge, ...] = ("docx", "pdf")
    if why:
        judges = (*judges, "person") if why == _LISTED else ("person",)
    return Rule(f"VH-{number:02d}", says, "goi_y", f"{_DECREE}, {point}", judges, why)


RULES: Final = {
    rule.id: rule
    for rule in (
        _rule(1, "Viết hoa chữ cái đầu câu", "I"),
        _rule(2, "Tên người Việt Nam: viết hoa chữ cái đầu mọi âm tiết", "II.1"),
        _rule(3, "Tên người nước ngoài: theo âm Hán - Việt hoặc phiên âm", "II.2",
              "Máy không phân biệt được tên phiên âm qua âm Hán - Việt với tên phiên âm trực tiếp."),
        _rule(4, "Tên đơn vị hành chính: viết hoa tên riêng, không viết hoa danh từ chung", "III.1a"),
        _rule(5, "Đơn vị hành chính mang chữ số, tên người, sự kiện: viết hoa cả danh từ chung", "III.1b", _LISTED),
        _rule(6, "Thủ đô Hà Nội, Thành phố Hồ Chí Minh", "III.1c"),
        _rule(7, "Địa danh gồm danh từ chung chỉ địa hình với một âm tiết: viết hoa tất cả", "III.1d", _LISTED),
        _rule(8, "Tên vùng, miền bằng từ chỉ phương hướng: viết hoa mọi âm tiết", "III.1đ", _LISTED),
        _rule(9, "Tên cơ quan: viết hoa từ chỉ loại hình và từ chỉ chức năng, lĩnh vực, không viết hoa mọi âm tiết",
              "IV.1a"),
        _rule(10, "Tên cơ quan của Đảng viết hoa đặc biệt", "IV.1b"),
        _rule(11, "Tên cơ quan, tổ chức nước ngoài đã dịch nghĩa: như tên cơ quan Việt Nam", "IV.2", _LISTED),
        _rule(12, "Nhân dân, Nhà nước", "V.1"),
        _rule(13, "Huân chương, huy chương, danh hiệu: viết hoa các thành phần của tên và từ chỉ hạng", "V.2", _LISTED),
        _rule(14, "Chức vụ, học vị: viết hoa khi đi liền với tên người cụ thể", "V.3", _LISTED),
        _rule(15, "Danh từ chung đã riêng hóa: Bác, Người, Đảng", "V.4",
              "Chỉ người đọc biết “bác”, “người” chỉ ai và có thể hiện sự trân trọng hay không."),
        _rule(16, "Tên ngày lễ, ngày kỷ niệm", "V.5", _LISTED),
        _rule(17, "Tên loại văn bản, khi nói đến một văn bản cụ thể", "V.6"),
        _rule(18, "Viện dẫn: Phần, Chương, Mục, Tiểu mục, Điều viết hoa; khoản, điểm viết thường", "V.7"),
        _rule(19, "Năm âm lịch, ngày tết, thứ và tháng ghi bằng chữ", "V.8"),
        _rule(20, "Sự kiện lịch sử, triều đại", "V.9", _LISTED),
        _rule(21, "Tên tác phẩm, sách báo: viết hoa âm tiết thứ nhất", "V.10", _LISTED),
    )
}  # fmt: skip

# Provinces since 01/7/2025 and before, without those that are common words too.
_PROVINCES: Final = (
    "An Giang", "Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bắc Ninh", "Bến Tre", "Bình Dương",
    "Bình Phước", "Bình Thuận", "Cà Mau", "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Đắk Nông", "Điện Biên", "Đồng Nai",
    "Đồng Tháp", "Gia Lai", "Hà Giang", "Hà Nam", "Hà Nội", "Hà Tĩnh", "Hải Dương", "Hải Phòng", "Hậu Giang",
    "Hưng Yên", "Khánh Hòa", "Kiên Giang", "Kon Tum", "Lai Châu", "Lâm Đồng", "Lạng Sơn", "Lào Cai", "Long An",
    "Nam Định", "Nghệ An", "Ninh Bình", "Ninh Thuận", "Phú Thọ", "Phú Yên", "Quảng Bình", "Quảng Nam", "Quảng Ngãi",
    "Quảng Ninh", "Quảng Trị", "Sóc Trăng", "Sơn La", "Tây Ninh", "Thái Nguyên", "Thanh Hóa", "Thừa Thiên Huế",
    "Tiền Giang", "Trà Vinh", "Tuyên Quang", "Vĩnh Long", "Vĩnh Phúc", "Yên Bái",
)  # fmt: skip
_PROVINCES_LIKE_WORDS: Final = ("Bình Định", "Cao Bằng", "Hòa Bình", "Thái Bình")

_REGIONS: Final = (
    "Tây Bắc", "Đông Bắc", "Bắc Bộ", "Trung Bộ", "Nam Bộ", "Bắc Trung Bộ", "Nam Trung Bộ", "Đông Nam Bộ",
    "Tây Nam Bộ", "Tây Nguyên",
)  # fmt: skip

# What ministries, their offices in a province and the divisions of a commune look after.
_FIELDS: Final = (
    "An toàn thực phẩm", "Công an", "Dân tộc", "Dân tộc và Tôn giáo", "Du lịch", "Giáo dục và Đào tạo",
    "Giao thông vận tải", "Kế hoạch và Đầu tư", "Khoa học và Công nghệ", "Lao động - Thương binh và Xã hội",
    "Ngoại giao", "Ngoại vụ", "Nội vụ", "Nông nghiệp và Môi trường", "Nông nghiệp và Phát triển nông thôn",
    "Quốc phòng", "Quy hoạch - Kiến trúc", "Tài chính", "Tài nguyên và Môi trường", "Thông tin và Truyền thông",
    "Tư pháp", "Văn hóa và Thể thao", "Văn hóa, Thể thao và Du lịch", "Xây dựng", "Y tế",
)  # fmt: skip

SPELLINGS: Final[tuple[tuple[str, Mode, tuple[str, ...]], ...]] = (
    ("VH-02", "capital", ("Hồ Chí Minh", "Nguyễn Ái Quốc")),
    ("VH-04", "any", ("Việt Nam", *(f"tỉnh {name}" for name in (*_PROVINCES, *_PROVINCES_LIKE_WORDS)))),
    ("VH-04", "capital", _PROVINCES),
    ("VH-06", "any", ("Thủ đô Hà Nội", "Thành phố Hồ Chí Minh")),
    ("VH-07", "capital", ("Cầu Giấy", "Cửa Lò", "Hạ Long", "Lạch Trường", "Vàm Cỏ", "Vũng Tàu")),
    ("VH-08", "tail", tuple(f"{noun} {name}" for noun, name in product(("vùng", "miền"), _REGIONS))),
    ("VH-09", "capital", tuple(f"{body} {field}" for body, field in product(("Sở", "Bộ"), _FIELDS))),
    ("VH-09", "capital", ("Hội đồng nhân dân", "Tòa án nhân dân", "Ủy ban nhân dân")),
    (
        "VH-09",
        "titled",
        (
            *(f"{body} {field}" for body, field in product(("Phòng", "Cục", "Vụ", "Ban"), _FIELDS)),
            "Ban Chấp hành", "Ban Chỉ đạo", "Ban Giám đốc", "Ban Giám hiệu", "Ban Quản lý", "Bảo hiểm xã hội",
            "Bệnh viện", "Chi cục", "Chính phủ", "Công an", "Công đoàn", "Công ty", "Đảng bộ", "Đảng ủy",
            "Đoàn Thanh niên", "Học viện", "Hội Cựu chiến binh", "Hội đồng",
            "Hội đồng Thi đua - Khen thưởng", "Hội Liên hiệp Phụ nữ", "Hội Nông dân", "Huyện ủy", "Kho bạc",
            "Kiểm toán Nhà nước", "Liên đoàn Lao động", "Mặt trận Tổ quốc", "Ngân hàng", "Ngân hàng Nhà nước",
            "Quốc hội", "Tập đoàn", "Thanh tra", "Thành ủy", "Tỉnh ủy", "Tòa án", "Tổng cục",
            "Tổng công ty", "Trung tâm", "Trường Cao đẳng", "Trường Đại học", "Trường Mầm non", "Trường Tiểu học",
            "Trường Trung học cơ sở", "Trường Trung học phổ thông", "Ủy ban", "Văn phòng",
            "Viện kiểm sát", "Viện kiểm sát nhân dân",
        ),
    ),
    (
        "VH-10",
        "any",
        (
            "Ban Chấp hành Trung ương Đảng", "Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam",
            "Đảng Cộng sản Việt Nam", "Văn phòng Trung ương Đảng",
        ),
    ),
    ("VH-10", "capital", ("Ban Bí thư", "Bộ Chính trị", "Đoàn Thanh niên Cộng sản Hồ Chí Minh")),
    ("VH-11", "capital", ("Liên hợp quốc", "Tổ chức Y tế thế giới")),
    ("VH-12", "titled", ("Nhân dân", "Nhà nước")),
    (
        "VH-13",
        "any",
        (
            *(f"Huân chương {name}" for name in (
                "Bảo vệ Tổ quốc", "Chiến công", "Dũng cảm", "Đại đoàn kết dân tộc", "Độc lập", "Hồ Chí Minh",
                "Hữu nghị", "Lao động", "Quân công", "Sao vàng",
            )),
            *(f"{who} {rank}" for who, rank in product(
                ("Nghệ nhân", "Nghệ sĩ", "Nhà giáo", "Thầy thuốc"), ("Nhân dân", "Ưu tú"),
            )),
            "Anh hùng Lao động", "Anh hùng Lực lượng vũ trang nhân dân",
        ),
    ),
    (
        "VH-13",
        "capital",
        (
            "Bằng khen", "Chiến sĩ thi đua", "Cờ thi đua", "Giấy khen", "Huân chương", "Huy chương", "Kỷ niệm chương",
            "Lao động tiên tiến", "Tập thể lao động tiên tiến", "Tập thể lao động xuất sắc",
        ),
    ),
    ("VH-14", "capital", ("Chủ tịch nước", "Chủ tịch Quốc hội", "Thủ tướng Chính phủ")),
    (
        "VH-14",
        "titled",
        (
            "Bí thư", "Bộ trưởng", "Chủ tịch", "Chuyên viên", "Đội trưởng", "Giám đốc", "Hiệu trưởng", "Kế toán",
            "Thủ trưởng", "Thủ tướng", "Thứ trưởng", "Tổng Bí thư", "Tổng Giám đốc",
        ),
    ),
    (
        "VH-16",
        "tail",
        tuple(f"ngày {name}" for name in (
            "Nhà giáo Việt Nam", "Phụ nữ Việt Nam", "Quốc khánh", "Quốc tế Lao động", "Quốc tế Phụ nữ",
            "Thầy thuốc Việt Nam", "Thương binh - Liệt sĩ", "Tổng tuyển cử đầu tiên",
        )),
    ),
    (
        "VH-17",
        "titled",
        (
            "Báo cáo", "Biên bản", "Chỉ thị", "Chương trình", "Công điện", "Công văn", "Hướng dẫn", "Kế hoạch",
            "Nghị định", "Nghị quyết", "Pháp lệnh", "Quyết định", "Thông báo", "Thông tư", "Tờ trình",
        ),
    ),
    ("VH-19", "any", ("tết Đoan ngọ", "tết Nguyên đán", "tết Trung thu")),
    ("VH-20", "any", ("Cách mạng tháng Mười", "Cách mạng tháng Tám", "Phong trào Xô viết Nghệ Tĩnh")),
    ("VH-21", "any", ("báo Nhân Dân", "tạp chí Cộng sản")),
)  # fmt: skip

# Persons and events after whom communes, wards and districts are named (III.1b).
NAMESAKES: Final = (
    "Điện Biên Phủ", "Đinh Tiên Hoàng", "Hai Bà Trưng", "Hoàng Văn Thụ", "Lê Hồng Phong", "Lê Lợi", "Lý Thái Tổ",
    "Lý Thường Kiệt", "Ngô Quyền", "Nguyễn Du", "Nguyễn Huệ", "Nguyễn Trãi", "Phan Bội Châu", "Phan Chu Trinh",
    "Phan Đình Phùng", "Quang Trung", "Trần Hưng Đạo", "Trần Phú", "Võ Thị Sáu",
)  # fmt: skip

# Before a full name; a phrase that follows one is part of that name ("Nguyễn Trung Tâm").
SURNAMES: Final = frozenset(
    (
        "Âu", "Bạch", "Bế", "Bùi", "Cao", "Châu", "Chu", "Cù", "Danh", "Doãn", "Dương", "Đàm", "Đặng", "Đào", "Đậu",
        "Đinh", "Đỗ", "Đoàn", "Giàng", "Hà", "Hầu", "Hồ", "Hoàng", "Hứa", "Huỳnh", "Khổng", "Khuất", "Kiều", "Kim",
        "La", "Lại", "Lâm", "Lê", "Lò", "Lục", "Lương", "Lưu", "Lý", "Ma", "Mạc", "Mai", "Nghiêm", "Ngô", "Nguyễn",
        "Ninh", "Nông", "Phạm", "Phan", "Phí", "Phùng", "Quách", "Quàng", "Sùng", "Tạ", "Tăng", "Thạch", "Thái",
        "Thân", "Thào", "Thiều", "Tô", "Tôn", "Tống", "Trần", "Triệu", "Trịnh", "Trương", "Từ", "Ung", "Vàng", "Vi",
        "Võ", "Vũ", "Vương",
    )
)  # fmt: skip

# Kinds of documents that a number identifies, as they begin in lower case.
DOCUMENT_TYPES: Final = (
    "báo cáo", "biên bản", "chỉ thị", "chương trình", "công điện", "công văn", "đề án", "hướng dẫn", "kế hoạch",
    "kết luận", "luật", "nghị định", "nghị quyết", "pháp lệnh", "phương án", "quyết định", "thông báo", "thông tư",
    "thông tư liên tịch", "tờ trình",
)  # fmt: skip

# How laws begin that administrative documents cite; what follows keeps the spelling of the law itself.
LAWS: Final = (
    "An ninh mạng", "Bảo hiểm xã hội", "Bảo vệ bí mật nhà nước", "Bảo vệ môi trường", "Ban hành văn bản",
    "Cán bộ, công chức", "Dân sự", "Doanh nghiệp", "Đất đai", "Đấu thầu", "Đầu tư", "Giáo dục", "Giao dịch điện tử",
    "Hình sự", "Kế toán", "Khiếu nại", "Lao động", "Lưu trữ", "Ngân sách nhà nước", "Nhà ở", "Quy hoạch", "Thanh tra",
    "Thi đua", "Tiếp cận thông tin", "Tố cáo", "Tổ chức", "Viên chức", "Xây dựng",
)  # fmt: skip

# Surnames that are no other word in small letters.
COMMON_SURNAMES: Final = (
    "Bùi", "Dương", "Đặng", "Đinh", "Hoàng", "Huỳnh", "Lê", "Lương", "Ngô", "Nguyễn", "Phạm", "Phan", "Trần", "Trịnh",
    "Trương", "Võ", "Vũ",
)  # fmt: skip

# Words for fields of work, of which a name of an agency capitalizes no second syllable.
AGENCY_WORDS: Final = (
    "Cán bộ", "Chất lượng", "Chính sách", "Chính trị", "Chuyên môn", "Công chức", "Công nghệ", "Công nghiệp",
    "Công trình", "Đào tạo", "Đất đai", "Đầu tư", "Địa chính", "Đô thị", "Giám định", "Giám sát", "Giáo dục",
    "Giao thông", "Hạ tầng", "Hành chính", "Hợp tác", "Kế hoạch", "Khoa học", "Kiểm định", "Kiểm soát", "Kiểm tra",
    "Kiến trúc", "Kinh tế", "Kỹ thuật", "Lao động", "Môi trường", "Nghiệp vụ", "Nội vụ", "Nông nghiệp", "Pháp chế",
    "Phát triển", "Phục vụ", "Quản lý", "Quản trị", "Quy hoạch", "Tài chính", "Tài nguyên", "Thể thao", "Thông tin",
    "Thương mại", "Thủy lợi", "Tổ chức", "Tổng hợp", "Truyền thông", "Tư pháp", "Tư vấn", "Văn hóa", "Văn thư",
    "Vận tải", "Xã hội", "Xây dựng", "Y tế",
)  # fmt: skip
