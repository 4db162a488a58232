CREATE TABLE "reminder_preferences" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"sms" boolean NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminder_schedule" (
	"id" integer PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "reminder_schedule_single_check" CHECK ("reminder_schedule"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "reminder_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"offset_days" integer NOT NULL,
	"channel" text NOT NULL,
	"enabled" boolean NOT NULL,
	"active_since" date NOT NULL,
	"removed_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "reminder_steps_channel_check" CHECK ("reminder_steps"."channel" in ('mail', 'sms', 'both')),
	CONSTRAINT "reminder_steps_offset_check" CHECK ("reminder_steps"."offset_days" between -365 and 365)
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"membership_id" uuid NOT NULL,
	"step_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"offset_days" integer NOT NULL,
	"due_on" date NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "outgoing_messages" DROP CONSTRAINT "outgoing_messages_state_check";--> statement-breakpoint
DROP INDEX "outgoing_messages_state_idx";--> statement-breakpoint
ALTER TABLE "outgoing_messages" ADD COLUMN "reminder_id" uuid;--> statement-breakpoint
ALTER TABLE "outgoing_messages" ADD COLUMN "next_try_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outgoing_messages" ADD COLUMN "resent_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "reminder_preferences" ADD CONSTRAINT "reminder_preferences_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_membership_id_memberships_id_fk" FOREIGN KEY ("membership_id") REFERENCES "public"."memberships"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_step_id_reminder_steps_id_fk" FOREIGN KEY ("step_id") REFERENCES "public"."reminder_steps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "reminders_membership_step_key" ON "reminders" USING btree ("membership_id","step_id");--> statement-breakpoint
CREATE INDEX "reminders_step_idx" ON "reminders" USING btree ("step_id");--> statement-breakpoint
CREATE INDEX "reminders_person_idx" ON "reminders" USING btree ("person_id","created_at");--> statement-breakpoint
ALTER TABLE "outgoing_messages" ADD CONSTRAINT "outgoing_messages_reminder_id_reminders_id_fk" FOREIGN KEY ("reminder_id") REFERENCES "public"."reminders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "outgoing_messages_reminder_idx" ON "outgoing_messages" USING btree ("reminder_id");--> statement-breakpoint
CREATE INDEX "outgoing_messages_created_idx" ON "outgoing_messages" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "outgoing_messages_recipient_idx" ON "outgoing_messages" USING gin ("recipient" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "outgoing_messages_state_idx" ON "outgoing_messages" USING btree ("state","created_at","id");--> statement-breakpoint
ALTER TABLE "outgoing_messages" ADD CONSTRAINT "outgoing_messages_state_check" CHECK ("outgoing_messages"."state" in ('queued', 'sent', 'failed', 'cancelled'));