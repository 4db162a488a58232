CREATE TABLE "company_proofs" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"siret" text NOT NULL,
	"name" text,
	"is_open" boolean NOT NULL,
	"is_masked" boolean NOT NULL,
	"closed_on" date,
	"ape" text,
	"street" text,
	"complement" text,
	"postcode" text,
	"city" text,
	"source" text NOT NULL,
	"proven_at" timestamp with time zone NOT NULL,
	CONSTRAINT "company_proofs_source_check" CHECK ("company_proofs"."source" in ('joining', 'life-event', 'member', 'staff'))
);
--> statement-breakpoint
ALTER TABLE "company_proofs" ADD CONSTRAINT "company_proofs_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;