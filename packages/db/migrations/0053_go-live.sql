CREATE TABLE "go_live_marks" (
	"item" text PRIMARY KEY NOT NULL,
	"mark" text NOT NULL,
	"marked_by" uuid,
	"marked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "go_live_marks_mark_check" CHECK ("go_live_marks"."mark" in ('confirmed', 'set-aside'))
);
--> statement-breakpoint
CREATE TABLE "service_tests" (
	"service" text PRIMARY KEY NOT NULL,
	"ok" boolean NOT NULL,
	"said" text,
	"tested_by" uuid,
	"tested_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "go_live_marks" ADD CONSTRAINT "go_live_marks_marked_by_persons_id_fk" FOREIGN KEY ("marked_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_tests" ADD CONSTRAINT "service_tests_tested_by_persons_id_fk" FOREIGN KEY ("tested_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "go_live_marks_marked_by_idx" ON "go_live_marks" USING btree ("marked_by");--> statement-breakpoint
CREATE INDEX "service_tests_tested_by_idx" ON "service_tests" USING btree ("tested_by");