#!/bin/sh
# Prints the Secret of a new deployment, with a new key to sign tokens with:
#
#   ENCRYPTION_KEYSET=$(docker run --rm callcat keyset) POSTGRES_URI=postgresql://... \
#     RETELL_API_KEY=key_... k8s/secrets.sh | kubectl apply -n callcat -f -
#
# Nothing is written to disk. Once in the life of a deployment: whoever replaces the keyset can read no
# number that was stored before.
set -eu
: "${ENCRYPTION_KEYSET:?}" "${POSTGRES_URI:?}" "${RETELL_API_KEY:?}"

# A string of JSON is one of YAML, and a key in PEM has no character that either would take amiss.
quoted() { printf '"%s"' "$(printf '%s' "$1" | sed 's/[\\"]/\\&/g')"; }

cat <<YAML
apiVersion: v1
kind: Secret
metadata:
  name: callcat
stringData:
  postgres-uri: $(quoted "$POSTGRES_URI")
  retell-api-key: $(quoted "$RETELL_API_KEY")
  encryption-keyset: $(quoted "$ENCRYPTION_KEYSET")
  auth-private-key: |
$(openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 | sed 's/^/    /')
YAML
