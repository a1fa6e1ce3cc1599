// strings.exe: what the engine says to connection strings. Ours, for the comparison with the checker (Microsoft has no such program).
// Standard input: one string per line. Argument: who gets it - server, client, process-server or smart-client.
// Standard output: one HRESULT per line, such as 80070057. What was opened stays open until the end.

#include <iostream>

#include "engine.h"

namespace {

using Call = HRESULT (*)(IDebugClient5*, const char*);

Call callOf(const std::string& role) {
    if (role == "server") {
        return [](IDebugClient5* client, const char* text) { return client->StartServer(text); };
    }
    if (role == "process-server") {
        return [](IDebugClient5* client, const char* text) {
            return client->StartProcessServer(DEBUG_CLASS_USER_WINDOWS, text, nullptr);
        };
    }
    if (role == "client") {
        return [](IDebugClient5*, const char* text) {
            void* connection = nullptr;
            return DebugConnect(text, IID_IDebugClient5, &connection);
        };
    }
    if (role == "smart-client") {
        return [](IDebugClient5* client, const char* text) {
            ULONG64 server = 0;
            return client->ConnectProcessServer(text, &server);
        };
    }
    throw UsageError{"usage: strings {server|client|process-server|smart-client} < Strings"};
}

}  // namespace

int main(int count, char** arguments) {
    try {
        const Call call = callOf(count == 2 ? arguments[1] : "");
        std::string line;
        while (std::getline(std::cin, line)) {
            while (!line.empty() && line.back() == '\r') line.pop_back();
            // A client of its own for each: what one string leaves behind must not change the answer to the next.
            void* created = nullptr;
            check(DebugCreate(IID_IDebugClient5, &created), "Unable to create the debugger engine");
            const HRESULT result = call(static_cast<IDebugClient5*>(created), line.c_str());
            std::printf("%08lX\n", static_cast<unsigned long>(result));
            std::fflush(stdout);
        }
    } catch (const UsageError& error) {
        std::fprintf(stderr, "%s\n", error.message.c_str());
        return exitUsage;
    } catch (const EngineError& error) {
        report(error);
        return exitFailure;
    }
    TerminateProcess(GetCurrentProcess(), 0);  // servers that still call (clicon) would keep it alive
}
