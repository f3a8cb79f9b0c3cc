"""Every error that Vanthu raises on purpose.

    VanthuError
    ├── Refused                  the request cannot be met as it stands; mend it and try again
    │   ├── PayloadInvalid       the payload does not fit the kind; carries one FieldError per mistake
    │   │   └── FormInvalid      its document would break a mandatory rule of the decree
    │   ├── PayloadUnreadable    the body is not JSON
    │   ├── KindUnknown          no such document kind
    │   ├── DocumentUnprintable  LibreOffice fell over this very document twice; it is not tried again
    │   ├── FileUnreadable       the file is not a DOCX or PDF that can be read
    │   ├── RecordNotFound       no such document, or not for this caller
    │   ├── KeyNameTaken         an API key of this name exists
    │   ├── KeyInvalid           missing or wrong API key
    │   └── RoleForbidden        the key is right, its role is not
    ├── Unavailable              a part of the system is down or full; the same request may pass later
    │   ├── ConverterUnavailable LibreOffice does not start, crashes or is too busy
    │   │   └── PrintUnwritten   LibreOffice has no room or no right to write a PDF
    │   ├── CheckUnavailable     the check of form died or took too long
    │   ├── RegisterUnavailable  the database does not answer
    │   ├── StoreUnavailable     the archive cannot be written or read
    │   ├── AddressUnavailable   the address to listen at is taken, or not of this machine
    │   ├── NotReady             some parts do not answer a probe; carries one FieldError per part
    │   └── NumberTaken          the number went to someone else while the document was made
    └── Broken                   something of ours is wrong: an operator has to look
        ├── TemplateBroken       a template does not render
        ├── OutputBroken         LibreOffice returned something that is not the document
        ├── LawBroken            the file of an office's own rules does not fit
        ├── ArchiveBroken        stored bytes are not what was issued
        └── Unexpected           anything else, of one document among many

`str(error)` is Vietnamese and for the person; `log` is English and for the log, free of payload text.
`code` is stable: it is the problem type, the log event and the metric label.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldError:
    """One mistake in a payload: RFC 6901 JSON pointer, the field's Vietnamese title, and how to mend it.

    `rule` and `basis` name the rule that was broken and the law behind it, where there is one. What breaks the decree
    on the page has no pointer; its `title` is the place.
    """

    pointer: str
    title: str
    detail: str
    rule: str = ""
    basis: str = ""


class VanthuError(Exception):
    code = "vanthu-error"

    def __init__(self, detail: str, *, log: str = "") -> None:
        super().__init__(detail)
        self.log = log or self.code


class Refused(VanthuError):
    code = "refused"


class PayloadInvalid(Refused):
    code = "payload-invalid"

    def __init__(self, errors: tuple[FieldError, ...]) -> None:
        count = len(errors)
        super().__init__(f"Dữ liệu có {count} chỗ chưa đúng, xem từng chỗ trong danh sách lỗi.", log=f"{count} errors")
        self.errors = errors


class FormInvalid(PayloadInvalid):
    code = "form-invalid"

    def __init__(self, errors: tuple[FieldError, ...]) -> None:
        super().__init__(errors)
        self.args = ("Văn bản có chỗ trái thể thức bắt buộc của Nghị định 30/2020/NĐ-CP, xem danh sách lỗi.",)
        self.log = f"rules broken: {' '.join(sorted({error.rule for error in errors}))}"


class PayloadUnreadable(Refused):
    code = "payload-unreadable"


class KindUnknown(Refused):
    code = "kind-unknown"


class FileUnreadable(Refused):
    code = "file-unreadable"


class DocumentUnprintable(Refused):
    code = "document-unprintable"


class RecordNotFound(Refused):
    code = "record-not-found"


class KeyNameTaken(Refused):
    code = "key-name-taken"


class KeyInvalid(Refused):
    code = "key-invalid"


class RoleForbidden(Refused):
    code = "role-forbidden"


class Unavailable(VanthuError):
    code = "unavailable"


class ConverterUnavailable(Unavailable):
    code = "converter-unavailable"


class PrintUnwritten(ConverterUnavailable):
    """For the caller as good as a converter that is down; for a Vanthu that prints here it is no reason to wait."""


class CheckUnavailable(Unavailable):
    code = "check-unavailable"


class RegisterUnavailable(Unavailable):
    code = "register-unavailable"


class StoreUnavailable(Unavailable):
    code = "store-unavailable"


class AddressUnavailable(Unavailable):
    code = "address-unavailable"


class NotReady(Unavailable):
    code = "not-ready"

    def __init__(self, errors: tuple[FieldError, ...]) -> None:
        parts = ", ".join(error.title for error in errors)
        super().__init__(f"Chưa sẵn sàng: {parts}. Xem từng phần trong danh sách lỗi.", log=f"{len(errors)} parts")
        self.errors = errors


class NumberTaken(Unavailable):
    code = "number-taken"


class Broken(VanthuError):
    code = "broken"


class TemplateBroken(Broken):
    code = "template-broken"


class OutputBroken(Broken):
    code = "output-broken"


class LawBroken(Broken):
    code = "law-broken"


class ArchiveBroken(Broken):
    code = "archive-broken"


class Unexpected(Broken):
    code = "unexpected-error"
