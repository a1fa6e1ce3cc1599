// A console debugger with CDB's command line on top of Microsoft's debugger engine (dbgeng.dll).
// Built for the tests of programs that start CDB: engine and remoting are the real ones, only this shell is not.

#include <fcntl.h>
#include <io.h>

#include "console.h"
#include "sessions.h"

namespace {

// -QR: the servers that another computer announces.
int listServers(const std::string& machine) {
    void* created = nullptr;
    check(DebugCreate(IID_IDebugClient5, &created), "Unable to create the debugger engine");
    auto* client = static_cast<IDebugClient5*>(created);
    Printer output;
    check(client->SetOutputCallbacks(&output), "Unable to show output");
    std::printf("Servers on %s:\n", machine.c_str());
    check(client->OutputServers(DEBUG_OUTCTL_THIS_CLIENT, machine.c_str(), DEBUG_SERVERS_ALL),
          "Unable to query the servers");
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    _setmode(_fileno(stdout), _O_BINARY);  // a Unix terminal or pipe is behind it: no carriage returns
    _setmode(_fileno(stderr), _O_BINARY);
    std::setvbuf(stdout, nullptr, _IOFBF, 1 << 16);
    try {
        const Options options = parse(std::vector<std::string>(arguments + 1, arguments + count));
        if (!options.queriedServer.empty()) leave(listServers(options.queriedServer));
        leave(options.remote.empty() ? runDebugger(options) : runClient(options));
    } catch (const UsageError& error) {
        std::fprintf(stderr, "%s%s%s", error.message.c_str(), error.message.empty() ? "" : "\n", usage);
        leave(exitUsage);
    } catch (const EngineError& error) {
        report(error);
        leave(exitFailure);
    }
}
