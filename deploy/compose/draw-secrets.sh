#!/bin/sh
# Draws the secrets that are not there yet and makes the folder of files. The folder is root's alone; the files in it are
# readable, because each container reads its own as an account of its own.
set -eu
cd "$(dirname "$0")"
install -d -m 0700 secrets
for name in POSTGRES_PASSWORD DATABASE_OWNER_PASSWORD DATABASE_APP_PASSWORD DATABASE_PUBLIC_PASSWORD DATABASE_PLATFORM_PASSWORD \
  DATABASE_JOBS_PASSWORD KEYCLOAK_DATABASE_PASSWORD KEYCLOAK_ADMIN_PASSWORD SESSION_SECRET SSO_CLIENT_SECRET STORAGE_ACCESS_KEY \
  STORAGE_SECRET_KEY; do
  [ -s "secrets/$name" ] || openssl rand -hex 32 >"secrets/$name"
done
touch secrets/MAIL_PASSWORD
chmod 0444 secrets/*
install -d -m 0700 -o 10003 -g 10003 "${STORAGE_FOLDER:-files}"
