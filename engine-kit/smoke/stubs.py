"""Process servers, KD connection servers, and the smart clients of process servers."""

import re

from program import (
    CTRL_C,
    PROMPT,
    Program,
    check,
    client_transport,
    free_port,
    start_process_server,
    wait_for_listener,
)


@check
def process_server():
    """dbgsrv is silent; smart clients create, list, attach; it survives them; .endpsrv ends it"""
    port = free_port()
    server = start_process_server(port)
    first = Program("cdb", "-premote", client_transport(port), "ticker.exe", "60")
    first.expect(PROMPT)
    first.line(".tlist")
    process_id = first.expect(r"0n(\d+) ticker\.exe").group(1)
    first.line("g")
    first.expect("tick 1")
    first.type(CTRL_C)
    first.expect(r"0:00\d> ")
    first.line("qd")
    assert first.wait() == 0
    assert server.alive()
    second = Program("cdb", "-premote", client_transport(port), "-p", process_id)
    second.expect(r"0:00\d> ")
    second.line("~0k")
    second.expect(r"ticker!work\+")
    second.line(".endpsrv")
    assert server.wait() == 0
    assert not re.sub(r"tick \d+\s+", "", server.output), server.output  # only its debuggee has written


@check
def process_server_password():
    """a smart client with a wrong password is refused"""
    port = free_port()
    server = start_process_server(port)
    smart = Program("cdb", "-premote", client_transport(port, "Wrong"), "ticker.exe")
    assert smart.wait(30) == 1
    assert "HRESULT 0x" in smart.output
    assert server.alive()


@check
def reverse_process_server():
    """clicon: dbgsrv calls the smart client"""
    port = free_port()
    smart = Program("cdb", "-premote", f"tcp:clicon=127.0.0.1,port={port},password=Secret01", "ticker.exe")
    wait_for_listener(port)
    Program("dbgsrv", "-t", f"tcp:port={port},clicon=127.0.0.1,password=Secret01")
    smart.expect(PROMPT)


@check
def chain():
    """dbgsrv <- smart client that is a debugging server <- client"""
    near, far = free_port(), free_port()
    start_process_server(far)
    middle = Program("cdb", "-server", f"tcp:port={near},password=Secret02",
                     "-premote", client_transport(far), "ticker.exe")
    middle.expect(PROMPT)
    client = Program("cdb", "-remote", client_transport(near, "Secret02"))
    client.expect(r"connected at .*\s+0:000> ")
    client.line("bp ticker!tick; g")
    client.expect("Breakpoint 0 hit")
    client.expect(PROMPT)
    client.line("k")
    client.expect(r"ticker!work\+")
    middle.expect(r"ticker!work\+")


@check
def kernel_server():
    """kdsrv listens and stays"""
    port = free_port()
    server = Program("kdsrv", "-t", f"tcp:port={port}")
    wait_for_listener(port)
    server.refuses(".", 0.5)
    assert server.alive()
