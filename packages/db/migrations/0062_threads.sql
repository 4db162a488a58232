CREATE TABLE "kept_answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"fr" text NOT NULL,
	"en" text,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "thread_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sender_id" uuid NOT NULL,
	"post_id" uuid,
	"file_key" text NOT NULL,
	"sha256" text NOT NULL,
	"size" integer NOT NULL,
	"media_type" text NOT NULL,
	"file_name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "thread_files_size_check" CHECK ("thread_files"."size" >= 0)
);
--> statement-breakpoint
CREATE TABLE "thread_posts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"thread_id" uuid NOT NULL,
	"author_id" uuid,
	"side" text NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"search_key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "thread_posts_side_check" CHECK ("thread_posts"."side" in ('member', 'desk', 'portal')),
	CONSTRAINT "thread_posts_note_check" CHECK ("thread_posts"."kind" <> 'note' or "thread_posts"."side" = 'desk')
);
--> statement-breakpoint
CREATE TABLE "thread_subjects" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text,
	"label_fr" text NOT NULL,
	"label_en" text NOT NULL,
	"position" integer NOT NULL,
	"offered" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "thread_subjects_offered_check" CHECK ("thread_subjects"."offered" or "thread_subjects"."code" is null)
);
--> statement-breakpoint
CREATE TABLE "threads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"person_id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"title" text NOT NULL,
	"search_key" text NOT NULL,
	"state" text NOT NULL,
	"assignee_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"last_post_at" timestamp with time zone NOT NULL,
	"last_by" text NOT NULL,
	"desk_at" timestamp with time zone,
	"read_through" timestamp with time zone,
	"waiting_since" timestamp with time zone,
	"resolved_at" timestamp with time zone,
	"sign_in_report_id" uuid,
	CONSTRAINT "threads_state_check" CHECK ("threads"."state" in ('open', 'answered', 'resolved')),
	CONSTRAINT "threads_waiting_check" CHECK (("threads"."state" = 'open') = ("threads"."waiting_since" is not null)),
	CONSTRAINT "threads_resolved_check" CHECK (("threads"."state" = 'resolved') = ("threads"."resolved_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "thread_files" ADD CONSTRAINT "thread_files_sender_id_persons_id_fk" FOREIGN KEY ("sender_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_files" ADD CONSTRAINT "thread_files_post_id_thread_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."thread_posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_posts" ADD CONSTRAINT "thread_posts_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_posts" ADD CONSTRAINT "thread_posts_author_id_persons_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_subject_id_thread_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."thread_subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_assignee_id_persons_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_sign_in_report_id_sign_in_reports_id_fk" FOREIGN KEY ("sign_in_report_id") REFERENCES "public"."sign_in_reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "thread_files_file_key" ON "thread_files" USING btree ("file_key");--> statement-breakpoint
CREATE INDEX "thread_files_post_idx" ON "thread_files" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "thread_files_sender_idx" ON "thread_files" USING btree ("sender_id");--> statement-breakpoint
CREATE INDEX "thread_files_loose_idx" ON "thread_files" USING btree ("created_at") WHERE "thread_files"."post_id" is null;--> statement-breakpoint
CREATE INDEX "thread_posts_thread_idx" ON "thread_posts" USING btree ("thread_id","created_at","id");--> statement-breakpoint
CREATE INDEX "thread_posts_author_idx" ON "thread_posts" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "thread_posts_words_idx" ON "thread_posts" USING gin ("search_key" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "thread_subjects_code_key" ON "thread_subjects" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "threads_number_key" ON "threads" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "threads_sign_in_report_key" ON "threads" USING btree ("sign_in_report_id");--> statement-breakpoint
CREATE INDEX "threads_person_idx" ON "threads" USING btree ("person_id","last_post_at","id");--> statement-breakpoint
CREATE INDEX "threads_latest_idx" ON "threads" USING btree ("last_post_at","id");--> statement-breakpoint
CREATE INDEX "threads_waiting_idx" ON "threads" USING btree ("waiting_since","id") WHERE "threads"."waiting_since" is not null;--> statement-breakpoint
CREATE INDEX "threads_subject_idx" ON "threads" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "threads_assignee_idx" ON "threads" USING btree ("assignee_id") WHERE "threads"."assignee_id" is not null;--> statement-breakpoint
CREATE INDEX "threads_resolved_idx" ON "threads" USING btree ("resolved_at") WHERE "threads"."resolved_at" is not null;--> statement-breakpoint
CREATE INDEX "threads_words_idx" ON "threads" USING gin ("search_key" gin_trgm_ops);