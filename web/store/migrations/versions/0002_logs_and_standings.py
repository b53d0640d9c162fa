"""The logs of runs, and the standings projected from them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forwards."""
    op.create_table(
        "entry",
        sa.Column("run", sa.String(36), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("intent_id", sa.String(36), nullable=False),
        sa.Column("device", sa.String(36), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("received_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("body_mac", sa.String(32), nullable=False),
        sa.Column("intent", sa.Text(), nullable=False),
        sa.Column("events", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name="fk_entry_run"),
        sa.PrimaryKeyConstraint("run", "seq", name="pk_entry"),
        sa.UniqueConstraint("run", "intent_id", name="uq_entry_run_intent_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "standing",
        sa.Column("run", sa.String(36), nullable=False),
        sa.Column("game", sa.String(16), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("finished_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("changed_at_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name="fk_standing_run"),
        sa.PrimaryKeyConstraint("run", name="pk_standing"),
    )
    op.create_index(
        "ix_standing_board",
        "standing",
        ["game", sa.text("score DESC"), "finished_at_ms", "run"],
    )
    op.create_index("ix_standing_game_changed_at_ms", "standing", ["game", "changed_at_ms"])


def downgrade() -> None:
    """Back."""
    op.drop_table("standing")
    op.drop_table("entry")
