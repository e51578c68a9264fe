"""Registers

Bodies whose attributes are dated, what befalls them, invitations, the journal of the registers.

Revision: 0004
Follows: 0003
"""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# What was registered before: since when its values hold nobody has said.
_PAST = """
INSERT INTO body_history (organization_id, attribute, value, valid_from, act, recorded_at)
SELECT o.id, v.attribute, v.value, DATE '0001-01-01', '', COALESCE(i.created_at, now())
FROM organization o
CROSS JOIN LATERAL (VALUES ('name', o.name), ('pec', o.pec), ('ausa', o.ausa)) AS v(attribute, value)
LEFT JOIN installation i ON true
WHERE v.value IS NOT NULL AND v.value <> ''
"""


def _at(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    for name in ("istat", "ipa", "nuts"):
        op.add_column("organization", sa.Column(name, sa.Text(), nullable=True))
    op.add_column("organization", sa.Column("population", sa.Integer(), nullable=True))
    op.create_unique_constraint(
        "uq_organization_procuring_entity_id_codice_fiscale",
        "organization",
        ["procuring_entity_id", "codice_fiscale"],
    )
    op.create_table(
        "body_history",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), primary_key=True),
        sa.Column(
            "organization_id", sa.Uuid(), sa.ForeignKey("organization.id"), nullable=False,
            index=True,
        ),
        sa.Column("attribute", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        _at("recorded_at"),
    )
    op.create_table(
        "body_event",
        sa.Column("organization_id", sa.Uuid(), sa.ForeignKey("organization.id"), primary_key=True),
        sa.Column("kind", sa.String(), primary_key=True),
        sa.Column(
            "other_id", sa.Uuid(), sa.ForeignKey("organization.id"), primary_key=True, index=True
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        _at("recorded_at"),
    )
    op.create_table(
        "invitation",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), primary_key=True),
        sa.Column("secret_sha256", sa.Text(), nullable=False, unique=True),
        sa.Column(
            "person_id", sa.Uuid(), sa.ForeignKey("account.person_id"), nullable=False, index=True
        ),
        sa.Column("procuring_entity_id", sa.Uuid(), sa.ForeignKey("organization.id"), nullable=False),
        _at("created_at"),
        _at("expires_at"),
        _at("used_at", nullable=True),
    )
    op.create_table(
        "register_journal",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), primary_key=True),
        sa.Column(
            "procuring_entity_id", sa.Uuid(), sa.ForeignKey("organization.id"), nullable=False,
            index=True,
        ),
        _at("at"),
        sa.Column("by_person", sa.Uuid(), nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), sa.ForeignKey("organization.id"), index=True),
        sa.Column("person_id", sa.Uuid(), sa.ForeignKey("person.id")),
        sa.Column("detail", sa.Text(), nullable=False),
    )
    # The rows of every Province are filled in: for once the owner passes its own policies.
    for table in ("organization", "installation"):
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
    op.execute(_PAST)
    for table in ("organization", "installation"):
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    policies = Path(__file__).parent.parent / "sql" / "0004_policies.sql"
    op.get_bind().exec_driver_sql(policies.read_text(encoding="utf-8").replace("%", "%%"))


def downgrade() -> None:
    raise NotImplementedError("SUA migrates forward only: the trail is never taken apart.")
