#!/bin/bash
# The two commands of a plan, each on a pseudo-terminal, with perfect knowledge of when to go on: the client starts when the server's
# port is in the socket table; both are ready when both have shown a prompt. Prints the milliseconds that took; then ends them.
server=$1 client=$2 port=$3 folder=$4
hex=$(printf '%04X' "$port")
prompt='0:000>'
mkfifo "$folder/server-keys" "$folder/client-keys" "$folder/pause"
exec 3<> "$folder/server-keys" 4<> "$folder/client-keys" 5<> "$folder/pause"

# Reading with a limit from a pipe that nobody writes to waits without starting a program.
soon() { read -rt 0.005 -u 5; }
listens() {
    local _ address state
    while read -r _ address _ state _; do
        [[ $state == 0A && $address == *:$hex ]] && return
    done < <(cat /proc/net/tcp /proc/net/tcp6)
    return 1
}
shows_prompt() { [[ $(< "$1") == *"$prompt"* ]]; }

: > "$folder/server" > "$folder/client"
begin=${EPOCHREALTIME/./}
script -qfc "$server" "$folder/server" < "$folder/server-keys" > /dev/null &
until listens; do soon; done
script -qfc "$client" "$folder/client" < "$folder/client-keys" > /dev/null &
until shows_prompt "$folder/server" && shows_prompt "$folder/client"; do soon; done
echo $(((${EPOCHREALTIME/./} - begin) / 1000))

echo q >&3
wait
