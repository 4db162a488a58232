CREATE TABLE "sign_in_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"signed_in_at" timestamp with time zone NOT NULL,
	"user_agent" text NOT NULL,
	"ip" text NOT NULL,
	"country" text,
	"method" text,
	"reported_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"handled_at" timestamp with time zone,
	"handled_by_id" uuid,
	"note" text,
	CONSTRAINT "sign_in_reports_state_check" CHECK (case "sign_in_reports"."state" when 'open' then "sign_in_reports"."handled_at" is null and "sign_in_reports"."note" is null
        when 'handled' then "sign_in_reports"."handled_at" is not null and "sign_in_reports"."note" is not null else false end)
);
--> statement-breakpoint
ALTER TABLE "federation_attempts" DROP CONSTRAINT "federation_attempts_intent_check";--> statement-breakpoint
ALTER TABLE "sign_in_events" DROP CONSTRAINT "sign_in_events_result_check";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "country" text;--> statement-breakpoint
ALTER TABLE "sign_in_events" ADD COLUMN "method" text;--> statement-breakpoint
ALTER TABLE "sign_in_events" ADD COLUMN "country" text;--> statement-breakpoint
ALTER TABLE "sign_in_events" ADD COLUMN "signs" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_in_events" ADD COLUMN "search_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_in_reports" ADD CONSTRAINT "sign_in_reports_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_reports" ADD CONSTRAINT "sign_in_reports_handled_by_id_persons_id_fk" FOREIGN KEY ("handled_by_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sign_in_reports_person_idx" ON "sign_in_reports" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sign_in_reports_handled_by_idx" ON "sign_in_reports" USING btree ("handled_by_id") WHERE "sign_in_reports"."handled_by_id" is not null;--> statement-breakpoint
CREATE INDEX "sign_in_reports_state_idx" ON "sign_in_reports" USING btree ("state","reported_at" DESC NULLS FIRST,"id");--> statement-breakpoint
ALTER TABLE "federation_attempts" ADD CONSTRAINT "federation_attempts_intent_check" CHECK ("federation_attempts"."intent" in ('sign-in', 'link', 'prove'));--> statement-breakpoint
ALTER TABLE "sign_in_events" ADD CONSTRAINT "sign_in_events_result_check" CHECK ("sign_in_events"."result" in ('opened', 'refused', 'factor-refused', 'denied'));