"""Playing in one room or one yard: the address for phones on the same network."""

import io
import socket

import qrcode

CANNOT = (
    "Plain http works for QR posters, codes and answers. A browser gives GPS, the camera "
    "and offline play only over https: use --tls-cert and --tls-key, or a reverse proxy."
)


def address() -> str:
    """This machine's address on its network. No packet is sent: a route is looked up."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # RFC 5737: an address that is nobody's
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def drawn(url: str) -> str:
    """A QR code in block letters for the terminal."""
    code = qrcode.QRCode(border=2)
    code.add_data(url)
    out = io.StringIO()
    code.print_ascii(out=out, invert=True)
    return out.getvalue()
