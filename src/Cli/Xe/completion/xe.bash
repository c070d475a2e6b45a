# Completion of xe for bash. It asks the server that xe would ask, through xe itself:
#   source xe.bash
# XE names the program when it is not called xe.

_xe_ask() {
  "${XE:-xe}" "$@" 2>/dev/null </dev/null
}

# The names of all commands, one a line.
_xe_commands() {
  _xe_ask help --minimal --all | tr ',' '\n'
}

# Parameters of a command, one a line, from the record that help prints.
_xe_parameters() {
  _xe_ask help "$1" | sed -n 's/^ *\(reqd\|optional\) params *: *//p' | tr ',' '\n' | tr -d ' ' | grep -v '^<\|^$'
}

# The class that a command is about: vm of vm-start, host-cpu of host-cpu-list.
_xe_class() {
  local name=$1
  case $name in
    *-param-*) echo "${name%-param-*}" ;;
    *-list) echo "${name%-list}" ;;
    *) echo "${name%%-*}" ;;
  esac
}

# Labels of the fields of an object or of all objects of a class: name and marker.
_xe_labels() {
  _xe_ask "$1-list" params=all ${2:+uuid=$2} | grep -v '\[DEPRECATED\]' | sed -n 's/^ *\([A-Za-z0-9_-]*\) (\(...\)) *:.*/\1 \2/p' \
    | sort -u
}

_xe_values() {
  local command=$1 key=$2 class
  class=$(_xe_class "$command")
  case $key in
    uuid) _xe_ask "$class-list" params=uuid --minimal | tr ',' '\n' ;;
    *-uuid) _xe_ask "${key%-uuid}-list" params=uuid --minimal | tr ',' '\n' ;;
    vm | sr | host | network | vdi) _xe_ask "$key-list" params=name-label --minimal | sed 's/\\,/\n/g' | tr ',' '\n' ;;
    on) _xe_ask host-list params=name-label --minimal | tr ',' '\n' ;;
    template) _xe_ask template-list params=name-label --minimal | tr ',' '\n' ;;
    params) { echo all; _xe_labels "$class" | cut -d' ' -f1; } ;;
    param-name) _xe_names "$command" "$class" ;;
    class) printf '%s\n' vm vdi sr host network vif pif vbd pbd pool task subject role secret vmss ;;
    type)
      case $command in
        sr-*) _xe_ask sm-list params=type --minimal | tr ',' '\n' ;;
        vbd-*) printf '%s\n' Disk CD Floppy ;;
        vdi-*) printf '%s\n' user system ;;
      esac ;;
    mode)
      case $command in
        pif-*) printf '%s\n' none dhcp static ;;
        bond-*) printf '%s\n' balance-slb active-backup lacp ;;
        vbd-*) printf '%s\n' RO RW ;;
        vif-*) printf '%s\n' none static ;;
      esac ;;
    frequency) printf '%s\n' hourly daily weekly ;;
    role-name) _xe_ask role-list params=name --minimal | tr ',' '\n' ;;
    data-source) _xe_ask "$class-data-source-list" --minimal | tr ',' '\n' ;;
    filename | file-name) compgen -f -- "${3-}" ;;
    *) [ "${command%-list}" != "$command" ] \
      && _xe_ask "$class-list" "params=$key" --minimal | tr ',' '\n' | sort -u ;;
  esac
}

# Fields that fit: those that can be added to for param-add, all for param-get.
_xe_names() {
  case $1 in
    *-param-add | *-param-remove) _xe_labels "$2" | grep ' [SM]RW$' | cut -d' ' -f1 ;;
    *-param-clear) _xe_labels "$2" | grep 'RW$' | cut -d' ' -f1 ;;
    *) _xe_labels "$2" | cut -d' ' -f1 ;;
  esac
}

_xe_words() {
  local command=$1 class
  class=$(_xe_class "$command")
  _xe_parameters "$command" | sed 's/\([^:-]\)$/\1=/'
  case $command in
    *-param-set) _xe_labels "$class" | sed -n 's/ .RW$//p' | sed 's/$/=/' ;;
    *-list) _xe_labels "$class" | sed 's/ ...$/=/' ;;
    event-wait) ;;
    *) _xe_ask help "$command" | grep -q '<[a-z]*-selectors>' && printf '%s\n' uuid= "$class=" --multiple ;;
  esac
  printf '%s\n' --minimal
}

_xe() {
  local word command key line
  # Readline breaks words at = and :, which are parts of ours.
  line=${COMP_LINE:0:COMP_POINT}
  word=${line##* }
  command=${COMP_WORDS[1]}
  COMPREPLY=()
  if [ "$COMP_CWORD" -le 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W "$(_xe_commands)" -- "$word")
    return
  fi
  if [[ $word == *=* ]]; then
    key=${word%%=*}
    word=${word#*=}
    local IFS=$'\n'
    mapfile -t COMPREPLY < <(compgen -W "$(_xe_values "$command" "$key" "$word")" -- "$word")
    return
  fi
  if [ "$command" = help ]; then
    mapfile -t COMPREPLY < <(compgen -W "$(_xe_commands)" -- "$word")
    return
  fi
  compopt -o nospace 2>/dev/null || true
  mapfile -t COMPREPLY < <(compgen -W "$(_xe_words "$command")" -- "$word")
}

complete -F _xe xe
