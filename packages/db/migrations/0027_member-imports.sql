CREATE TABLE "member_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"file_name" text NOT NULL,
	"file_hash" text NOT NULL,
	"dry_run" boolean NOT NULL,
	"state" text NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"rows_done" integer DEFAULT 0 NOT NULL,
	"created" integer DEFAULT 0 NOT NULL,
	"error_count" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"heard_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"person_id" uuid NOT NULL,
	CONSTRAINT "member_imports_state_check" CHECK ("member_imports"."state" in ('checking', 'writing', 'done', 'refused', 'failed', 'undone')),
	CONSTRAINT "member_imports_rows_check" CHECK ("member_imports"."rows_done" between 0 and "member_imports"."rows"),
	CONSTRAINT "member_imports_created_check" CHECK ("member_imports"."created" = 0 or ("member_imports"."state" in ('done', 'undone') and not "member_imports"."dry_run"))
);
--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "import_id" uuid;--> statement-breakpoint
ALTER TABLE "member_imports" ADD CONSTRAINT "member_imports_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "member_imports_list_idx" ON "member_imports" USING btree ("created_at","id") WHERE not "member_imports"."dry_run";--> statement-breakpoint
CREATE INDEX "member_imports_person_idx" ON "member_imports" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_import_id_member_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."member_imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "members_import_idx" ON "members" USING btree ("import_id");