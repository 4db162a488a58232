CREATE TABLE "whole_exports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"with_documents" boolean NOT NULL,
	"state" text NOT NULL,
	"part" text,
	"rows_done" integer DEFAULT 0 NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"run_id" uuid,
	"tries" integer DEFAULT 0 NOT NULL,
	"heard_at" timestamp with time zone NOT NULL,
	"file_key" text,
	"sha256" text,
	"size" bigint,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"fetched_at" timestamp with time zone,
	"fetched_by" uuid,
	CONSTRAINT "whole_exports_state_check" CHECK ("whole_exports"."state" in ('waiting', 'writing', 'done', 'fetched', 'expired', 'failed')),
	CONSTRAINT "whole_exports_file_check" CHECK ("whole_exports"."state" <> 'done' or ("whole_exports"."file_key" is not null and "whole_exports"."sha256" is not null and "whole_exports"."size" is not null and "whole_exports"."expires_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "whole_exports" ADD CONSTRAINT "whole_exports_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "whole_exports" ADD CONSTRAINT "whole_exports_fetched_by_persons_id_fk" FOREIGN KEY ("fetched_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "whole_exports_open_key" ON "whole_exports" USING btree ((1)) WHERE "whole_exports"."state" in ('waiting', 'writing');--> statement-breakpoint
CREATE INDEX "whole_exports_person_idx" ON "whole_exports" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "whole_exports_fetched_by_idx" ON "whole_exports" USING btree ("fetched_by");--> statement-breakpoint
CREATE INDEX "whole_exports_created_idx" ON "whole_exports" USING btree ("created_at","id");