#!/bin/sh
# Installs Debian's PostgreSQL where there is none: the tests start it themselves, as a process of their own.
set -eu
if command -v initdb >/dev/null 2>&1; then exit 0; fi
for initdb in /usr/lib/postgresql/*/bin/initdb; do
  if [ -x "$initdb" ]; then exit 0; fi
done
as_root=""
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null 2>&1 || {
    echo "Install PostgreSQL first: it takes root (apt-get install postgresql)." >&2
    exit 1
  }
  as_root="sudo"
fi
$as_root apt-get update -qq
# The package would start a server of its own, which nobody here asks for.
$as_root mkdir -p /etc/postgresql-common/createcluster.d
echo "create_main_cluster = false" | $as_root tee /etc/postgresql-common/createcluster.d/seikkailu-tests.conf >/dev/null
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null
