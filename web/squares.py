"""A link as the squares of a QR code, to be drawn into a page."""

from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

QUIET_MODULES = 4


def squares(link: str) -> tuple[int, str]:
    """A QR code as its size in modules and the path of its dark ones."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_MODULES)
    code.add_data(link)
    rows = code.get_matrix()
    path = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    return len(rows), path
