// A debugger of its own, perhaps a server for others (-server), perhaps a smart client (-premote).
#include <mutex>
#include <thread>
#include <utility>

#include "console.h"
#include "sessions.h"

namespace {

class Debugger {
public:
    explicit Debugger(const Options& options)
        : options_(options), input_([this](bool wanted) { lines_.setWanted(wanted); }) {
        void* created = nullptr;
        check(DebugCreate(IID_IDebugClient5, &created), "Unable to create the debugger engine");
        client_ = static_cast<IDebugClient5*>(created);
        control_ = query<IDebugControl4>(client_, IID_IDebugControl4);
        symbols_ = query<IDebugSymbols3>(client_, IID_IDebugSymbols3);
        onInterrupt([this] { control_->SetInterrupt(DEBUG_INTERRUPT_ACTIVE); });  // from any thread, as documented
    }

    int run() {
        configure();
        for (const std::string& transport : options_.servers) {
            check(client_->StartServer(transport.c_str()), "Unable to start the debugging server '" + transport + "'");
        }
        if (options_.console) {
            std::thread([this] { readConsole(); }).detach();
            std::thread([this] { answerRequests(); }).detach();
        }
        openTarget();
        while (waitForEvent()) {
            while (isStopped()) execute(nextCommand());
        }
        client_->EndSession(DEBUG_END_PASSIVE);
        return 0;
    }

private:
    void configure() {
        // No look-up of extensions in galleries: a test must not depend on a network.
        control_->Execute(DEBUG_OUTCTL_IGNORE, ".settings set Extensions.ExtensionRepository=\"Disable\"",
                          DEBUG_EXECUTE_NOT_LOGGED);
        if (options_.console) {
            check(client_->SetOutputCallbacks(&output_), "Unable to show output");
            check(client_->SetInputCallbacks(&input_), "Unable to take input");
        }
        ULONG mask = 0;
        client_->GetOutputMask(&mask);
        if (options_.verbose) client_->SetOutputMask(mask | DEBUG_OUTPUT_VERBOSE);
        ULONG engineOptions = options_.engineOptions;
        if (options_.kernel ? options_.kernelBreak : options_.initialBreak) engineOptions |= DEBUG_ENGOPT_INITIAL_BREAK;
        if (options_.finalBreak) engineOptions |= DEBUG_ENGOPT_FINAL_BREAK;
        check(control_->AddEngineOptions(engineOptions), "Unable to set the engine's options");
        if (options_.symbolOptions) symbols_->AddSymbolOptions(options_.symbolOptions);
        if (!options_.symbolPath.empty()) symbols_->SetSymbolPath(options_.symbolPath.c_str());
        if (!options_.imagePath.empty()) symbols_->SetImagePath(options_.imagePath.c_str());
        if (!options_.sourcePath.empty()) symbols_->SetSourcePath(options_.sourcePath.c_str());
        if (!options_.logFile.empty()) {
            check(control_->OpenLogFile(options_.logFile.c_str(), options_.appendLog), "Unable to open the log file");
        }
    }

    void openTarget() {
        ULONG64 server = 0;
        if (!options_.smartClient.empty()) {
            check(client_->ConnectProcessServer(options_.smartClient.c_str(), &server),
                  "Unable to connect to the process server");
        }
        if (options_.kernel) {
            const std::string& wire = options_.kernelConnection;
            check(client_->AttachKernel(DEBUG_ATTACH_KERNEL_CONNECTION, wire.empty() ? nullptr : wire.c_str()),
                  "Debuggee initialization failed");
        } else if (!options_.dumpFile.empty()) {
            check(client_->OpenDumpFile(options_.dumpFile.c_str()), "Unable to initialize target");
        } else {
            check(openProcess(server), "Unable to initialize target");
        }
        if (options_.detachOnExit) check(client_->AddProcessOptions(DEBUG_PROCESS_DETACH_ON_EXIT), "Unable to set -pd");
        for (const std::string& filter : options_.eventFilters) {
            control_->Execute(DEBUG_OUTCTL_IGNORE, filter.c_str(), DEBUG_EXECUTE_NOT_LOGGED);
        }
    }

