CREATE TABLE "email_change_links" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"change_id" uuid NOT NULL,
	"side" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "email_change_links_side_check" CHECK ("email_change_links"."side" in ('new', 'old'))
);
--> statement-breakpoint
CREATE TABLE "email_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"old_email" text NOT NULL,
	"new_email" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"session_id" uuid,
	"sendings" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"new_confirmed_at" timestamp with time zone,
	"old_confirmed_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "email_changes_state_check" CHECK ("email_changes"."state" in ('pending', 'done', 'withdrawn', 'objected', 'expired', 'taken'))
);
--> statement-breakpoint
ALTER TABLE "email_change_links" ADD CONSTRAINT "email_change_links_change_id_email_changes_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."email_changes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "email_changes" ADD CONSTRAINT "email_changes_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "email_change_links_change_idx" ON "email_change_links" USING btree ("change_id");--> statement-breakpoint
CREATE UNIQUE INDEX "email_changes_open_key" ON "email_changes" USING btree ("person_id") WHERE "email_changes"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "email_changes_person_idx" ON "email_changes" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "email_changes_created_idx" ON "email_changes" USING btree ("created_at");