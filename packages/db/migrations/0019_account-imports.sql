CREATE TABLE "account_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"file_hash" text NOT NULL,
	"dry_run" boolean NOT NULL,
	"invite" boolean NOT NULL,
	"state" text NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"rows_done" integer DEFAULT 0 NOT NULL,
	"created" integer DEFAULT 0 NOT NULL,
	"error_count" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"heard_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "account_imports_state_check" CHECK ("account_imports"."state" in ('checking', 'writing', 'done', 'refused', 'failed')),
	CONSTRAINT "account_imports_rows_check" CHECK ("account_imports"."rows_done" between 0 and "account_imports"."rows"),
	CONSTRAINT "account_imports_created_check" CHECK ("account_imports"."created" = 0 or ("account_imports"."state" = 'done' and not "account_imports"."dry_run"))
);
--> statement-breakpoint
ALTER TABLE "account_imports" ADD CONSTRAINT "account_imports_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_imports_list_idx" ON "account_imports" USING btree ("created_at","id") WHERE not "account_imports"."dry_run";--> statement-breakpoint
CREATE INDEX "account_imports_person_idx" ON "account_imports" USING btree ("person_id");