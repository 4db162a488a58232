#!/bin/sh
# Writes how the database is reached, ends what was revoked each minute, and runs Dovecot.
set -eu
: "${GUICHET_MAIL_PASSWORD:?set GUICHET_MAIL_PASSWORD}"
umask 077
echo "connect = host=${DATABASE_HOST:-database} port=5432 dbname=guichet user=guichet_mail password=$GUICHET_MAIL_PASSWORD" \
  > /etc/dovecot/database.conf
echo 'log_path = /dev/stderr' > /etc/dovecot/local.conf
(while sleep 60; do end-revoked-sessions.sh || true; done) &
exec dovecot -F
