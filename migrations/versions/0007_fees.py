"""What the bodies owe

Lines of fees, their notes of credit.

Revision: 0007
Follows: 0006
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_POLICIES = """
ALTER TABLE fee_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE fee_line FORCE ROW LEVEL SECURITY;
GRANT SELECT ON fee_line TO sua_app, sua_worker, sua_auditor, sua_verifier;
GRANT INSERT ON fee_line TO sua_app, sua_worker;
CREATE POLICY everything ON fee_line FOR SELECT TO sua_worker, sua_verifier USING (true);
CREATE POLICY work ON fee_line FOR INSERT TO sua_worker WITH CHECK (true);
-- The SUA sees every line of its Province, a body its own.
CREATE POLICY own ON fee_line FOR SELECT TO sua_app, sua_auditor
  USING (procuring_entity_id = sua_province() AND sua_organization() IN (procuring_entity_id, buyer_id));
CREATE POLICY owe ON fee_line FOR INSERT TO sua_app
  WITH CHECK (procuring_entity_id = sua_province() AND EXISTS (
    SELECT FROM case_party p WHERE p.case_id = fee_line.case_id
      AND p.organization_id = sua_organization()));
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON fee_line
  FOR EACH ROW EXECUTE FUNCTION sua_refuse();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON fee_line
  FOR EACH STATEMENT EXECUTE FUNCTION sua_refuse();
"""


def upgrade() -> None:
    op.create_table(
        "fee_line",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("procuring_entity_id", sa.Uuid(), nullable=False),
        sa.Column("buyer_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("lot", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("basis", sa.Numeric(18, 2), nullable=False),
        sa.Column("planned", sa.Numeric(18, 2), nullable=False),
        sa.Column("amount", sa.Numeric(18, 2), nullable=False),
        sa.Column("accrued_on", sa.Date(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("reverses", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fee_line")),
        sa.UniqueConstraint("reverses", name=op.f("uq_fee_line_reverses")),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_fee_line_{column}"))
            for column, table in (
                ("procuring_entity_id", "organization"),
                ("buyer_id", "organization"),
                ("case_id", "case_file"),
                ("agreement_id", "agreement"),
                ("reverses", "fee_line"),
            )
        ),
    )
    for column in ("procuring_entity_id", "buyer_id", "case_id"):
        op.create_index(op.f(f"ix_fee_line_{column}"), "fee_line", [column], unique=False)
    op.execute(_POLICIES)


def downgrade() -> None:
    raise NotImplementedError("SUA migrates forward only: the trail is never taken apart.")
