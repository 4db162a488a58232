CREATE TABLE "declaration_lines" (
	"declaration_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"rank" integer NOT NULL,
	"kind" text NOT NULL,
	"category" text NOT NULL,
	"base_cents" integer NOT NULL,
	"rate" integer NOT NULL,
	"reduction" text,
	"full_rate" integer,
	"amount_cents" integer NOT NULL,
	"since" date NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "declaration_lines_declaration_id_version_rank_pk" PRIMARY KEY("declaration_id","version","rank"),
	CONSTRAINT "declaration_lines_kind_check" CHECK ("declaration_lines"."kind" in ('social', 'training', 'chamber', 'income-tax')),
	CONSTRAINT "declaration_lines_category_check" CHECK ("declaration_lines"."category" in ('sales', 'services', 'liberal', 'liberal-cipav', 'tourism-lets')),
	CONSTRAINT "declaration_lines_cents_check" CHECK ("declaration_lines"."base_cents" between 0 and 1000000000 and "declaration_lines"."amount_cents" between 0 and "declaration_lines"."base_cents" + 100),
	CONSTRAINT "declaration_lines_rate_check" CHECK ("declaration_lines"."rate" between 0 and 100000),
	CONSTRAINT "declaration_lines_full_rate_check" CHECK ("declaration_lines"."full_rate" between "declaration_lines"."rate" and 100000),
	CONSTRAINT "declaration_lines_reduction_check" CHECK ("declaration_lines"."reduction" in ('acre', 'overseas')),
	CONSTRAINT "declaration_lines_reduced_check" CHECK (("declaration_lines"."reduction" is null) = ("declaration_lines"."full_rate" is null))
);
--> statement-breakpoint
CREATE TABLE "declaration_turnovers" (
	"declaration_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"category" text NOT NULL,
	"amount_cents" integer NOT NULL,
	CONSTRAINT "declaration_turnovers_declaration_id_version_category_pk" PRIMARY KEY("declaration_id","version","category"),
	CONSTRAINT "declaration_turnovers_category_check" CHECK ("declaration_turnovers"."category" in ('sales', 'services', 'liberal', 'liberal-cipav', 'tourism-lets')),
	CONSTRAINT "declaration_turnovers_cents_check" CHECK ("declaration_turnovers"."amount_cents" between 0 and 1000000000)
);
--> statement-breakpoint
CREATE TABLE "declaration_versions" (
	"declaration_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"number" text NOT NULL,
	"code" text NOT NULL,
	"filed_at" timestamp with time zone NOT NULL,
	"filed_by" uuid NOT NULL,
	"access_id" uuid,
	"turnover_cents" bigint NOT NULL,
	"total_cents" bigint NOT NULL,
	"facts" jsonb NOT NULL,
	CONSTRAINT "declaration_versions_declaration_id_version_pk" PRIMARY KEY("declaration_id","version"),
	CONSTRAINT "declaration_versions_number_unique" UNIQUE("number"),
	CONSTRAINT "declaration_versions_code_unique" UNIQUE("code"),
	CONSTRAINT "declaration_versions_version_check" CHECK ("declaration_versions"."version" >= 1),
	CONSTRAINT "declaration_versions_cents_check" CHECK ("declaration_versions"."turnover_cents" >= 0 and "declaration_versions"."total_cents" >= 0)
);
--> statement-breakpoint
CREATE TABLE "declarations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"declarant_id" uuid,
	"period" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"due_on" date NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"filed_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "declarations_period_check" CHECK ("declarations"."period" ~ '^[0-9]{4}-(0[1-9]|1[0-2]|T[1-4])$'),
	CONSTRAINT "declarations_days_check" CHECK ("declarations"."starts_on" <= "declarations"."ends_on" and "declarations"."ends_on" < "declarations"."due_on"),
	CONSTRAINT "declarations_version_check" CHECK ("declarations"."version" >= 1)
);
--> statement-breakpoint
ALTER TABLE "declaration_lines" ADD CONSTRAINT "declaration_lines_version_fk" FOREIGN KEY ("declaration_id","version") REFERENCES "public"."declaration_versions"("declaration_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declaration_turnovers" ADD CONSTRAINT "declaration_turnovers_version_fk" FOREIGN KEY ("declaration_id","version") REFERENCES "public"."declaration_versions"("declaration_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declaration_versions" ADD CONSTRAINT "declaration_versions_declaration_id_declarations_id_fk" FOREIGN KEY ("declaration_id") REFERENCES "public"."declarations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declaration_versions" ADD CONSTRAINT "declaration_versions_filed_by_persons_id_fk" FOREIGN KEY ("filed_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_declarant_id_declarants_id_fk" FOREIGN KEY ("declarant_id") REFERENCES "public"."declarants"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "declaration_versions_filed_by_idx" ON "declaration_versions" USING btree ("filed_by");--> statement-breakpoint
CREATE UNIQUE INDEX "declarations_period_key" ON "declarations" USING btree ("declarant_id","period");--> statement-breakpoint
CREATE UNIQUE INDEX "declarations_start_key" ON "declarations" USING btree ("declarant_id","starts_on");--> statement-breakpoint
CREATE INDEX "declarations_person_idx" ON "declarations" USING btree ("person_id","starts_on");--> statement-breakpoint
-- What was filed is corrected by another version, never rewritten; who is named in it may be taken away.
CREATE FUNCTION refuse_declaration_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'declarations are never deleted' USING ERRCODE = '23001';
  END IF;
  IF to_jsonb(NEW) - 'facts' <> to_jsonb(OLD) - 'facts' THEN
    RAISE EXCEPTION 'what was filed is final' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER declaration_versions_final BEFORE UPDATE OR DELETE ON declaration_versions
  FOR EACH ROW EXECUTE FUNCTION refuse_declaration_rewrite();
--> statement-breakpoint
CREATE TRIGGER declaration_versions_no_truncate BEFORE TRUNCATE ON declaration_versions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER declaration_turnovers_append_only BEFORE UPDATE OR DELETE ON declaration_turnovers
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER declaration_turnovers_no_truncate BEFORE TRUNCATE ON declaration_turnovers
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER declaration_lines_append_only BEFORE UPDATE OR DELETE ON declaration_lines
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER declaration_lines_no_truncate BEFORE TRUNCATE ON declaration_lines
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
