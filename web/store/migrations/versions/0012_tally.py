"""How many teams of a game stand at each score."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

COUNTED = """
INSERT INTO tally (game, bracket, score, teams)
SELECT standing.game, coalesce(run.bracket, ''), standing.score, count(*)
FROM standing JOIN run ON run.id = standing.run
GROUP BY standing.game, coalesce(run.bracket, ''), standing.score
"""


def upgrade() -> None:
    """Forwards."""
    op.create_table(
        "tally",
        sa.Column("game", sa.String(16), nullable=False),
        sa.Column("bracket", sa.String(16), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("teams", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["game"], ["game.code"], name="fk_tally_game"),
        sa.PrimaryKeyConstraint("game", "bracket", "score", name="pk_tally"),
    )
    op.execute(COUNTED)


def downgrade() -> None:
    """Back."""
    op.drop_table("tally")
