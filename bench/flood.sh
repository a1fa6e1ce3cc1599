#!/bin/bash
# A flood: so many lines of 78 characters, then a line that names this flood. When it began and when all of it was taken from the
# pseudo-terminal goes into a file (seconds since 1970, with microseconds).
lines=$1 name=$2 times=$3
text='0000001f`7ffbe0a1  ntdll!RtlUserThreadStart+0x21   mov  rcx,qword ptr [rsp+28h]'
begin=$EPOCHREALTIME
yes "${text:0:78}" | head -n "$lines"
echo "flood $name is over"
echo "$begin $EPOCHREALTIME" > "$times"
