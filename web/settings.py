"""Where the server runs and where it keeps its data; each from an option or the environment."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ENVIRONMENT = "SEIKKAILU_"
PHOTO_DAYS = 30
"""How long a photo is kept, unless a setting says otherwise."""

KEEP_DAYS = 30
"""How long people's words are kept after their team's last step, unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its option is `--name`, its variable SEIKKAILU_NAME."""

    name: str
    default: str
    help: str

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return ENVIRONMENT + self.name.upper().replace("-", "_")


SETTINGS = (
    Setting("host", "127.0.0.1", "Address to listen on."),
    Setting("port", "8000", "Port to listen on."),
    Setting("data", "data", "Folder for the database, the key and backups."),
    Setting("database", "", "PostgreSQL's address, postgresql://user@host/name; else SQLite."),
    Setting("public-url", "", "Address that players use; printed into QR codes and links."),
    Setting("tls-cert", "", "Certificate file: serve https directly."),
    Setting("tls-key", "", "Key file of the certificate."),
    Setting("threads", "16", "Requests answered at once."),
    Setting("contact", "", "Whom players may ask: a name and a number, on the help page."),
    Setting("photo-days", str(PHOTO_DAYS), "Days until a team's photos are deleted."),
    Setting("keep-days", str(KEEP_DAYS), "Days until a team's words and name are erased."),
    Setting("workers", "1", "Processes that answer; more than one needs PostgreSQL."),
    Setting("proxies", "0", "Reverse proxies in front, whose word of who asks is believed."),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force. `trusted_hosts` may stand in a request's Host header."""

    data: Path
    public_url: str
    trusted_hosts: tuple[str, ...]
    photo_days: int = PHOTO_DAYS
    contact: str = ""
    keep_days: int = KEEP_DAYS
    proxies: int = 0

    @property
    def https(self) -> bool:
        """Whether players come by https: only then are cookies marked Secure."""
        return self.public_url.startswith("https://")


def settings_for(  # noqa: PLR0913 (one for each setting)
    data: Path,
    public_url: str,
    hosts: tuple[str, ...] = (),
    *,
    photo_days: int = PHOTO_DAYS,
    contact: str = "",
    keep_days: int = KEEP_DAYS,
    proxies: int = 0,
) -> Settings:
    """Put settings together. The public address and the loopback names are always trusted.

    The public name is so in capitals, too: as it stands in a poster's link, not every
    client lowers it.
    """
    public = urlsplit(public_url).hostname or "localhost"
    trusted = dict.fromkeys((public, public.upper(), "localhost", "127.0.0.1", *hosts))
    return Settings(
        data,
        public_url.rstrip("/"),
        tuple(trusted),
        photo_days=photo_days,
        contact=contact,
        keep_days=keep_days,
        proxies=proxies,
    )
