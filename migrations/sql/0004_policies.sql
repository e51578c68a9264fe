-- The registers grow and say who made them grow; a Comune reads itself and its Province, and of people
-- only its own, those of the SUA, and those who hold a role in its cases.

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['body_history','body_event','invitation','register_journal'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['body_history','body_event','register_journal'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I
                    FOR EACH ROW EXECUTE FUNCTION sua_refuse()', name);
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I
                    FOR EACH STATEMENT EXECUTE FUNCTION sua_refuse()', name);
    EXECUTE format('GRANT SELECT ON %I TO sua_app, sua_worker, sua_auditor, sua_verifier, sua_admin', name);
    EXECUTE format('GRANT INSERT ON %I TO sua_admin', name);
    EXECUTE format('CREATE POLICY everything ON %I FOR SELECT TO sua_worker, sua_verifier USING (true)', name);
  END LOOP;
END $$;

CREATE POLICY registers ON body_history TO sua_app, sua_auditor
  USING (EXISTS (SELECT FROM organization o WHERE o.id = organization_id));
CREATE POLICY keep ON body_history TO sua_admin
  USING (EXISTS (SELECT FROM organization o WHERE o.id = organization_id));
CREATE POLICY registers ON body_event TO sua_app, sua_auditor
  USING (EXISTS (SELECT FROM organization o WHERE o.id IN (organization_id, other_id)));
CREATE POLICY keep ON body_event TO sua_admin
  USING (EXISTS (SELECT FROM organization o WHERE o.id = organization_id));
CREATE POLICY registers ON register_journal FOR SELECT TO sua_app, sua_auditor
  USING (procuring_entity_id = sua_province() AND sua_organization() = sua_province());
CREATE POLICY keep ON register_journal TO sua_admin
  USING (procuring_entity_id = sua_province()) WITH CHECK (procuring_entity_id = sua_province());

-- An invitation is written by the administrator or at the door, and used at the door.
GRANT SELECT, INSERT ON invitation TO sua_admin;
GRANT SELECT, UPDATE (used_at) ON invitation TO sua_door;
CREATE POLICY keep ON invitation TO sua_admin
  USING (procuring_entity_id = sua_province()) WITH CHECK (procuring_entity_id = sua_province());
CREATE POLICY door ON invitation TO sua_door USING (true) WITH CHECK (true);

-- People: until now every body of a Province could read the names of all the others.
DROP POLICY registers ON person;
CREATE POLICY registers ON person TO sua_app, sua_auditor
  USING (procuring_entity_id = sua_province()
         AND (sua_organization() = sua_province()
              OR EXISTS (SELECT FROM membership m WHERE m.person_id = person.id)
              OR EXISTS (SELECT FROM case_role r WHERE r.person_id = person.id)));
DROP POLICY visible ON sealed_record;
CREATE POLICY visible ON sealed_record TO sua_app, sua_auditor
  USING (procuring_entity_id = sua_province()
         AND (CASE WHEN case_id IS NULL
              THEN sua_organization() = sua_province()
                   OR EXISTS (SELECT FROM person p WHERE p.name_record = sealed_record.digest)
              ELSE EXISTS (SELECT FROM case_party p WHERE p.case_id = sealed_record.case_id
                           AND p.organization_id = sua_organization()) END));
CREATE INDEX ix_person_name_record ON person (name_record);
CREATE INDEX ix_case_role_person_id ON case_role (person_id);
