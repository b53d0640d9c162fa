"""The terms a game is played on, and the bracket a team plays in."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forwards."""
    with op.batch_alter_table("game") as game:
        game.add_column(sa.Column("terms", sa.Text(), nullable=True))
    with op.batch_alter_table("run") as run:
        run.add_column(sa.Column("bracket", sa.String(16), nullable=True))


def downgrade() -> None:
    """Back."""
    with op.batch_alter_table("run") as run:
        run.drop_column("bracket")
    with op.batch_alter_table("game") as game:
        game.drop_column("terms")