    HRESULT openProcess(ULONG64 server) {
        if (options_.implicitCommandLine) {
            DEBUG_CREATE_PROCESS_OPTIONS creation{};
            creation.CreateFlags = options_.createFlags;
            creation.EngCreateFlags = DEBUG_ECREATE_PROCESS_USE_IMPLICIT_COMMAND_LINE;
            return client_->CreateProcess2(server, nullptr, &creation, sizeof creation, nullptr, nullptr);
        }
        if (!options_.commandLine.empty()) {
            std::string commandLine = options_.commandLine;
            return client_->CreateProcess(server, commandLine.data(), options_.createFlags);
        }
        return client_->AttachProcess(server, findProcess(server), options_.attachFlags);
    }

    ULONG findProcess(ULONG64 server) {
        if (options_.processId) return options_.processId;
        const bool service = !options_.serviceName.empty();
        const std::string& name = service ? options_.serviceName : options_.processName;
        const ULONG flags = DEBUG_GET_PROC_ONLY_MATCH | (service ? DEBUG_GET_PROC_SERVICE_NAME : 0);
        ULONG found = 0;
        check(client_->GetRunningProcessSystemIdByExecutableName(server, name.c_str(), flags, &found),
              "Unable to find one process named '" + name + "'");
        return found;
    }

    // False once there is nothing left to wait for.
    bool waitForEvent() {
        const HRESULT result = control_->WaitForEvent(DEBUG_WAIT_DEFAULT, INFINITE);
        if (result == E_UNEXPECTED) return false;
        check(result, "Unable to wait for the target");
        control_->OutputCurrentState(DEBUG_OUTCTL_ALL_CLIENTS, DEBUG_CURRENT_DEFAULT);
        return true;
    }

    bool isStopped() {
        ULONG status = DEBUG_STATUS_NO_DEBUGGEE;
        control_->GetExecutionStatus(&status);
        return status == DEBUG_STATUS_BREAK;
    }

    // What the command line asked for, then what is typed here or by a client. The engine shows it to all the others.
    std::string nextCommand() {
        control_->OutputPrompt(toAll, " ");
        if (!options_.commandFile.empty()) return "$<" + std::exchange(options_.commandFile, "");
        if (!options_.command.empty()) {
            const std::string command = std::exchange(options_.command, "");
            control_->ControlledOutput(toAll, DEBUG_OUTPUT_NORMAL, "%s: Reading initial command '%s'\n",
                                       options_.kernel ? "kd" : "cdb", command.c_str());
            return command;
        }
        char line[4096];
        ULONG size = 0;
        check(control_->Input(line, sizeof line, &size), "Unable to read a command");
        letAnswerFinish();
        return line;
    }

    void execute(const std::string& command) {
        control_->Execute(DEBUG_OUTCTL_ALL_CLIENTS, command.c_str(), DEBUG_EXECUTE_DEFAULT);
    }

    void readConsole() {
        while (auto line = readLine()) {
            if (line->find(leaveKey) != std::string::npos) leave(0);
            if (line->find(breakKey) != std::string::npos) interruptNow();
            else lines_.add(*line);
        }
    }

    // A line is refused when somebody else was faster, or the engine is not quite ready.
    [[noreturn]] void answerRequests() {
        for (;;) {
            const std::string line = lines_.waitForNext();
            while (!giveToEngine(line)) Sleep(pollMilliseconds);
        }
    }

    bool giveToEngine(const std::string& line) {
        const std::lock_guard<std::mutex> guard(answering_);
        return control_->ReturnInput(line.c_str()) == S_OK;
    }

    // An answer wakes the engine before ReturnInput is done. Asking again too early makes the engine wait for ever.
    void letAnswerFinish() {
        Sleep(pollMilliseconds);  // an answer of a client
        const std::lock_guard<std::mutex> guard(answering_);
    }

    Options options_;
    IDebugClient5* client_ = nullptr;
    IDebugControl4* control_ = nullptr;
    IDebugSymbols3* symbols_ = nullptr;
    Printer output_;
    Requests input_;
    TypedLines lines_;
    std::mutex answering_;
};

}  // namespace

int runDebugger(const Options& options) {
    return Debugger(options).run();
}
