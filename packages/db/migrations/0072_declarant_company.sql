ALTER TABLE "declarants" ADD COLUMN "ape_version" text;--> statement-breakpoint
ALTER TABLE "declarants" ADD COLUMN "started_on" date;--> statement-breakpoint
ALTER TABLE "declarants" ADD COLUMN "is_open" boolean;--> statement-breakpoint
ALTER TABLE "declarants" ADD COLUMN "closed_on" date;--> statement-breakpoint
ALTER TABLE "declarants" ADD COLUMN "street" text;--> statement-breakpoint
ALTER TABLE "declarants" ADD COLUMN "complement" text;--> statement-breakpoint
ALTER TABLE "declarants" ADD COLUMN "postcode" text;--> statement-breakpoint
ALTER TABLE "declarants" ADD COLUMN "city" text;--> statement-breakpoint
ALTER TABLE "declarants" ADD COLUMN "is_masked" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "declarants" ADD COLUMN "register_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "declarants" ADD CONSTRAINT "declarants_ape_version_check" CHECK ("declarants"."ape_version" in ('naf-rev-2', 'naf-2025'));