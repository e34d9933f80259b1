# Sourced by ./installer/start and ./tests/run: installs Debian packages, as root or through sudo. Not run by itself.

headroom_build_packages=(
    ca-certificates g++ cmake ninja-build ccache pkg-config
    qt6-base-dev qt6-svg-dev libqcustomplot-dev libgl1-mesa-dev
    libsqlite3-dev libsqlitecpp-dev libssl-dev libboost-dev librandom123-dev libglpk-dev libfmt-dev nlohmann-json3-dev libcli11-dev
    libxlsxwriter-dev libzip-dev libpugixml-dev zlib1g-dev
    fonts-dejavu-core tzdata
)
headroom_test_packages=(xvfb xauth locales poppler-utils git)

# Installs those of the named packages that are missing; exits 2 with the exact line to run when it may not.
headroom_install() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null || { ! sudo -n true 2>/dev/null && [ ! -t 0 ]; }; then
            echo "Headroom needs packages that only root can install. Run this, then start again:" >&2
            echo "  su -c 'apt-get update && apt-get install -y --no-install-recommends ${missing[*]}'" >&2
            exit 2
        fi
        as_root=(sudo)
    fi
    echo "Installing ${#missing[@]} packages: ${missing[*]}" >&2
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 -o Acquire::Retries=3)
    # The package lists of a fresh machine may be missing or old: fetch them when the first try fails.
    if ! "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >/dev/null 2>&1; then
        "${apt[@]}" update >&2 && "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >/dev/null
    fi
}

# Makes the locales that the tests switch to; without root a missing one is left out and its tests say so.
headroom_locales() {
    local name as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
    for name in de_DE tr_TR; do
        locale -a 2>/dev/null | grep -qi "^$name.utf-\?8$" ||
            "${as_root[@]}" localedef -i "$name" -f UTF-8 "$name.UTF-8" 2>/dev/null || true
    done
}
