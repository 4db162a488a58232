-- When the password of a mailbox was set: what ends the connections of mail programs that signed in by the former one.
CREATE OR REPLACE VIEW mail_users WITH (security_barrier) AS
SELECT
  a.login,
  a.state = 'open' AND coalesce(above.state, 'open') = 'open' AS active,
  CASE
    WHEN a.state = 'open' AND coalesce(above.state, 'open') = 'open'
    THEN '{BLF-CRYPT}' || m.password_hash
  END AS password,
  m.quota_megabytes || 'M' AS quota_storage,
  '*:storage=' || m.quota_megabytes || 'M' AS quota_rule,
  floor(extract(epoch FROM m.password_changed_at))::bigint AS password_changed_epoch
FROM mailboxes m
JOIN accounts a ON a.id = m.account_id AND a.has_mailbox
LEFT JOIN accounts above ON above.id = a.parent_id
WHERE a.state <> 'refused';
