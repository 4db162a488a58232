CREATE TABLE "document_accesses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"document_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"action" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "document_accesses_by_check" CHECK ("document_accesses"."by" in ('me', 'key', 'organisation', 'link'))
);
--> statement-breakpoint
CREATE TABLE "document_shelves" (
	"person_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"trashed_at" timestamp with time zone,
	"warned_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "document_shelves_person_id_document_id_pk" PRIMARY KEY("person_id","document_id")
);
--> statement-breakpoint
CREATE TABLE "document_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"document_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"file_key" text NOT NULL,
	"sha256" text NOT NULL,
	"size" integer NOT NULL,
	"media_type" text NOT NULL,
	"file_name" text NOT NULL,
	"damaged_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"owner_id" uuid,
	"name" text NOT NULL,
	"search_key" text NOT NULL,
	"category" text NOT NULL,
	"period" text,
	"version" integer NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"audience" text,
	"audience_id" uuid,
	"retained_until" date,
	"withdrawn_at" timestamp with time zone,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "documents_size_check" CHECK ("documents"."size" >= 0),
	CONSTRAINT "documents_version_check" CHECK ("documents"."version" >= 1),
	CONSTRAINT "documents_audience_check" CHECK (("documents"."owner_id" is null) = ("documents"."audience" is not null)),
	CONSTRAINT "documents_audience_kind_check" CHECK ("documents"."audience" in ('member', 'all', 'active', 'lapsed', 'partner', 'type'))
);
--> statement-breakpoint
ALTER TABLE "document_accesses" ADD CONSTRAINT "document_accesses_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_accesses" ADD CONSTRAINT "document_accesses_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_shelves" ADD CONSTRAINT "document_shelves_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_shelves" ADD CONSTRAINT "document_shelves_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_versions" ADD CONSTRAINT "document_versions_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_owner_id_persons_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_created_by_persons_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "document_accesses_page_idx" ON "document_accesses" USING btree ("document_id","person_id","at","id");--> statement-breakpoint
CREATE INDEX "document_accesses_person_idx" ON "document_accesses" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "document_shelves_document_idx" ON "document_shelves" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "document_shelves_library_idx" ON "document_shelves" USING btree ("person_id","added_at","document_id") WHERE "document_shelves"."trashed_at" is null and "document_shelves"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "document_shelves_trash_idx" ON "document_shelves" USING btree ("person_id","trashed_at","document_id") WHERE "document_shelves"."trashed_at" is not null and "document_shelves"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "document_shelves_emptied_idx" ON "document_shelves" USING btree ("trashed_at") WHERE "document_shelves"."trashed_at" is not null and "document_shelves"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "document_versions_version_key" ON "document_versions" USING btree ("document_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "document_versions_file_key" ON "document_versions" USING btree ("file_key");--> statement-breakpoint
CREATE UNIQUE INDEX "documents_number_key" ON "documents" USING btree ("number");--> statement-breakpoint
CREATE INDEX "documents_owner_idx" ON "documents" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "documents_created_by_idx" ON "documents" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "documents_published_idx" ON "documents" USING btree ("created_at","id") WHERE "documents"."owner_id" is null;--> statement-breakpoint
CREATE INDEX "documents_published_words_idx" ON "documents" USING gin ("search_key" gin_trgm_ops) WHERE "documents"."owner_id" is null;--> statement-breakpoint
CREATE INDEX "documents_retained_idx" ON "documents" USING btree ("retained_until") WHERE "documents"."retained_until" is not null;