ALTER TABLE "account_changes" DROP CONSTRAINT "account_changes_parent_id_accounts_id_fk";
