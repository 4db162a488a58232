CREATE TABLE "federated_identities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"linked_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "federation_attempts" (
	"state_hash" "bytea" PRIMARY KEY NOT NULL,
	"browser_hash" "bytea" NOT NULL,
	"intent" text NOT NULL,
	"step" text DEFAULT 'asked' NOT NULL,
	"person_id" uuid,
	"remembered" boolean NOT NULL,
	"secrets_cipher" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	"issuer" text,
	"subject" text,
	"identity_cipher" "bytea",
	"id_token_cipher" "bytea",
	CONSTRAINT "federation_attempts_intent_check" CHECK ("federation_attempts"."intent" in ('sign-in', 'link')),
	CONSTRAINT "federation_attempts_step_check" CHECK ("federation_attempts"."step" in ('asked', 'answered', 'pending', 'done'))
);
--> statement-breakpoint
ALTER TABLE "federated_identities" ADD CONSTRAINT "federated_identities_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "federation_attempts" ADD CONSTRAINT "federation_attempts_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "federated_identities_subject_key" ON "federated_identities" USING btree ("issuer","subject");--> statement-breakpoint
CREATE UNIQUE INDEX "federated_identities_person_key" ON "federated_identities" USING btree ("person_id","issuer");--> statement-breakpoint
CREATE INDEX "federation_attempts_browser_idx" ON "federation_attempts" USING btree ("browser_hash");--> statement-breakpoint
CREATE INDEX "federation_attempts_person_idx" ON "federation_attempts" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "federation_attempts_expires_idx" ON "federation_attempts" USING btree ("expires_at");