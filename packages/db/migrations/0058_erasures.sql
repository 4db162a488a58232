CREATE TABLE "audit_maskings" (
	"entry_id" uuid NOT NULL,
	"mask_id" uuid NOT NULL,
	"hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "audit_maskings_entry_id_mask_id_pk" PRIMARY KEY("entry_id","mask_id")
);
--> statement-breakpoint
CREATE TABLE "erasure_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"person_id" uuid NOT NULL,
	"state" text NOT NULL,
	"comment" text,
	"erase_on" date NOT NULL,
	"answer_by" date NOT NULL,
	"decided_by_id" uuid,
	"answer" text,
	"decided_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"kept_until" date,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "erasure_requests_state_check" CHECK ("erasure_requests"."state" in ('asked', 'approved', 'refused', 'withdrawn', 'erased'))
);
--> statement-breakpoint
ALTER TABLE "audit_maskings" ADD CONSTRAINT "audit_maskings_entry_id_audit_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."audit_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_requests" ADD CONSTRAINT "erasure_requests_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_requests" ADD CONSTRAINT "erasure_requests_decided_by_id_persons_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_maskings_mask_idx" ON "audit_maskings" USING btree ("mask_id");--> statement-breakpoint
CREATE UNIQUE INDEX "erasure_requests_number_key" ON "erasure_requests" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "erasure_requests_open_key" ON "erasure_requests" USING btree ("person_id") WHERE "erasure_requests"."state" in ('asked', 'approved');--> statement-breakpoint
CREATE INDEX "erasure_requests_person_idx" ON "erasure_requests" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "erasure_requests_created_idx" ON "erasure_requests" USING btree ("created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "erasure_requests_state_idx" ON "erasure_requests" USING btree ("state","created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "erasure_requests_decided_by_idx" ON "erasure_requests" USING btree ("decided_by_id");
--> statement-breakpoint
-- Of the audit, what was before and after may be masked where that is written down first; all else stays as it was written.
CREATE FUNCTION guard_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND to_jsonb(NEW) - 'before' - 'after' = to_jsonb(OLD) - 'before' - 'after'
    AND EXISTS (SELECT 1 FROM audit_maskings WHERE entry_id = OLD.id) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '23001';
END $$;
--> statement-breakpoint
DROP TRIGGER audit_entries_append_only ON audit_entries;
--> statement-breakpoint
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION guard_audit_entry();
--> statement-breakpoint
CREATE TRIGGER audit_maskings_append_only BEFORE UPDATE OR DELETE ON audit_maskings
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_maskings_no_truncate BEFORE TRUNCATE ON audit_maskings
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
