CREATE TABLE "declaration_reminders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"declarant_id" uuid NOT NULL,
	"period" text NOT NULL,
	"stage" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "declaration_reminders_stage_check" CHECK ("declaration_reminders"."stage" in ('week', 'days', 'late'))
);
--> statement-breakpoint
ALTER TABLE "declaration_reminders" ADD CONSTRAINT "declaration_reminders_declarant_id_declarants_id_fk" FOREIGN KEY ("declarant_id") REFERENCES "public"."declarants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "declaration_reminders_stage_key" ON "declaration_reminders" USING btree ("declarant_id","period","stage");