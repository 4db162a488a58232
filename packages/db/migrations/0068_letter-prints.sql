CREATE TABLE "letter_prints" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"state" text NOT NULL,
	"letters" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"left_out" integer DEFAULT 0 NOT NULL,
	"run_id" uuid,
	"tries" integer DEFAULT 0 NOT NULL,
	"heard_at" timestamp with time zone NOT NULL,
	"file_key" text,
	"sha256" text,
	"size" bigint,
	"format" text,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	CONSTRAINT "letter_prints_state_check" CHECK ("letter_prints"."state" in ('waiting', 'writing', 'done', 'empty', 'failed', 'expired')),
	CONSTRAINT "letter_prints_format_check" CHECK ("letter_prints"."format" in ('pdf', 'zip')),
	CONSTRAINT "letter_prints_file_check" CHECK ("letter_prints"."state" <> 'done' or ("letter_prints"."file_key" is not null and "letter_prints"."sha256" is not null and "letter_prints"."size" is not null
        and "letter_prints"."format" is not null and "letter_prints"."expires_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "print_id" uuid;--> statement-breakpoint
ALTER TABLE "letter_prints" ADD CONSTRAINT "letter_prints_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "letter_prints_person_idx" ON "letter_prints" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "letter_prints_created_idx" ON "letter_prints" USING btree ("created_at","id");--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_print_id_letter_prints_id_fk" FOREIGN KEY ("print_id") REFERENCES "public"."letter_prints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "letters_print_idx" ON "letters" USING btree ("print_id") WHERE "letters"."print_id" is not null;--> statement-breakpoint
CREATE INDEX "letters_waiting_idx" ON "letters" USING btree ("created_at","id") WHERE "letters"."printed_at" is null and "letters"."dropped_at" is null;