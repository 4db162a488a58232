#!/bin/sh
# Puts the names and the password of this installation into the files, and runs Postfix.
set -eu
: "${GUICHET_MAIL_PASSWORD:?set GUICHET_MAIL_PASSWORD}" "${MAIL_DOMAIN:?set MAIL_DOMAIN}" "${MAIL_HOST:?set MAIL_HOST}"
sed -i "s/mail\.example\.fr/$MAIL_HOST/; s/boite\.example\.fr/$MAIL_DOMAIN/" /etc/postfix/main.cf
for map in mailboxes aliases senders; do
  file=/etc/postfix/guichet-$map.cf
  sed -i "s/boite\.example\.fr/$MAIL_DOMAIN/; s/^password = .*/password = $GUICHET_MAIL_PASSWORD/" "$file"
  chown root:postfix "$file"
  chmod 640 "$file"
done
exec postfix start-fg
