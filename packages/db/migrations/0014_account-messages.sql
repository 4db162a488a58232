CREATE TABLE "account_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"data" jsonb NOT NULL,
	"search_key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "message_inboxes" (
	"account_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"routed" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "message_inboxes_account_id_message_id_pk" PRIMARY KEY("account_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "message_marks" (
	"account_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"read_through" timestamp with time zone NOT NULL,
	CONSTRAINT "message_marks_account_id_person_id_pk" PRIMARY KEY("account_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "message_states" (
	"person_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"read" boolean NOT NULL,
	CONSTRAINT "message_states_person_id_message_id_pk" PRIMARY KEY("person_id","message_id")
);
--> statement-breakpoint
ALTER TABLE "account_messages" ADD CONSTRAINT "account_messages_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_inboxes" ADD CONSTRAINT "message_inboxes_message_id_account_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."account_messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_marks" ADD CONSTRAINT "message_marks_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_marks" ADD CONSTRAINT "message_marks_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_states" ADD CONSTRAINT "message_states_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_states" ADD CONSTRAINT "message_states_message_id_account_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."account_messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "account_messages_dedupe_key" ON "account_messages" USING btree ("dedupe_key");--> statement-breakpoint
CREATE INDEX "account_messages_account_idx" ON "account_messages" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "account_messages_words_idx" ON "account_messages" USING gin ("search_key" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "message_inboxes_page_idx" ON "message_inboxes" USING btree ("account_id","created_at","message_id");--> statement-breakpoint
CREATE INDEX "message_inboxes_message_idx" ON "message_inboxes" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "message_marks_person_idx" ON "message_marks" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "message_states_message_idx" ON "message_states" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "message_states_unread_idx" ON "message_states" USING btree ("person_id") WHERE not "message_states"."read";