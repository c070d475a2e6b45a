# Shared by the command scripts: sourced, not run. Sets $root.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

say() { printf '%s\n' "$*" >&2; }

# Puts a dotnet on the PATH whose SDK satisfies global.json, or says what to install.
require_dotnet() {
  local folder wanted
  wanted=$(sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' "$root/global.json")
  for folder in '' "$HOME/.dotnet" /usr/share/dotnet; do
    [ -z "$folder" ] || [ -x "$folder/dotnet" ] || continue
    if (cd "$root" && PATH="${folder:+$folder:}$PATH" dotnet --version) >/dev/null 2>&1; then
      PATH="${folder:+$folder:}$PATH"
      return
    fi
  done
  say "install the .NET SDK $wanted or a later one of the same version: https://dotnet.microsoft.com/download"
  exit 1
}

# Builds a project in Release and stays silent unless that fails. Nothing to do when no source is newer.
build() {
  local project=$1 program=$2 output
  if [ -f "$program" ] && ! changed_since "$program"; then
    return
  fi
  if ! output=$(dotnet build "$project" -c Release -v q --nologo 2>&1); then
    say "$output"
    exit 1
  fi
  touch "$program"
}

changed_since() {
  [ -n "$(find "$root/src" "$root/tools" "$root/bench" "$root/global.json" "$root"/Directory.* \
    \( -name bin -o -name obj \) -prune -o -newer "$1" -print -quit 2>/dev/null)" ]
}

# The path of what a project in a folder builds.
program_in() { printf '%s\n' "$root/$1/bin/Release/net10.0/$2.dll"; }

build_daemon() {
  daemon=$(program_in src/Daemon xenmodeld)
  build "$root/src/Daemon/Xen.Model.Daemon.csproj" "$daemon"
}
