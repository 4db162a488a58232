#!/bin/sh
# Ends the IMAP connections of those whose password opens nothing any more: mailbox closed, password revoked or changed. Dovecot
# asks at sign-in only, and a mail program may stay connected for days. To be run each minute where Dovecot runs.
#   end-revoked-sessions.sh [dovecot.conf] [file that keeps when it ran last]
set -eu
conf=${1:-/etc/dovecot/dovecot.conf}
ran=${2:-/var/lib/dovecot/guichet-sessions-ended}
no_answer=75
now=$(date +%s)
# A minute more: the clock of the portal may differ. Who has the new password already signs in again without noticing.
since=$(($(cat "$ran" 2>/dev/null || echo 60) - 60))
for user in $(doveadm -c "$conf" who -1 2>/dev/null | awk 'NR > 1 { print $1 }' | sort -u); do
  code=0
  changed=$(doveadm -c "$conf" auth lookup -f guichet_changed "$user" 2>/dev/null) || code=$?
  # The database is away: nobody is thrown out for that, and the next run looks as far back as this one.
  [ "$code" -ne "$no_answer" ] || exit "$code"
  if [ "$code" -ne 0 ] || [ "$changed" -ge "$since" ]; then doveadm -c "$conf" kick "$user"; fi
done
echo "$now" > "$ran"
