"""Staff and their invites; teams that play on paper."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forwards."""
    with op.batch_alter_table("run") as run:
        run.add_column(
            sa.Column("paper", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    for table, last in (("invite", "used_at_ms"), ("staff", "revoked_at_ms")):
        op.create_table(
            table,
            sa.Column("id", sa.String(36), nullable=False),
            sa.Column("token_hash", sa.String(64), nullable=False),
            sa.Column("role", sa.String(16), nullable=False),
            sa.Column("game", sa.String(16), nullable=True),
            sa.Column("checkpoint", sa.String(64), nullable=True),
            sa.Column("label", sa.Text(), nullable=False),
            sa.Column("created_at_ms", sa.BigInteger(), nullable=False),
            sa.Column("expires_at_ms", sa.BigInteger(), nullable=False),
            sa.Column(last, sa.BigInteger(), nullable=True),
            sa.ForeignKeyConstraint(["game"], ["game.code"], name=f"fk_{table}_game"),
            sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
            sa.UniqueConstraint("token_hash", name=f"uq_{table}_token_hash"),
        )
    op.create_table(
        "paper_team",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("game", sa.String(16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("created_at_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["game"], ["game.code"], name="fk_paper_team_game"),
        sa.PrimaryKeyConstraint("id", name="pk_paper_team"),
    )
    op.create_index("ix_paper_team_game", "paper_team", ["game"])


def downgrade() -> None:
    """Back."""
    for table in ("paper_team", "staff", "invite"):
        op.drop_table(table)
    with op.batch_alter_table("run") as run:
        run.drop_column("paper")
