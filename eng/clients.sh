# Installs the other people's clients that the tests drive the daemon with: sourced by ./test, never fatal.
# A client that cannot be installed makes its tests fail, which is where the reader looks.

ansible_modules=/usr/lib/python3/dist-packages/ansible_collections/community/general

# Installs packages; when that fails, the lists of packages may be missing or old, so they are renewed once.
apt_install() {
  local sudo=''
  if [ "$(id -u)" -ne 0 ]; then
    sudo=$(command -v sudo || true)
  fi
  if ! command -v apt-get >/dev/null || { [ "$(id -u)" -ne 0 ] && [ -z "$sudo" ]; }; then
    say "please install: $*"
    return 0
  fi
  apt_try "$@" && return 0
  $sudo apt-get update -q >&2 || true
  apt_try "$@" || say "could not install: $*"
}

apt_try() {
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >&2
}

install_python_client() {
  local python=/usr/bin/python3
  [ -x "$python" ] || python=python3
  "$python" -c 'import os_xenapi.client.XenAPI' >/dev/null 2>&1 || apt_install python3 python3-os-xenapi
}

# Programs, each with the package that brings it.
install_programs() {
  [ -x /usr/bin/ansible-playbook ] && [ -d "$ansible_modules" ] || apt_install ansible
  [ -x /usr/sbin/fence_xenapi ] || apt_install fence-agents
  [ -x /usr/bin/rrdtool ] || apt_install rrdtool
  [ -x /usr/bin/vncsnapshot ] || apt_install vncsnapshot
  [ -x /usr/bin/djpeg ] || apt_install libjpeg-turbo-progs
  [ -x /usr/bin/chromium ] || apt_install chromium
  [ -x /usr/bin/qemu-img ] || apt_install qemu-utils
  command -v curl >/dev/null || apt_install curl
  command -v xva-img >/dev/null || apt_install xva-img
}

install_node_clients() {
  local folder=$root/tests/Clients.Tests/node
  command -v node >/dev/null || apt_install nodejs
  command -v npm >/dev/null || apt_install npm
  if [ "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ]; then
    return 0
  fi
  (cd "$folder" && npm ci --no-audit --no-fund >&2) || say "could not install the packages of $folder"
}

install_clients() {
  install_python_client
  install_programs
  install_node_clients
}
