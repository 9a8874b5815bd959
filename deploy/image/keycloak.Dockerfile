# Keycloak with what it has to know when it is built: its database; the realm of the province and its pages.
#   docker build --file deploy/image/keycloak.Dockerfile --tag cong-tinh-keycloak:26.7.3 deploy/keycloak
FROM quay.io/keycloak/keycloak:26.7.3
RUN ["/opt/keycloak/bin/kc.sh", "build", "--db=postgres", "--health-enabled=true"]
COPY themes /opt/keycloak/themes
COPY cong-tinh-realm.json /opt/keycloak/realm/
USER 1000
