-- Whether a fact of the audit is what masks make of another: the same keys in the same shape, each text as it was or masked.
CREATE FUNCTION is_masking_of(was jsonb, is_now jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  IF was IS NOT DISTINCT FROM is_now THEN
    RETURN true;
  END IF;
  IF was IS NULL OR is_now IS NULL OR jsonb_typeof(was) <> jsonb_typeof(is_now) THEN
    RETURN false;
  END IF;
  CASE jsonb_typeof(was)
    WHEN 'string' THEN
      RETURN is_now = '"[effacé]"'::jsonb;
    WHEN 'object' THEN
      RETURN NOT EXISTS (
        SELECT 1 FROM jsonb_each(was) AS a FULL JOIN jsonb_each(is_now) AS b ON b.key = a.key
        WHERE a.key IS NULL OR b.key IS NULL OR NOT is_masking_of(a.value, b.value)
      );
    WHEN 'array' THEN
      RETURN jsonb_array_length(was) = jsonb_array_length(is_now) AND NOT EXISTS (
        SELECT 1 FROM generate_series(0, jsonb_array_length(was) - 1) AS n WHERE NOT is_masking_of(was -> n, is_now -> n)
      );
    ELSE
      RETURN false;
  END CASE;
END $$;
--> statement-breakpoint
-- Of the audit, texts before and after may be masked, where an erasure that is carried out wrote it down first; all else stays as it was written.
CREATE OR REPLACE FUNCTION guard_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND to_jsonb(NEW) - 'before' - 'after' = to_jsonb(OLD) - 'before' - 'after'
    AND is_masking_of(OLD.before, NEW.before)
    AND is_masking_of(OLD.after, NEW.after)
    AND EXISTS (
      SELECT 1 FROM audit_maskings JOIN erasure_requests ON erasure_requests.id = audit_maskings.mask_id
      WHERE audit_maskings.entry_id = OLD.id AND erasure_requests.state = 'erased'
    ) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '23001';
END $$;
