#!/bin/sh
# usage: setup.sh FOLDER LOCK
#
# Makes the virtual environment FOLDER with exactly what LOCK pins, checked by hash, and onrecord
# itself from this checkout. Repeating it changes nothing. PYTHON names another interpreter. Tests of
# pages want Debian's chromium, which is installed where it is missing and root asks.
set -eu
folder=$1
lock=$2

fits() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

python=
for name in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
    if fits "$name"; then
        python=$name
        break
    fi
done
if [ -z "$python" ]; then
    echo "onrecord needs Python 3.11 or newer; install it (Debian: apt-get install python3)" \
        "or name it: make PYTHON=/path/to/python3" >&2
    exit 1
fi

# Installs the Debian package $1 and says why ($2); fails where that is not possible.
debian() {
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        echo "$2 needs $1; as root: apt-get install $1" >&2
        return 1
    fi
    echo "installing $1, which $2 needs" >&2
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1"
}

# Debian keeps the part of Python that fills a new environment in a package of its own.
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    package=$("$python" -c 'import sys; print(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")')
    debian "$package" "making a virtual environment with $python"
fi

# Everything else works without a browser: its tests are skipped.
if ! command -v chromium >/dev/null; then
    debian chromium "testing the pages that onrecord writes" || true
fi

# An environment whose interpreter or pip is gone cannot be mended in place.
if ! "$folder/bin/python" -m pip --version >/dev/null 2>&1; then
    "$python" -m venv --clear "$folder"
    echo '*' >"$folder/.gitignore"
fi
pip="$folder/bin/python -m pip --disable-pip-version-check"
$pip install --quiet --require-hashes --no-deps --requirement "$lock"
$pip install --quiet --no-deps --no-build-isolation --editable .
