"""Lots and ledgers

Terms of a lot, when the value of a fact last changed, the matrix of duties of an agreement.

Revision: 0003
Follows: 0002
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# The event at which each value became what it is: the first of the last run of events that give it
# equal. A sealed value counts as changed whenever it is given.
_CHANGED = """
WITH given AS (
  SELECT e.case_id, e.seq, p.key AS name, p.value
  FROM event e, jsonb_each(COALESCE(e.body::jsonb -> 'inherited', '{}') || (e.body::jsonb -> 'facts')) p
  WHERE e.type IN ('opened', 'moved')
), other AS (
  SELECT f.case_id, f.name, max(g.seq) AS seq
  FROM fact f JOIN given g ON g.case_id = f.case_id AND g.name = f.name
  WHERE f.kind = 'fact' AND f.sealed IS NULL AND g.value <> f.value::jsonb
  GROUP BY f.case_id, f.name
), first AS (
  SELECT f.case_id, f.name, min(g.seq) AS seq
  FROM fact f JOIN given g ON g.case_id = f.case_id AND g.name = f.name
  LEFT JOIN other o ON o.case_id = f.case_id AND o.name = f.name
  WHERE f.kind = 'fact' AND f.sealed IS NULL AND g.seq > COALESCE(o.seq, 0)
  GROUP BY f.case_id, f.name
)
UPDATE fact f SET changed_seq = first.seq FROM first
WHERE f.kind = 'fact' AND f.case_id = first.case_id AND f.name = first.name
"""


def upgrade() -> None:
    # The rows of every case are filled in: for once the owner passes its own policies.
    op.execute("ALTER TABLE fact NO FORCE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE event NO FORCE ROW LEVEL SECURITY")
    op.add_column("fact", sa.Column("changed_seq", sa.Integer(), nullable=True))
    op.execute("UPDATE fact SET changed_seq = seq")
    op.execute(_CHANGED)
    op.alter_column("fact", "changed_seq", nullable=False)
    op.execute("ALTER TABLE event FORCE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE fact FORCE ROW LEVEL SECURITY")

    op.add_column(
        "deadline",
        sa.Column(
            "lot", sqlmodel.sql.sqltypes.AutoString(), nullable=False, server_default=sa.text("''")
        ),
    )
    op.alter_column("deadline", "lot", server_default=None)
    op.drop_constraint("pk_deadline", "deadline")
    op.create_primary_key("pk_deadline", "deadline", ["case_id", "lot", "rule"])
    op.drop_index("ix_deadline_open", "deadline")
    op.create_index(
        "ix_deadline_open", "deadline", ["due_at", "case_id", "rule", "lot"],
        postgresql_where="met_at IS NULL",
    )
    op.add_column(
        "agreement", sa.Column("duties", sa.Text(), nullable=False, server_default=sa.text("'{}'"))
    )
    op.alter_column("agreement", "duties", server_default=None)


def downgrade() -> None:
    raise NotImplementedError("SUA migrates forward only: the trail is never taken apart.")
