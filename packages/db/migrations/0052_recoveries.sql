CREATE TABLE "recoveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"link_hash" "bytea" NOT NULL,
	"state" text NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"sms_at" timestamp with time zone,
	"question_at" timestamp with time zone,
	"stand_in" text,
	"created_at" timestamp with time zone NOT NULL,
	"waits_until" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "recoveries_state_check" CHECK ("recoveries"."state" in ('open', 'waiting', 'ready', 'done', 'stopped')),
	CONSTRAINT "recoveries_tries_check" CHECK ("recoveries"."tries" between 0 and 5),
	CONSTRAINT "recoveries_stand_in_check" CHECK ("recoveries"."stand_in" in ('recovery-code', 'passkey')),
	CONSTRAINT "recoveries_wait_check" CHECK ("recoveries"."state" not in ('waiting', 'ready') or "recoveries"."waits_until" is not null)
);
--> statement-breakpoint
CREATE TABLE "secret_questions" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"question_cipher" "bytea" NOT NULL,
	"answer_hash" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "passkey_challenges" DROP CONSTRAINT "passkey_challenges_purpose_check";--> statement-breakpoint
ALTER TABLE "one_time_links" DROP CONSTRAINT "one_time_links_purpose_check";--> statement-breakpoint
ALTER TABLE "verified_phones" ADD COLUMN "factor_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "verified_phones" ADD COLUMN "factor_used_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "recoveries" ADD CONSTRAINT "recoveries_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "secret_questions" ADD CONSTRAINT "secret_questions_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "recoveries_link_key" ON "recoveries" USING btree ("link_hash");--> statement-breakpoint
CREATE INDEX "recoveries_person_idx" ON "recoveries" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "recoveries_waiting_key" ON "recoveries" USING btree ("person_id") WHERE "recoveries"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "recoveries_due_idx" ON "recoveries" USING btree ("waits_until") WHERE "recoveries"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "recoveries_created_idx" ON "recoveries" USING btree ("created_at");--> statement-breakpoint
ALTER TABLE "passkey_challenges" ADD CONSTRAINT "passkey_challenges_purpose_check" CHECK ("passkey_challenges"."purpose" in ('registration', 'sign-in', 'second-factor', 'recovery'));--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_purpose_check" CHECK ("one_time_links"."purpose" in ('password-reset', 'first-administrator', 'account-activation', 'account-invitation', 'member-activation', 'staff-invitation', 'sign-in-denial', 'recovery-denial', 'recovery-ready'));