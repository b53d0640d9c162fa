"""The photos of runs; the pictures themselves are files."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forwards."""
    op.create_table(
        "photo",
        sa.Column("run", sa.String(36), nullable=False),
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("file", sa.String(40), nullable=False),
        sa.Column("body_mac", sa.String(64), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("created_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("expires_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("approved_at_ms", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name="fk_photo_run"),
        sa.PrimaryKeyConstraint("run", "id", name="pk_photo"),
        sa.UniqueConstraint("file", name="uq_photo_file"),
    )
    op.create_index("ix_photo_expires_at_ms", "photo", ["expires_at_ms"])


def downgrade() -> None:
    """Back."""
    op.drop_table("photo")
