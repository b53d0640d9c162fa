#!/bin/sh
# Installs Debian's WebKitGTK with its driver, and a screen for it: the second engine of `make webkit`.
set -eu
if command -v WebKitWebDriver >/dev/null 2>&1 && command -v Xvfb >/dev/null 2>&1; then exit 0; fi
as_root=""
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null 2>&1 || {
    echo "Install WebKitGTK first: it takes root (apt-get install webkit2gtk-driver xvfb xauth)." >&2
    exit 1
  }
  as_root="sudo"
fi
$as_root apt-get update -qq
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
  webkit2gtk-driver xvfb xauth >/dev/null
