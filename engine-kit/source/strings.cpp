// strings.exe: what the engine says to connection strings. Ours, for the comparison with the checker (Microsoft has no such program).
// Standard input: one string per line. Argument: who gets it - server, client, process-server or smart-client.
// Standard output: one HRESULT per line, such as 80070057, or "waiting" for a call that has not returned: the string was taken, and
// the other side is waited for. What was opened stays open until the end.

#include <iostream>

#include "engine.h"

namespace {

// Very long beside a call that returns (40 ms): a client whose string has clicon or com waits for ever.
constexpr DWORD patienceMilliseconds = 3000;

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

struct Question {
    Call call;
    std::string text;
    HRESULT result;
};

// A client of its own for each: what one string leaves behind must not change the answer to the next.
DWORD WINAPI ask(void* parameter) {
    auto* question = static_cast<Question*>(parameter);
    void* created = nullptr;
    question->result = DebugCreate(IID_IDebugClient5, &created);
    if (SUCCEEDED(question->result)) {
        question->result = question->call(static_cast<IDebugClient5*>(created), question->text.c_str());
    }
    return 0;
}

// In a thread of its own, which is left behind with its question when it waits.
std::string answerTo(Call call, const std::string& text) {
    auto* question = new Question{call, text, E_UNEXPECTED};
    const HANDLE thread = CreateThread(nullptr, 0, ask, question, 0, nullptr);
    if (WaitForSingleObject(thread, patienceMilliseconds) != WAIT_OBJECT_0) return "waiting";
    char number[16];
    std::snprintf(number, sizeof number, "%08lX", static_cast<unsigned long>(question->result));
    return number;
}

}  // namespace

int main(int count, char** arguments) {
    try {
        const Call call = callOf(count == 2 ? arguments[1] : "");
        std::string line;
        while (std::getline(std::cin, line)) {
            while (!line.empty() && line.back() == '\r') line.pop_back();
            std::puts(answerTo(call, line).c_str());
            std::fflush(stdout);
        }
    } catch (const UsageError& error) {
        std::fprintf(stderr, "%s\n", error.message.c_str());
        return exitUsage;
    }
    TerminateProcess(GetCurrentProcess(), 0);  // servers that still call and clients that still wait would keep it alive
}
