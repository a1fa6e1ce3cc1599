"""Debugging servers and clients."""

import re

from program import CTRL_B, CTRL_C, PROMPT, Program, check, client_transport, free_port, start_server, wait_for_listener


@check
def server_and_client():
    """both ends see the commands and the output of both"""
    port = free_port()
    server = start_server(port, "ticker.exe")
    client = Program("cdb", "-remote", client_transport(port))
    server.expect(r"connected at ")
    client.expect(r"connected at .*\s+0:000> ")
    client.line(".echo said-by-client")
    server.expect(r"\.echo said-by-client")
    server.expect("said-by-client")
    client.expect(r"said-by-client\r\n0:000> $")
    server.expect(PROMPT)
    server.line(".echo said-by-server")
    client.expect(r"\.echo said-by-server\r\nsaid-by-server")
    client.line("bp ticker!tick; g")
    server.expect("Breakpoint 0 hit")
    client.expect("Breakpoint 0 hit")
    client.expect(PROMPT)


@check
def client_breaks_in():
    """Ctrl+C in a client stops a target that runs at the server"""
    port = free_port()
    server = Program("cdb", "-server", f"tcp:port={port},password=Secret01", "-g", "ticker.exe")
    server.expect("tick 1")
    client = Program("cdb", "-remote", client_transport(port))
    client.expect("connected at")
    client.type(CTRL_C)
    client.expect(r"exception - code (40010005|80000003)")
    client.expect(r"0:00\d> ")
    server.expect(r"0:00\d> ")


@check
def client_leaves():
    """Ctrl+B Enter ends the client only; another one can join"""
    port = free_port()
    server = start_server(port, "ticker.exe")
    for _ in range(2):
        client = Program("cdb", "-remote", client_transport(port))
        client.expect(r"connected at .*\s+0:000> ")
        client.line(CTRL_B)
        assert client.wait() == 0
    server.line(".echo still-here")
    server.expect(r"still-here\r\nstill-here")
    server.line("g")
    server.expect("tick 1")


@check
def session_ends():
    """q at the server ends its clients"""
    port = free_port()
    server = start_server(port, "ticker.exe")
    client = Program("cdb", "-remote", client_transport(port))
    client.expect(r"connected at .*\s+0:000> ")
    server.line("q")
    assert server.wait() == 0
    assert client.wait() == 1
    assert "connection to the debugging server was lost" in client.output


@check
def two_servers():
    """one debugger serves two transports"""
    ports = free_port(), free_port()
    server = Program("cdb", "-server", f"tcp:port={ports[0]}", "-server", f"tcp:port={ports[1]}", "ticker.exe")
    server.expect(PROMPT)
    for port in ports:
        client = Program("cdb", "-remote", f"tcp:server=127.0.0.1,port={port}")
        client.expect(r"connected at .*\s+0:000> ")
    server.line(".clients")
    server.expect(r"tcp .*last active.*\s+.*tcp .*last active")


@check
def server_from_prompt():
    """.server answers with the command line for a client"""
    port = free_port()
    cdb = Program("cdb", "ticker.exe")
    cdb.expect(PROMPT)
    cdb.line(f".server tcp:port={port}")
    cdb.expect(r"Server started\.  Client can connect with any of these command lines\s+"
               r"0: <debugger> -remote tcp:Port=\d+,Server=")
    client = Program("cdb", "-remote", f"tcp:server=127.0.0.1,port={port}")
    client.expect(r"connected at .*\s+0:000> ")


@check
def reverse_server():
    """clicon: the server calls the client"""
    port = free_port()
    client = Program("cdb", "-remote", f"tcp:clicon=127.0.0.1,port={port},password=Secret01")
    wait_for_listener(port)
    server = Program("cdb", "-server", f"tcp:port={port},clicon=127.0.0.1,password=Secret01", "ticker.exe")
    server.expect(PROMPT)
    client.expect(PROMPT)
    client.line(".echo called-back")
    server.expect("called-back")


@check
def wrong_password():
    """refused at once"""
    port = free_port()
    start_server(port, "ticker.exe")
    client = Program("cdb", "-remote", client_transport(port, "Wrong"))
    assert client.wait(30) == 1
    assert re.search("HRESULT 0x(80004005|80010007)", client.output), client.output


@check
def nobody_listening():
    """refused at once, for a client and for a smart client"""
    for option in ("-remote", "-premote"):
        target = [] if option == "-remote" else ["ticker.exe"]
        client = Program("cdb", option, client_transport(free_port()), *target)
        assert client.wait(30) == 1
        assert "HRESULT 0x8007274D" in client.output, client.output


@check
def without_console():
    """-noio: the server's own console stays silent, a client has it all"""
    port = free_port()
    server = Program("cdb", "-server", f"tcp:port={port}", "-noio", "ticker.exe")
    wait_for_listener(port)
    client = Program("cdb", "-remote", f"tcp:server=127.0.0.1,port={port}")
    client.expect(r"Break instruction exception")
    client.expect(PROMPT)
    client.line(".echo only-here")
    client.expect("only-here\r\n0:000> ")
    assert server.output == "", server.output
