#!/bin/sh
# Roles, passwords and the database of Cổng Tỉnh on a server of PostgreSQL: `set-up.sh [folder of the secrets]`.
# Run by root on the server itself, by postgres, or from elsewhere with PGHOST and PGUSER of an administrator.
# Repeating it does no harm; a changed secret becomes the role's password.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
secrets=${1:-/etc/cong-tinh/secrets}
cd /

administer() {
  if [ "$(id -u)" = 0 ] && [ -z "${PGHOST-}" ]; then
    runuser --user postgres -- psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 "$@"
  else
    psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 "$@"
  fi
}

administer --dbname=postgres <"$here/roles.sql"
for role in owner app public platform jobs; do
  name=DATABASE_$(echo "$role" | tr '[:lower:]' '[:upper:]')_PASSWORD
  password=$(cat "$secrets/$name")
  printf "alter role portal_%s password '%s';\n" "$role" "$password"
done | administer --dbname=postgres
if [ -z "$(administer --dbname=postgres --tuples-only --command="select 1 from pg_database where datname = 'portal'")" ]; then
  administer --dbname=postgres --command="create database portal owner portal_owner template template0 encoding 'UTF8' locale 'C.UTF-8'"
fi
administer --dbname=portal <"$here/database.sql"
