CREATE TABLE "declarant_looks" (
	"declarant_id" uuid PRIMARY KEY NOT NULL,
	"tried_at" timestamp with time zone NOT NULL,
	"looked_at" timestamp with time zone,
	"told" jsonb,
	"parts" text[] DEFAULT '{}' NOT NULL,
	"difference_key" text,
	"found_at" timestamp with time zone,
	CONSTRAINT "declarant_looks_found_check" CHECK ("declarant_looks"."found_at" is null or "declarant_looks"."difference_key" is not null)
);
--> statement-breakpoint
CREATE TABLE "declarant_options" (
	"id" uuid PRIMARY KEY NOT NULL,
	"declarant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"choices" text[] NOT NULL,
	"starts_on" date NOT NULL,
	"asked_on" date,
	"said_by" uuid NOT NULL,
	"said_at" timestamp with time zone NOT NULL,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "declarant_options_kind_check" CHECK ("declarant_options"."kind" in ('activities', 'frequency', 'income-tax', 'vat', 'acre')),
	CONSTRAINT "declarant_options_choices_check" CHECK (cardinality("declarant_options"."choices") between 1 and 6),
	CONSTRAINT "declarant_options_withdrawn_check" CHECK (("declarant_options"."withdrawn_at" is null) = ("declarant_options"."withdrawn_by" is null))
);
--> statement-breakpoint
ALTER TABLE "declarant_looks" ADD CONSTRAINT "declarant_looks_declarant_id_declarants_id_fk" FOREIGN KEY ("declarant_id") REFERENCES "public"."declarants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarant_options" ADD CONSTRAINT "declarant_options_declarant_id_declarants_id_fk" FOREIGN KEY ("declarant_id") REFERENCES "public"."declarants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarant_options" ADD CONSTRAINT "declarant_options_said_by_persons_id_fk" FOREIGN KEY ("said_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarant_options" ADD CONSTRAINT "declarant_options_withdrawn_by_persons_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "declarant_looks_tried_idx" ON "declarant_looks" USING btree ("tried_at");--> statement-breakpoint
CREATE UNIQUE INDEX "declarant_options_day_key" ON "declarant_options" USING btree ("declarant_id","kind","starts_on") WHERE "declarant_options"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "declarant_options_declarant_idx" ON "declarant_options" USING btree ("declarant_id","said_at");--> statement-breakpoint
CREATE INDEX "declarant_options_said_by_idx" ON "declarant_options" USING btree ("said_by");--> statement-breakpoint
CREATE INDEX "declarant_options_withdrawn_by_idx" ON "declarant_options" USING btree ("withdrawn_by");