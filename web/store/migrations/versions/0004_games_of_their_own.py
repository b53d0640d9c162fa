"""What a game says for itself, and what its organisers did and said."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forwards."""
    with op.batch_alter_table("game") as game:
        game.add_column(sa.Column("posters", sa.Boolean(), nullable=False, server_default="1"))
        game.add_column(sa.Column("competitive", sa.Boolean(), nullable=True))
        game.add_column(sa.Column("offline", sa.String(16), nullable=True))
    op.create_table(
        "game_entry",
        sa.Column("game", sa.String(16), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("intent", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["game"], ["game.code"], name="fk_game_entry_game"),
        sa.PrimaryKeyConstraint("game", "seq", name="pk_game_entry"),
        sa.UniqueConstraint("id", name="uq_game_entry_id"),
    )
    op.create_table(
        "announcement",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("game", sa.String(16), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["game"], ["game.code"], name="fk_announcement_game"),
        sa.PrimaryKeyConstraint("id", name="pk_announcement"),
    )


def downgrade() -> None:
    """Back."""
    op.drop_table("announcement")
    op.drop_table("game_entry")
    with op.batch_alter_table("game") as game:
        game.drop_column("offline")
        game.drop_column("competitive")
        game.drop_column("posters")
