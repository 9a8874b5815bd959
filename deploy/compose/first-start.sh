#!/bin/sh
# Run by the image of PostgreSQL when its data folder is empty.
set -eu
/opt/cong-tinh/postgres/set-up.sh /run/secrets
psql --quiet --set=ON_ERROR_STOP=1 <<SQL
create role keycloak login password '$(cat /run/secrets/KEYCLOAK_DATABASE_PASSWORD)';
create database keycloak owner keycloak template template0 encoding 'UTF8' locale 'C.UTF-8';
SQL
