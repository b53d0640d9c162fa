"""How much of each limited thing somebody has used up, under a key that names nobody."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forwards."""
    op.create_table(
        "allowance",
        sa.Column("key", sa.String(32), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_allowance"),
    )


def downgrade() -> None:
    """Back."""
    op.drop_table("allowance")
