"""The tables. Times are milliseconds since 1970, UTC; ids are text.

The log holds no words and no names of people: those stand in `participation` under an id
that the log names, so that they can be erased without touching it. So do pictures, by
`photo`: a row names the file that holds one.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

UNFINISHED_MS = 253_402_300_799_000
"""Stands for no finish yet, the end of the year 9999: so one index holds a board's order."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

edition = Table(
    "edition",
    metadata,
    Column("sha", String(64), primary_key=True),
    Column("adventure", String(64), nullable=False),
    Column("body", Text, nullable=False),
)

game = Table(
    "game",
    metadata,
    Column("code", String(16), primary_key=True),
    Column("adventure", String(64), nullable=False),
    Column("edition", ForeignKey("edition.sha"), nullable=False),
    Column("opened_at_ms", BigInteger, nullable=False),
    Column("closed_at_ms", BigInteger),
    Column("posters", Boolean, nullable=False, server_default="1"),
    Column("competitive", Boolean),
    Column("offline", String(16)),
    Column("terms", Text),
)

game_entry = Table(
    "game_entry",
    metadata,
    Column("game", ForeignKey("game.code"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("id", String(36), nullable=False, unique=True),
    Column("at_ms", BigInteger, nullable=False),
    Column("intent", Text, nullable=False),
    Column("staff", String(36)),
)

announcement = Table(
    "announcement",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("game", ForeignKey("game.code"), nullable=False),
    Column("words", Text, nullable=False),
)

run = Table(
    "run",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("game", ForeignKey("game.code"), nullable=False),
    Column("edition", ForeignKey("edition.sha"), nullable=False),
    Column("team_name", String(36), nullable=False),
    Column("resume_hash", String(64), nullable=False, unique=True),
    Column("created_at_ms", BigInteger, nullable=False),
    Column("paper", Boolean, nullable=False, server_default=false()),
    Column("bracket", String(16)),
    Index(None, "game"),
)

device = Table(
    "device",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("run", ForeignKey("run.id"), nullable=False),
    Column("token_hash", String(64), nullable=False),
    Column("joined_at_ms", BigInteger, nullable=False),
    UniqueConstraint("token_hash", "run"),
)

participation = Table(
    "participation",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("run", ForeignKey("run.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("words", Text, nullable=False),
    Index(None, "run"),
)

entry = Table(
    "entry",
    metadata,
    Column("run", ForeignKey("run.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("intent_id", String(36), nullable=False),
    Column("device", String(36), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("received_at_ms", BigInteger, nullable=False),
    Column("body_mac", String(32), nullable=False),
    Column("intent", Text, nullable=False),
    Column("events", Text, nullable=False),
    UniqueConstraint("run", "intent_id"),
    sqlite_with_rowid=False,
)

photo = Table(
    "photo",
    metadata,
    Column("run", ForeignKey("run.id"), primary_key=True),
    Column("id", String(36), primary_key=True),
    Column("file", String(40), nullable=False, unique=True),
    Column("body_mac", String(64), nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("created_at_ms", BigInteger, nullable=False),
    Column("expires_at_ms", BigInteger, nullable=False),
    Column("approved_at_ms", BigInteger),
    Index(None, "expires_at_ms"),
)

review = Table(
    "review",
    metadata,
    Column("subject", String(40), primary_key=True),
    Column("game", ForeignKey("game.code"), nullable=False),
    Column("approved", Boolean, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("staff", String(36), nullable=False),
    Index(None, "game"),
)

invite = Table(
    "invite",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("role", String(16), nullable=False),
    Column("game", ForeignKey("game.code")),
    Column("checkpoint", String(64)),
    Column("label", Text, nullable=False),
    Column("created_at_ms", BigInteger, nullable=False),
    Column("expires_at_ms", BigInteger, nullable=False),
    Column("used_at_ms", BigInteger),
)

staff = Table(
    "staff",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("role", String(16), nullable=False),
    Column("game", ForeignKey("game.code")),
    Column("checkpoint", String(64)),
    Column("label", Text, nullable=False),
    Column("created_at_ms", BigInteger, nullable=False),
    Column("expires_at_ms", BigInteger, nullable=False),
    Column("revoked_at_ms", BigInteger),
)

paper_team = Table(
    "paper_team",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("game", ForeignKey("game.code"), nullable=False),
    Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("created_at_ms", BigInteger, nullable=False),
    Index(None, "game"),
)

reissue = Table(
    "reissue",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("adventure", String(64), nullable=False),
    Column("checkpoint", String(64), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("staff", String(36)),
    Index(None, "adventure", "at_ms"),
)

allowance = Table(
    "allowance",
    metadata,
    Column("key", String(32), primary_key=True),
    Column("until_ms", BigInteger, nullable=False),
)

opening = Table(
    "opening",
    metadata,
    Column("game", ForeignKey("game.code"), primary_key=True),
    Column("sub_project", String(64), primary_key=True),
    Column("day", String(10), primary_key=True),
    Column("times", Integer, nullable=False),
)

tally = Table(
    "tally",
    metadata,
    Column("game", ForeignKey("game.code"), primary_key=True),
    Column("bracket", String(16), primary_key=True),
    Column("score", Integer, primary_key=True, autoincrement=False),
    Column("teams", Integer, nullable=False),
)

standing = Table(
    "standing",
    metadata,
    Column("run", ForeignKey("run.id"), primary_key=True),
    Column("game", String(16), nullable=False),
    Column("score", Integer, nullable=False),
    Column("done", Integer, nullable=False),
    Column("finished_at_ms", BigInteger, nullable=False),
    Column("changed_at_ms", BigInteger, nullable=False),
    Index(None, "game", "changed_at_ms"),
)
Index(
    "ix_standing_board",
    standing.c.game,
    standing.c.score.desc(),
    standing.c.finished_at_ms,
    standing.c.run,
)
