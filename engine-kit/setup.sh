#!/usr/bin/env bash
# Builds the test kit into a folder (default ./.engine): Microsoft's debugger engine from its NuGet package, the console
# programs of this folder on top of it, and a Wine prefix to run them in. Run it at any time: a finished kit costs nothing.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "${1:-.engine}"
kit=$(cd "${1:-.engine}" && pwd)

package=Microsoft.Debugging.Platform.DbgEng
version=20260109.1235.0
debian_packages=(wine64 g++-mingw-w64-x86-64)
wine=/usr/lib/wine/wine64
compiler=x86_64-w64-mingw32-g++-posix  # the variant with std::thread

say() { echo "engine: $*" >&2; }
fail() { say "$*"; exit 1; }

exec 9> "$kit/lock"
flock 9  # two tests may want the kit at once

stamp=$(cat "$here"/source/* "$here"/{launch,setup}.sh | sha256sum)
if [[ -f $kit/stamp && $(<"$kit/stamp") == "$stamp" && -x $wine ]]; then exit 0; fi

# Runs a command quietly; shows what it said only if it fails.
quietly() {
    local log=$kit/setup-$BASHPID.log
    if "$@" > "$log" 2>&1 9>&-; then rm "$log"; return; fi  # 9 is the lock: what stays in the background must not keep it
    cat "$log" >&2
    fail "failed: $*"
}

# Runs the functions side by side; all must succeed.
together() {
    local function jobs=() job
    for function in "$@"; do "$function" & jobs+=($!); done
    for job in "${jobs[@]}"; do wait "$job"; done
}

install_tools() {
    [[ -x $wine ]] && command -v "$compiler" > /dev/null && return
    [[ $EUID == 0 ]] || fail "needs the Debian packages ${debian_packages[*]}; install them as root, then run this again"
    say "installing ${debian_packages[*]}"
    export DEBIAN_FRONTEND=noninteractive
    apt-get install -qq --no-install-recommends "${debian_packages[@]}" > /dev/null 2>&1 9>&- && return
    quietly apt-get update -qq
    quietly apt-get install -qq --no-install-recommends "${debian_packages[@]}"
}

restore_engine() {
    local restored=$kit/packages/${package,,}/$version sdk
    if [[ ! -f $restored/.nupkg.metadata ]]; then
        command -v dotnet > /dev/null || fail "needs the .NET SDK (dotnet) to restore $package"
        say "restoring $package $version"
        sdk=$(dotnet --version)
        mkdir -p "$kit/restore"
        cat > "$kit/restore/engine.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net${sdk%%.*}.0</TargetFramework>
    <RestorePackagesPath>../packages</RestorePackagesPath>
  </PropertyGroup>
  <ItemGroup>
    <PackageDownload Include="$package" Version="[$version]" />
  </ItemGroup>
</Project>
PROJECT
        quietly dotnet restore --nologo "$kit/restore/engine.csproj"
    fi
    mkdir -p "$kit/programs"
    cp --update --preserve=timestamps "$restored"/content/amd64/*.dll "$kit/programs/"
    include=$restored/build/native/inc
}

# Source files of one program, and how it is to be built.
build() {
    local program=$1
    quietly "$compiler" -std=c++17 -O2 -Wall -Wextra -static -s -isystem "$include" "${@:2}" -o "$kit/programs/$program.exe" -ldbgeng
}

compile_debugger() {
    build cdb cdb.cpp options.cpp console.cpp debugger.cpp client.cpp
    ln -sf cdb.exe "$kit/programs/kd.exe"
}

compile_others() {
    build dbgsrv server.cpp
    build kdsrv -DKERNEL_SERVER server.cpp
    build processes processes.cpp
    build strings strings.cpp
    quietly x86_64-w64-mingw32-gcc -O1 -Wall ticker.c -o "$kit/programs/ticker.exe"
    local program
    for program in cdb kd dbgsrv kdsrv processes strings ticker; do install -m 755 "$here/launch.sh" "$kit/bin/$program"; done
}

compile() {
    say "compiling"
    cd "$here/source"
    mkdir -p "$kit/bin"
    together compile_debugger compile_others
}

create_prefix() {
    [[ -f $kit/prefix/system.reg ]] && return
    say "creating the Wine prefix"
    export WINEPREFIX=$kit/prefix WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=;winemenubuilder.exe=d"
    quietly env -u DISPLAY -u WAYLAND_DISPLAY "$wine" wineboot --init < /dev/null
    "${wine%/*}/wineserver64" -k || true  # also writes the registry
    "${wine%/*}/wineserver64" -w
    mkdir -p "$kit/prefix/drive_c/symbols"
    [[ -f $kit/prefix/system.reg ]] || fail "Wine made no prefix"
}

restore_and_compile() {
    restore_engine
    compile
}

rm -f "$kit/stamp"  # half a kit is none
install_tools
together create_prefix restore_and_compile
echo "$version" > "$kit/version"  # who looks for debuggers reads it instead of starting one
echo "$stamp" > "$kit/stamp"
say "ready: $kit/bin"
