"""Editions, games, runs, phones, and the words people typed."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forwards."""
    op.create_table(
        "edition",
        sa.Column("sha", sa.String(64), nullable=False),
        sa.Column("adventure", sa.String(64), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha", name="pk_edition"),
    )
    op.create_table(
        "game",
        sa.Column("code", sa.String(16), nullable=False),
        sa.Column("adventure", sa.String(64), nullable=False),
        sa.Column("edition", sa.String(64), nullable=False),
        sa.Column("opened_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("closed_at_ms", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["edition"], ["edition.sha"], name="fk_game_edition"),
        sa.PrimaryKeyConstraint("code", name="pk_game"),
    )
    op.create_table(
        "run",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("game", sa.String(16), nullable=False),
        sa.Column("edition", sa.String(64), nullable=False),
        sa.Column("team_name", sa.String(36), nullable=False),
        sa.Column("resume_hash", sa.String(64), nullable=False),
        sa.Column("created_at_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["game"], ["game.code"], name="fk_run_game"),
        sa.ForeignKeyConstraint(["edition"], ["edition.sha"], name="fk_run_edition"),
        sa.PrimaryKeyConstraint("id", name="pk_run"),
        sa.UniqueConstraint("resume_hash", name="uq_run_resume_hash"),
    )
    op.create_index("ix_run_game", "run", ["game"])
    op.create_table(
        "device",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("run", sa.String(36), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("joined_at_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name="fk_device_run"),
        sa.PrimaryKeyConstraint("id", name="pk_device"),
        sa.UniqueConstraint("token_hash", "run", name="uq_device_token_hash_run"),
    )
    op.create_table(
        "participation",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("run", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name="fk_participation_run"),
        sa.PrimaryKeyConstraint("id", name="pk_participation"),
    )
    op.create_index("ix_participation_run", "participation", ["run"])


def downgrade() -> None:
    """Back."""
    for table in ("participation", "device", "run", "game", "edition"):
        op.drop_table(table)
