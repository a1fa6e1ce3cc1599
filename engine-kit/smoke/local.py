"""A debugger and its target on one computer."""

import json
import os
import signal

from program import CTRL_C, PROMPT, Program, check


@check
def local_session():
    """prompt, stack of the debuggee, q"""
    cdb = Program("cdb", "ticker.exe")
    cdb.expect(r"Microsoft \(R\) Windows Debugger Version 10\.")
    cdb.expect(PROMPT)
    cdb.line("bp ticker!tick; g")
    cdb.expect("Breakpoint 0 hit")
    cdb.expect(PROMPT)
    cdb.line("k")
    cdb.expect(r"ticker!tick\s+.*ticker!work\+.*\s+.*ticker!main\+")
    cdb.line("q")
    cdb.expect("quit:")
    assert cdb.wait() == 0


@check
def clean_text():
    """the terminal gets plain lines: no escape sequences, no doubled carriage returns"""
    cdb = Program("cdb", "ticker.exe")
    cdb.expect(PROMPT)
    assert "\x1b" not in cdb.output and "\r\r" not in cdb.output


@check
def crash():
    """an access violation stops the debugger, even with -g"""
    cdb = Program("cdb", "-g", "-G", "ticker.exe", "crash")
    cdb.expect(r"Access violation - code c0000005 \(first chance\)")
    cdb.expect(PROMPT)
    cdb.line("r rcx")
    cdb.expect("rcx=0000000000000000")


@check
def exit_without_breaks():
    """-g -G lets a program run to its end"""
    cdb = Program("cdb", "-g", "-G", "ticker.exe", "2")
    cdb.expect("tick 2")
    assert cdb.wait() == 0
    assert PROMPT not in cdb.output


@check
def break_in():
    """Ctrl+C stops a running target"""
    cdb = Program("cdb", "-g", "ticker.exe")
    cdb.expect("tick 2")
    cdb.type(CTRL_C)
    cdb.expect(r"(Control-C|Break instruction) exception - code (40010005|80000003)")
    cdb.expect(r"0:00\d> ")
    cdb.line("~0k")
    cdb.expect(r"ticker!work\+")


@check
def initial_command_and_log():
    """-c runs at the first prompt, -logo writes a file"""
    log = os.path.join("/tmp", f"engine-smoke-{os.getpid()}.log")
    cdb = Program("cdb", "-logo", log, "-c", ".echo from-the-command-line; q", "ticker.exe")
    cdb.expect(r"cdb: Reading initial command '\.echo")
    assert cdb.wait() == 0
    with open(log, errors="replace") as written:
        assert "from-the-command-line" in written.read()
    os.remove(log)


@check
def bad_command_line():
    """an unknown option, a target with -remote, -server in second place"""
    target_of_client = ["-remote", "tcp:server=127.0.0.1,port=1", "-p", "1"]
    late_server = ["-p", "1", "-server", "tcp:port=1"]
    for arguments in ([], ["-foo"], target_of_client, late_server):
        cdb = Program("cdb", *arguments)
        assert cdb.wait() == 1, arguments
        assert "usage: cdb" in cdb.output, arguments


@check
def no_such_process():
    """attaching to nothing"""
    cdb = Program("cdb", "-p", "99999")
    assert cdb.wait() == 1
    assert "Cannot debug pid 99999, Win32 error 0n87" in cdb.output and "HRESULT 0x80070057" in cdb.output


@check
def attach_by_name():
    """-pn attaches to a program that runs on its own; qd lets it go on, q ends it"""
    target = Program("ticker")
    target.expect("tick 1")
    for command in ("qd", "q"):
        cdb = Program("cdb", "-pn", "ticker.exe")
        cdb.expect(r"0:00\d> ")
        cdb.line("|")
        cdb.expect(r"attach\s+name: .*ticker\.exe")
        target.forget()
        target.refuses("tick", 1.5)
        cdb.line(command)
        assert cdb.wait() == 0
        if command == "qd":
            target.expect("tick")
    target.wait()


@check
def detach_on_exit():
    """-pd: the target lives on when the debugger is killed; without it the target dies too"""
    for options, lives in (["-pd"], True), ([], False):
        target = Program("ticker")
        target.expect("tick 1")
        cdb = Program("cdb", *options, "-pn", "ticker.exe")
        cdb.expect(r"0:00\d> ")
        target.forget()
        cdb.line("g")
        target.expect("tick")
        os.kill(cdb.process_id, signal.SIGKILL)
        if lives:
            target.expect("tick")
            target.expect("tick")
            os.kill(target.process_id, signal.SIGKILL)
            target.wait()
        else:
            target.wait()


@check
def process_list():
    """processes names what can be attached to, without Wine's own"""
    target = Program("ticker", "60", "a b")
    target.expect("tick 1")
    lister = Program("processes")
    assert lister.wait() == 0
    found = [json.loads(line) for line in lister.output.splitlines()]
    tickers = [process for process in found if process["path"].endswith("\\programs\\ticker.exe")]
    assert len(tickers) == 1, found
    assert tickers[0]["commandLine"].endswith('60 "a b"'), found
    assert not [process for process in found if "system32" in process["path"]], found
    cdb = Program("cdb", "-p", str(tickers[0]["pid"]))
    cdb.expect(r"0:00\d> ")
