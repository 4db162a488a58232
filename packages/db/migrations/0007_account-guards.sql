-- The tree of accounts has two levels: a secondary stands under a primary and has none under it (A16).
CREATE FUNCTION refuse_third_level() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.parent_id IS NOT NULL THEN
    PERFORM 1 FROM accounts WHERE id = NEW.parent_id AND parent_id IS NULL AND id <> NEW.id FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the parent of account % is no primary account', NEW.id USING ERRCODE = '23514';
    END IF;
    IF EXISTS (SELECT 1 FROM accounts WHERE parent_id = NEW.id) THEN
      RAISE EXCEPTION 'account % has secondary accounts', NEW.id USING ERRCODE = '23514';
    END IF;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER accounts_two_levels BEFORE INSERT OR UPDATE OF parent_id ON accounts
  FOR EACH ROW EXECUTE FUNCTION refuse_third_level();
--> statement-breakpoint
-- An account keeps its file number for good.
CREATE FUNCTION refuse_account_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.file_number <> OLD.file_number THEN
    RAISE EXCEPTION 'the file number of an account is final' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER accounts_final BEFORE UPDATE OF file_number ON accounts
  FOR EACH ROW EXECUTE FUNCTION refuse_account_rewrite();
--> statement-breakpoint
-- On any day an item has one price at most.
ALTER TABLE tariffs ADD CONSTRAINT tariffs_no_overlap
  EXCLUDE USING gist (item WITH =, daterange(starts_on, ends_on, '[]') WITH &&);
