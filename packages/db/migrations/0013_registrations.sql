CREATE TABLE "account_registrations" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"terms_version" text NOT NULL,
	"locale" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "accounts_login_key";--> statement-breakpoint
ALTER TABLE "account_registrations" ADD CONSTRAINT "account_registrations_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_login_key" ON "accounts" USING btree ("login") WHERE "accounts"."state" <> 'refused';
--> statement-breakpoint
-- A request that was refused has given its login back: mail servers find the one account that has it.
CREATE OR REPLACE VIEW mail_users WITH (security_barrier) AS
SELECT
  a.login,
  a.state = 'open' AND coalesce(above.state, 'open') = 'open' AS active,
  CASE
    WHEN a.state = 'open' AND coalesce(above.state, 'open') = 'open'
    THEN '{BLF-CRYPT}' || m.password_hash
  END AS password,
  m.quota_megabytes || 'M' AS quota_storage,
  '*:storage=' || m.quota_megabytes || 'M' AS quota_rule
FROM mailboxes m
JOIN accounts a ON a.id = m.account_id AND a.has_mailbox
LEFT JOIN accounts above ON above.id = a.parent_id
WHERE a.state <> 'refused';
