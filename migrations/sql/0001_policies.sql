-- Who may see and write what, enforced by the database itself.
--
-- A transaction says who it acts for with SET LOCAL: the role (sua_app, sua_worker, ...), the
-- organization and its Province. Without them nothing is visible. Who may see a case is case_party.

CREATE FUNCTION sua_organization() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('sua.organization', true), '')::uuid $$;

CREATE FUNCTION sua_province() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('sua.province', true), '')::uuid $$;

CREATE FUNCTION sua_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'append-only: % on % is refused', TG_OP, TG_TABLE_NAME; END $$;

CREATE FUNCTION sua_only_erase() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF TG_OP = 'UPDATE' AND OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL
     AND NEW.salt IS NULL AND NEW.ciphertext IS NULL
     AND (NEW.digest, NEW.procuring_entity_id, NEW.retention, NEW.key_id)
         = (OLD.digest, OLD.procuring_entity_id, OLD.retention, OLD.key_id)
     AND NEW.case_id IS NOT DISTINCT FROM OLD.case_id THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a sealed record can only be erased, never changed';
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['sua_app','sua_worker','sua_auditor','sua_verifier','sua_admin'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', name);
    END IF;
    IF NOT pg_has_role(current_user, name, 'SET') THEN
      EXECUTE format('GRANT %I TO %I', name, current_user);
    END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', name);
  END LOOP;
END $$;

-- Append-only in the table itself: not even its owner changes the past without leaving a trace.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['event','content','document','idempotency'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I
                    FOR EACH ROW EXECUTE FUNCTION sua_refuse()', name);
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I
                    FOR EACH STATEMENT EXECUTE FUNCTION sua_refuse()', name);
  END LOOP;
END $$;
CREATE TRIGGER only_erase BEFORE UPDATE OR DELETE ON sealed_record
  FOR EACH ROW EXECUTE FUNCTION sua_only_erase();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON sealed_record
  FOR EACH STATEMENT EXECUTE FUNCTION sua_refuse();

-- Everybody reads through policies; writing is granted table by table.
DO $$
DECLARE name text;
BEGIN
  FOR name IN SELECT tablename FROM pg_tables
              WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT ON %I TO sua_app, sua_worker, sua_auditor, sua_verifier, sua_admin', name);
    EXECUTE format('CREATE POLICY everything ON %I FOR SELECT TO sua_worker, sua_verifier USING (true)', name);
  END LOOP;
END $$;

GRANT INSERT ON event, fact, case_file, case_party, case_role, deadline, outbox, idempotency, content,
  sealed_record TO sua_app;
GRANT UPDATE ON case_file, fact, case_role, deadline TO sua_app;
GRANT DELETE ON case_role, deadline TO sua_app;
GRANT INSERT ON event, document TO sua_worker;
GRANT UPDATE (seq, head) ON case_file TO sua_worker;
GRANT UPDATE (done_at, next_at, attempts, last_error) ON outbox TO sua_worker;
GRANT INSERT ON organization, qualification, person, membership, agreement, installation, sealed_record
  TO sua_admin;
GRANT UPDATE ON organization, qualification, membership, agreement TO sua_admin;

-- Cases and what hangs from them.
CREATE POLICY parties ON case_party TO sua_app, sua_auditor
  USING (organization_id = sua_organization() OR procuring_entity_id = sua_organization())
  WITH CHECK (procuring_entity_id = sua_province());
CREATE POLICY visible ON case_file TO sua_app, sua_auditor
  USING (EXISTS (SELECT FROM case_party p
                 WHERE p.case_id = case_file.id AND p.organization_id = sua_organization()))
  WITH CHECK (procuring_entity_id = sua_province()
              AND sua_organization() IN (procuring_entity_id, buyer_id));
CREATE POLICY work ON case_file FOR UPDATE TO sua_worker USING (true) WITH CHECK (true);
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['case_role','fact','event','deadline','document','outbox','idempotency'] LOOP
    EXECUTE format('CREATE POLICY visible ON %I TO sua_app, sua_auditor
                    USING (EXISTS (SELECT FROM case_party p WHERE p.case_id = %I.case_id
                                   AND p.organization_id = sua_organization()))', name, name);
  END LOOP;
END $$;
CREATE POLICY work ON event FOR INSERT TO sua_worker WITH CHECK (true);
CREATE POLICY work ON document FOR INSERT TO sua_worker WITH CHECK (true);
CREATE POLICY work ON outbox FOR UPDATE TO sua_worker USING (true) WITH CHECK (true);
CREATE POLICY visible ON sealed_record TO sua_app, sua_auditor
  USING (procuring_entity_id = sua_province()
         AND (case_id IS NULL OR EXISTS (SELECT FROM case_party p WHERE p.case_id = sealed_record.case_id
                                         AND p.organization_id = sua_organization())));
CREATE POLICY anybody ON content TO sua_app, sua_auditor, sua_admin USING (true) WITH CHECK (true);

-- Registers of one Province: the SUA sees all of them, a member body itself and its Province.
CREATE POLICY registers ON organization TO sua_app, sua_auditor
  USING (procuring_entity_id = sua_province()
         AND (sua_organization() = sua_province() OR id IN (sua_organization(), sua_province())));
CREATE POLICY registers ON qualification TO sua_app, sua_auditor
  USING (EXISTS (SELECT FROM organization o WHERE o.id = qualification.organization_id));
CREATE POLICY registers ON person TO sua_app, sua_auditor USING (procuring_entity_id = sua_province());
CREATE POLICY registers ON membership TO sua_app, sua_auditor
  USING (EXISTS (SELECT FROM organization o WHERE o.id = membership.organization_id));
CREATE POLICY registers ON agreement TO sua_app, sua_auditor
  USING (province_id = sua_province() AND sua_organization() IN (province_id, buyer_id));
CREATE POLICY anybody ON installation FOR SELECT TO sua_app, sua_auditor, sua_admin USING (true);

-- The administrator keeps the registers of the Province it says it is, and sees no case.
CREATE POLICY keep ON installation FOR INSERT TO sua_admin WITH CHECK (true);
CREATE POLICY keep ON organization TO sua_admin
  USING (procuring_entity_id = sua_province()) WITH CHECK (procuring_entity_id = sua_province());
CREATE POLICY keep ON qualification TO sua_admin
  USING (EXISTS (SELECT FROM organization o WHERE o.id = organization_id));
CREATE POLICY keep ON person TO sua_admin
  USING (procuring_entity_id = sua_province()) WITH CHECK (procuring_entity_id = sua_province());
CREATE POLICY keep ON membership TO sua_admin
  USING (EXISTS (SELECT FROM organization o WHERE o.id = organization_id));
CREATE POLICY keep ON agreement TO sua_admin
  USING (province_id = sua_province()) WITH CHECK (province_id = sua_province());
CREATE POLICY keep ON sealed_record TO sua_admin
  USING (procuring_entity_id = sua_province() AND case_id IS NULL)
  WITH CHECK (procuring_entity_id = sua_province() AND case_id IS NULL);
