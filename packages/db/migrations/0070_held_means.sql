ALTER TABLE "api_keys" ADD COLUMN "held_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "federated_identities" ADD COLUMN "held_at" timestamp with time zone;