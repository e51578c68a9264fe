"""The spine

Revision: 0001
Follows: nothing
"""

from pathlib import Path

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('content',
    sa.Column('digest', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('body', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('digest', name=op.f('pk_content'))
    )
    op.create_table('installation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('demo', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('id = 1', name=op.f('ck_installation_single')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_installation'))
    )
    op.create_table('organization',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('procuring_entity_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('codice_fiscale', sa.Text(), nullable=False),
    sa.Column('pec', sa.Text(), nullable=False),
    sa.Column('ausa', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['procuring_entity_id'], ['organization.id'], name=op.f('fk_organization_procuring_entity_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_organization'))
    )
    op.create_index(op.f('ix_organization_procuring_entity_id'), 'organization', ['procuring_entity_id'], unique=False)
    op.create_table('agreement',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('province_id', sa.Uuid(), nullable=False),
    sa.Column('buyer_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Text(), nullable=False),
    sa.Column('signed_on', sa.Date(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('contract_signer', sa.Text(), nullable=False),
    sa.Column('guarantee_beneficiary', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['buyer_id'], ['organization.id'], name=op.f('fk_agreement_buyer_id')),
    sa.ForeignKeyConstraint(['province_id'], ['organization.id'], name=op.f('fk_agreement_province_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agreement'))
    )
    op.create_index(op.f('ix_agreement_buyer_id'), 'agreement', ['buyer_id'], unique=False)
    op.create_index(op.f('ix_agreement_province_id'), 'agreement', ['province_id'], unique=False)
    op.create_table('qualification',
    sa.Column('organization_id', sa.Uuid(), nullable=False),
    sa.Column('level', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_qualification_organization_id')),
    sa.PrimaryKeyConstraint('organization_id', 'level', 'valid_from', name=op.f('pk_qualification'))
    )
    op.create_table('sealed_record',
    sa.Column('digest', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('procuring_entity_id', sa.Uuid(), nullable=False),
    sa.Column('case_id', sa.Uuid(), nullable=True),
    sa.Column('retention', sa.Text(), nullable=False),
    sa.Column('key_id', sa.Text(), nullable=False),
    sa.Column('salt', sa.LargeBinary(), nullable=True),
    sa.Column('ciphertext', sa.LargeBinary(), nullable=True),
    sa.Column('erased_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['procuring_entity_id'], ['organization.id'], name=op.f('fk_sealed_record_procuring_entity_id')),
    sa.PrimaryKeyConstraint('digest', name=op.f('pk_sealed_record'))
    )
    op.create_index(op.f('ix_sealed_record_case_id'), 'sealed_record', ['case_id'], unique=False)
    op.create_index(op.f('ix_sealed_record_procuring_entity_id'), 'sealed_record', ['procuring_entity_id'], unique=False)
    op.create_table('case_file',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('procuring_entity_id', sa.Uuid(), nullable=False),
    sa.Column('buyer_id', sa.Uuid(), nullable=False),
    sa.Column('agreement_id', sa.Uuid(), nullable=True),
    sa.Column('parent_id', sa.Uuid(), nullable=True),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('workflow', sa.Text(), nullable=False),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('head', sa.Text(), nullable=False),
    sa.Column('rulebook', sa.Text(), nullable=True),
    sa.Column('pinned_on', sa.Date(), nullable=True),
    sa.Column('last_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['agreement_id'], ['agreement.id'], name=op.f('fk_case_file_agreement_id')),
    sa.ForeignKeyConstraint(['buyer_id'], ['organization.id'], name=op.f('fk_case_file_buyer_id')),
    sa.ForeignKeyConstraint(['parent_id'], ['case_file.id'], name=op.f('fk_case_file_parent_id')),
    sa.ForeignKeyConstraint(['procuring_entity_id'], ['organization.id'], name=op.f('fk_case_file_procuring_entity_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_file'))
    )
    op.create_index(op.f('ix_case_file_buyer_id'), 'case_file', ['buyer_id'], unique=False)
    op.create_index(op.f('ix_case_file_parent_id'), 'case_file', ['parent_id'], unique=False)
    op.create_index(op.f('ix_case_file_procuring_entity_id'), 'case_file', ['procuring_entity_id'], unique=False)
    op.create_table('person',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('procuring_entity_id', sa.Uuid(), nullable=False),
    sa.Column('name_record', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.ForeignKeyConstraint(['name_record'], ['sealed_record.digest'], name=op.f('fk_person_name_record')),
    sa.ForeignKeyConstraint(['procuring_entity_id'], ['organization.id'], name=op.f('fk_person_procuring_entity_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_person'))
    )
    op.create_index(op.f('ix_person_procuring_entity_id'), 'person', ['procuring_entity_id'], unique=False)
    op.create_table('case_party',
    sa.Column('case_id', sa.Uuid(), nullable=False),
    sa.Column('organization_id', sa.Uuid(), nullable=False),
    sa.Column('scope', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('procuring_entity_id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['case_file.id'], name=op.f('fk_case_party_case_id')),
    sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_case_party_organization_id')),
    sa.ForeignKeyConstraint(['procuring_entity_id'], ['organization.id'], name=op.f('fk_case_party_procuring_entity_id')),
    sa.PrimaryKeyConstraint('case_id', 'organization_id', 'scope', name=op.f('pk_case_party'))
    )
    op.create_index(op.f('ix_case_party_organization_id'), 'case_party', ['organization_id'], unique=False)
    op.create_table('case_role',
    sa.Column('case_id', sa.Uuid(), nullable=False),
    sa.Column('role', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['case_file.id'], name=op.f('fk_case_role_case_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_case_role_person_id')),
    sa.PrimaryKeyConstraint('case_id', 'role', 'person_id', 'valid_from', name=op.f('pk_case_role'))
    )
    op.create_table('deadline',
    sa.Column('case_id', sa.Uuid(), nullable=False),
    sa.Column('rule', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('label', sa.Text(), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('last_day', sa.Date(), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('expiry', sa.Text(), nullable=False),
    sa.Column('met_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['case_file.id'], name=op.f('fk_deadline_case_id')),
    sa.PrimaryKeyConstraint('case_id', 'rule', name=op.f('pk_deadline'))
    )
    op.create_index('ix_deadline_due_at_open', 'deadline', ['due_at'], unique=False, postgresql_where='met_at IS NULL')
    op.create_table('event',
    sa.Column('case_id', sa.Uuid(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('type', sa.Text(), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('hash', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['case_file.id'], name=op.f('fk_event_case_id')),
    sa.PrimaryKeyConstraint('case_id', 'seq', name=op.f('pk_event')),
    sa.UniqueConstraint('case_id', 'hash', name=op.f('uq_event_case_id_hash'))
    )
    op.create_table('fact',
    sa.Column('case_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('lot', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('value', sa.Text(), nullable=False),
    sa.Column('sealed', sa.Text(), nullable=True),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['case_file.id'], name=op.f('fk_fact_case_id')),
    sa.PrimaryKeyConstraint('case_id', 'kind', 'lot', 'name', name=op.f('pk_fact'))
    )
    op.create_table('idempotency',
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('key', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('case_id', sa.Uuid(), nullable=False),
    sa.Column('body_hash', sa.Text(), nullable=False),
    sa.Column('reply', sa.Text(), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['case_file.id'], name=op.f('fk_idempotency_case_id')),
    sa.PrimaryKeyConstraint('person_id', 'key', name=op.f('pk_idempotency'))
    )
    op.create_index(op.f('ix_idempotency_case_id'), 'idempotency', ['case_id'], unique=False)
    op.create_table('membership',
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('organization_id', sa.Uuid(), nullable=False),
    sa.Column('role', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('deputy', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_membership_organization_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_membership_person_id')),
    sa.PrimaryKeyConstraint('person_id', 'organization_id', 'role', 'valid_from', name=op.f('pk_membership'))
    )
    op.create_table('outbox',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=True), nullable=False),
    sa.Column('case_id', sa.Uuid(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('topic', sa.Text(), nullable=False),
    sa.Column('payload', sa.Text(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('next_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('last_error', sa.Text(), nullable=True),
    sa.Column('done_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['case_file.id'], name=op.f('fk_outbox_case_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outbox')),
    sa.UniqueConstraint('case_id', 'seq', 'topic', name=op.f('uq_outbox_case_id_seq_topic'))
    )
    op.create_index(op.f('ix_outbox_case_id'), 'outbox', ['case_id'], unique=False)
    op.create_index('ix_outbox_open', 'outbox', ['next_at'], unique=False, postgresql_where='done_at IS NULL')
    op.create_table('document',
    sa.Column('case_id', sa.Uuid(), nullable=False),
    sa.Column('act_seq', sa.Integer(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('slug', sa.Text(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('number', sa.Text(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('sha256', sa.Text(), nullable=False),
    sa.Column('view', sa.Text(), nullable=False),
    sa.Column('template', sa.Text(), nullable=False),
    sa.Column('renderer', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['case_id', 'act_seq'], ['event.case_id', 'event.seq'], name=op.f('fk_document_case_id_act_seq')),
    sa.PrimaryKeyConstraint('case_id', 'act_seq', name=op.f('pk_document'))
    )
    policies = Path(__file__).parent.parent / "sql" / "0001_policies.sql"
    op.get_bind().exec_driver_sql(policies.read_text(encoding="utf-8").replace("%", "%%"))


def downgrade() -> None:
    raise NotImplementedError("SUA migrates forward only: the trail is never taken apart.")
