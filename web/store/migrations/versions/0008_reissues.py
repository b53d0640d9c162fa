"""Posters that were replaced: each a row, by which a checkpoint's epoch is raised."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forwards."""
    op.create_table(
        "reissue",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("adventure", sa.String(64), nullable=False),
        sa.Column("checkpoint", sa.String(64), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("staff", sa.String(36), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_reissue"),
    )
    op.create_index("ix_reissue_adventure_at_ms", "reissue", ["adventure", "at_ms"])


def downgrade() -> None:
    """Back."""
    op.drop_table("reissue")
