ALTER TABLE "document_shelves" ADD COLUMN "changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "document_shelves" ADD COLUMN "change" text;--> statement-breakpoint
ALTER TABLE "joinings" ADD COLUMN "company_holder" text;--> statement-breakpoint
CREATE INDEX "document_shelves_changed_idx" ON "document_shelves" USING btree ("person_id","document_id") WHERE "document_shelves"."changed_at" is not null;--> statement-breakpoint
ALTER TABLE "document_shelves" ADD CONSTRAINT "document_shelves_change_check" CHECK ("document_shelves"."change" in ('version', 'renamed'));--> statement-breakpoint
ALTER TABLE "document_shelves" ADD CONSTRAINT "document_shelves_changed_check" CHECK (("document_shelves"."changed_at" is null) = ("document_shelves"."change" is null));--> statement-breakpoint
ALTER TABLE "joinings" ADD CONSTRAINT "joinings_holder_check" CHECK ("joinings"."company_holder" in ('same', 'other', 'untold'));