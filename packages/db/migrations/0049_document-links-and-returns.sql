CREATE TABLE "document_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"document_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"password_hash" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"shared_as" text,
	"note" text,
	"expires_on" date NOT NULL,
	"most_downloads" integer NOT NULL,
	"downloads" integer DEFAULT 0 NOT NULL,
	"last_used_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"ended_reason" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "document_links_downloads_check" CHECK ("document_links"."downloads" between 0 and "document_links"."most_downloads"),
	CONSTRAINT "document_links_most_check" CHECK ("document_links"."most_downloads" between 1 and 20),
	CONSTRAINT "document_links_ended_check" CHECK (("document_links"."ended_at" is null) = ("document_links"."ended_reason" is null)),
	CONSTRAINT "document_links_reason_check" CHECK ("document_links"."ended_reason" in ('member', 'trash', 'withdrawn', 'tries'))
);
--> statement-breakpoint
ALTER TABLE "bank_lines" ADD COLUMN "reference" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "kind" text DEFAULT 'refund' NOT NULL;--> statement-breakpoint
ALTER TABLE "document_accesses" ADD COLUMN "link_id" uuid;--> statement-breakpoint
ALTER TABLE "vouchers" ADD COLUMN "warned_of" date;--> statement-breakpoint
ALTER TABLE "document_links" ADD CONSTRAINT "document_links_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_links" ADD CONSTRAINT "document_links_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "document_links_token_key" ON "document_links" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "document_links_document_idx" ON "document_links" USING btree ("document_id","person_id","created_at","id");--> statement-breakpoint
CREATE INDEX "document_links_person_idx" ON "document_links" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "document_accesses" ADD CONSTRAINT "document_accesses_link_id_document_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."document_links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bank_lines_day_idx" ON "bank_lines" USING btree ("booked_on","amount_cents");--> statement-breakpoint
CREATE INDEX "document_accesses_link_idx" ON "document_accesses" USING btree ("link_id") WHERE "document_accesses"."link_id" is not null;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_kind_check" CHECK ("refunds"."kind" in ('refund', 'mistake', 'bank'));