CREATE TABLE "account_moves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"account_id" uuid,
	"primary_id" uuid,
	"named_login" text,
	"proposed_by" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"proposer_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"settler_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "account_moves_kind_check" CHECK ("account_moves"."kind" in ('detach', 'attach', 'swap')),
	CONSTRAINT "account_moves_side_check" CHECK ("account_moves"."proposed_by" in ('account', 'primary', 'staff')),
	CONSTRAINT "account_moves_state_check" CHECK ("account_moves"."state" in ('proposed', 'accepted', 'declined', 'withdrawn', 'lapsed')),
	CONSTRAINT "account_moves_settled_check" CHECK (("account_moves"."state" = 'proposed') = ("account_moves"."settled_at" is null)),
	CONSTRAINT "account_moves_accounts_check" CHECK (case when "account_moves"."kind" = 'attach' and "account_moves"."proposed_by" = 'account' then "account_moves"."account_id" is not null
        when "account_moves"."kind" = 'attach' and "account_moves"."proposed_by" = 'primary' then "account_moves"."primary_id" is not null
        else "account_moves"."account_id" is not null and "account_moves"."primary_id" is not null end)
);
--> statement-breakpoint
ALTER TABLE "account_moves" ADD CONSTRAINT "account_moves_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_moves" ADD CONSTRAINT "account_moves_primary_id_accounts_id_fk" FOREIGN KEY ("primary_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_moves" ADD CONSTRAINT "account_moves_proposer_id_persons_id_fk" FOREIGN KEY ("proposer_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_moves" ADD CONSTRAINT "account_moves_settler_id_persons_id_fk" FOREIGN KEY ("settler_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "account_moves_open_key" ON "account_moves" USING btree ("account_id") WHERE "account_moves"."state" = 'proposed';--> statement-breakpoint
CREATE UNIQUE INDEX "account_moves_named_key" ON "account_moves" USING btree ("primary_id","named_login") WHERE "account_moves"."state" = 'proposed' and "account_moves"."proposed_by" = 'primary';--> statement-breakpoint
CREATE INDEX "account_moves_account_idx" ON "account_moves" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "account_moves_primary_idx" ON "account_moves" USING btree ("primary_id","created_at","id");--> statement-breakpoint
CREATE INDEX "account_moves_proposer_idx" ON "account_moves" USING btree ("proposer_id");--> statement-breakpoint
CREATE INDEX "account_moves_settler_idx" ON "account_moves" USING btree ("settler_id");