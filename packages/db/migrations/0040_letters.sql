CREATE TABLE "letters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"template" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"locale" text NOT NULL,
	"data" jsonb NOT NULL,
	"printed_at" timestamp with time zone,
	"posted_on" date,
	"dropped_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "letters_posted_check" CHECK ("letters"."posted_on" is null or "letters"."printed_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "letters_dedupe_key" ON "letters" USING btree ("dedupe_key");--> statement-breakpoint
CREATE INDEX "letters_person_idx" ON "letters" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "letters_created_idx" ON "letters" USING btree ("created_at","id");