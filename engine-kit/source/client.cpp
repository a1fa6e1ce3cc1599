// Debugging client: joins the session of a server (-remote).
#include <atomic>
#include <thread>

#include "console.h"
#include "sessions.h"

int runClient(const Options& options) {
    std::atomic<bool> leaving{false}, interrupting{options.breakOnConnect};
    onInterrupt([&] { interrupting = true; });

    void* connection = nullptr;
    check(DebugConnect(options.remote.c_str(), IID_IDebugClient5, &connection),
          "Unable to connect to the debugging server");
    auto* client = static_cast<IDebugClient5*>(connection);
    auto* control = query<IDebugControl4>(client, IID_IDebugControl4);

    TypedLines lines;
    Printer output;
    Requests input([&](bool wanted) { lines.setWanted(wanted); });
    check(client->SetOutputCallbacks(&output), "Unable to show output");
    check(client->SetInputCallbacks(&input), "Unable to take input");
    check(client->ConnectSession(DEBUG_CONNECT_SESSION_DEFAULT, options.historyLimit), "Unable to join the session");
    if (!options.command.empty()) lines.add(options.command);

    std::thread([&] {
        while (auto line = readLine()) {
            if (line->find(leaveKey) != std::string::npos) leaving = true;
            else if (line->find(breakKey) != std::string::npos) interruptNow();
            else lines.add(*line);
        }
    }).detach();

    // All calls are made from this thread: from another one they are accepted, and lost.
    std::optional<std::string> line;  // taken, and not yet accepted
    while (!leaving) {
        check(client->DispatchCallbacks(pollMilliseconds), "The connection to the debugging server was lost");
        if (interrupting.exchange(false)) control->SetInterrupt(DEBUG_INTERRUPT_ACTIVE);
        // Who joins while the others look at a prompt gets one, too.
        if (lines.wanted() && !output.prompted()) control->OutputPrompt(toThisClient, " ");
        if (!line && (line = lines.next())) {
            client->OutputIdentity(DEBUG_OUTCTL_ALL_OTHER_CLIENTS, DEBUG_OUTPUT_IDENTITY_DEFAULT, "[%s] ");
        }
        // A line is refused when somebody else was faster, or the engine is not quite ready.
        if (line && control->ReturnInput(line->c_str()) == S_OK) line.reset();
    }
    return 0;  // no farewell (DEBUG_END_DISCONNECT): documented is that the others see no message
}
