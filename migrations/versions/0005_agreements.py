"""Agreements as cases

The versions an agreement's case makes, and what they say is owed.

Revision: 0005
Follows: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_POLICIES = """
-- A version is written with the event that makes it, by whoever may see its case; none is changed.
GRANT INSERT ON agreement TO sua_app;
REVOKE UPDATE ON agreement FROM sua_admin;
CREATE POLICY version ON agreement AS RESTRICTIVE FOR INSERT TO sua_app
  WITH CHECK (province_id = sua_province() AND sua_organization() = province_id AND EXISTS (
    SELECT FROM case_file c WHERE c.id = agreement.case_id AND c.kind = 'agreement'
      AND c.procuring_entity_id = agreement.province_id AND c.buyer_id = agreement.buyer_id));
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON agreement
  FOR EACH ROW EXECUTE FUNCTION sua_refuse();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON agreement
  FOR EACH STATEMENT EXECUTE FUNCTION sua_refuse();
"""


def upgrade() -> None:
    op.add_column(
        "agreement", sa.Column("fees", sa.Text(), nullable=False, server_default=sa.text("'{}'"))
    )
    op.alter_column("agreement", "fees", server_default=None)
    op.add_column("agreement", sa.Column("case_id", sa.Uuid(), nullable=True))
    op.add_column("agreement", sa.Column("seq", sa.Integer(), nullable=True))
    op.create_index(op.f("ix_agreement_case_id"), "agreement", ["case_id"], unique=False)
    op.execute(_POLICIES)


def downgrade() -> None:
    raise NotImplementedError("SUA migrates forward only: the trail is never taken apart.")
