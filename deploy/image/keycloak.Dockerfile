# Keycloak with what it has to know when it is built: its database, and the realm of the province.
#   docker build --file deploy/image/keycloak.Dockerfile --tag cong-tinh-keycloak:26.7.3 deploy/keycloak
FROM quay.io/keycloak/keycloak:26.7.3
RUN ["/opt/keycloak/bin/kc.sh", "build", "--db=postgres", "--health-enabled=true"]
COPY cong-tinh-realm.json /opt/keycloak/realm/
USER 1000
