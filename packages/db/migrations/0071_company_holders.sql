ALTER TABLE "company_proofs" ADD COLUMN "holder" text DEFAULT 'same' NOT NULL;--> statement-breakpoint
ALTER TABLE "company_proofs" ADD CONSTRAINT "company_proofs_holder_check" CHECK ("company_proofs"."holder" in ('same', 'other', 'untold'));--> statement-breakpoint
-- What named nobody proved nothing: the organisation looks at it.
UPDATE "company_proofs" SET "holder" = 'untold' WHERE "is_masked" AND "source" <> 'staff';
