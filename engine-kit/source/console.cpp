#include "console.h"

#include <cstdlib>

namespace {

std::function<void()> interruptAction;

BOOL WINAPI onConsoleEvent(DWORD event) {
    if (event != CTRL_C_EVENT && event != CTRL_BREAK_EVENT) return FALSE;
    interruptAction();
    return TRUE;
}

}  // namespace

HRESULT Printer::Output(ULONG mask, PCSTR text) {
    if (mask & DEBUG_OUTPUT_PROMPT) prompted_ = true;
    std::fputs(text, stdout);
    std::fflush(stdout);
    return S_OK;
}

void TypedLines::add(std::string line) {
    const std::lock_guard<std::mutex> guard(mutex_);
    lines_.push_back(std::move(line));
}

void TypedLines::setWanted(bool wanted) {
    const std::lock_guard<std::mutex> guard(mutex_);
    wanted_ = wanted;
}

bool TypedLines::wanted() {
    const std::lock_guard<std::mutex> guard(mutex_);
    return wanted_;
}

std::optional<std::string> TypedLines::next() {
    const std::lock_guard<std::mutex> guard(mutex_);
    if (!wanted_ || lines_.empty()) return std::nullopt;
    std::string line = std::move(lines_.front());
    lines_.pop_front();
    return line;
}

std::string TypedLines::waitForNext() {
    for (;;) {
        if (auto line = next()) return *line;
        Sleep(pollMilliseconds);
    }
}

std::optional<std::string> readLine() {
    static std::string pending;
    const HANDLE input = GetStdHandle(STD_INPUT_HANDLE);
    for (;;) {
        const size_t end = pending.find('\n');
        if (end != std::string::npos) {
            std::string line = pending.substr(0, end);
            pending.erase(0, end + 1);
            if (!line.empty() && line.back() == '\r') line.pop_back();
            return line;
        }
        char chunk[1024];
        DWORD size = 0;
        SetLastError(ERROR_SUCCESS);
        // Ctrl+C makes a console read fail, or come back empty, without ending the input.
        const bool done = ReadFile(input, chunk, sizeof chunk, &size, nullptr);
        if (size) pending.append(chunk, size);
        else if (GetLastError() != ERROR_OPERATION_ABORTED || done) return std::nullopt;
    }
}

void onInterrupt(std::function<void()> action) {
    interruptAction = std::move(action);
    SetConsoleCtrlHandler(onConsoleEvent, TRUE);
}

void interruptNow() {
    interruptAction();
}

void leave(int exitCode) {
    std::fflush(stdout);
    std::fflush(stderr);
    TerminateProcess(GetCurrentProcess(), static_cast<UINT>(exitCode));
    std::abort();
}
