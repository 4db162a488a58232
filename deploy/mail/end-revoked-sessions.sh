#!/bin/sh
# Ends the IMAP connections of those who could not sign in any more: mailbox closed, password revoked. Dovecot asks at sign-in
# only, and a mail program may stay connected for days. To be run each minute where Dovecot runs.
set -eu
conf=${1:-/etc/dovecot/dovecot.conf}
doveadm -c "$conf" who -1 2>/dev/null | awk 'NR > 1 { print $1 }' | sort -u | while read -r user; do
  doveadm -c "$conf" auth lookup "$user" >/dev/null 2>&1 || doveadm -c "$conf" kick "$user"
done
