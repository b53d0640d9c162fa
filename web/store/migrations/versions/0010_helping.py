"""Who of the staff did what in a game, and what they said of pictures and words."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forwards."""
    op.add_column("game_entry", sa.Column("staff", sa.String(36), nullable=True))
    op.create_table(
        "review",
        sa.Column("subject", sa.String(40), nullable=False),
        sa.Column("game", sa.String(16), nullable=False),
        sa.Column("approved", sa.Boolean(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("staff", sa.String(36), nullable=False),
        sa.ForeignKeyConstraint(["game"], ["game.code"], name="fk_review_game_game"),
        sa.PrimaryKeyConstraint("subject", name="pk_review"),
    )
    op.create_index("ix_review_game", "review", ["game"])


def downgrade() -> None:
    """Back."""
    op.drop_table("review")
    op.drop_column("game_entry", "staff")
