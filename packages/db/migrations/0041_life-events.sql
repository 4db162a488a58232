CREATE TABLE "life_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"happens_on" date NOT NULL,
	"at_once" boolean DEFAULT false NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"comment" text,
	"by_staff" boolean NOT NULL,
	"created_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"answer" text,
	CONSTRAINT "life_events_kind_check" CHECK ("life_events"."kind" in ('move', 'new-siret', 'cessation', 'resignation', 'withdrawal', 'death')),
	CONSTRAINT "life_events_state_check" CHECK ("life_events"."state" in ('planned', 'requested', 'done', 'declined', 'withdrawn'))
);
--> statement-breakpoint
ALTER TABLE "life_events" ADD CONSTRAINT "life_events_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "life_events" ADD CONSTRAINT "life_events_created_by_id_persons_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "life_events_open_key" ON "life_events" USING btree ("person_id","kind") WHERE "life_events"."state" in ('planned', 'requested') or ("life_events"."kind" in ('cessation', 'death') and "life_events"."state" = 'done');--> statement-breakpoint
CREATE INDEX "life_events_person_idx" ON "life_events" USING btree ("person_id","created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "life_events_state_idx" ON "life_events" USING btree ("state","created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "life_events_created_idx" ON "life_events" USING btree ("created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "life_events_created_by_idx" ON "life_events" USING btree ("created_by_id");