"""How often info pages are opened from games: a number a day, of nobody."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forwards."""
    op.create_table(
        "opening",
        sa.Column("game", sa.String(16), nullable=False),
        sa.Column("sub_project", sa.String(64), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["game"], ["game.code"], name="fk_opening_game_game"),
        sa.PrimaryKeyConstraint("game", "sub_project", "day", name="pk_opening"),
    )


def downgrade() -> None:
    """Back."""
    op.drop_table("opening")
