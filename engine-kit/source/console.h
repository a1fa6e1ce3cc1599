// The console of a debugger: what the engine says goes out, what is typed comes in.
#pragma once

#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "engine.h"

constexpr ULONG pollMilliseconds = 10;  // short beside the time of one prompt (60 ms), long beside an idle look
constexpr ULONG toThisClient = DEBUG_OUTCTL_THIS_CLIENT | DEBUG_OUTCTL_NOT_LOGGED;
constexpr ULONG toAll = DEBUG_OUTCTL_ALL_CLIENTS | DEBUG_OUTCTL_NOT_LOGGED;
constexpr char leaveKey = 0x02;  // Ctrl+B
constexpr char breakKey = 0x06;  // Ctrl+F

// Writes what the engine says to standard output.
class Printer : public IDebugOutputCallbacks {
public:
    // Other interfaces are refused: the engine would prefer IDebugOutputCallbacks2 if it were offered.
    STDMETHOD(QueryInterface)(REFIID id, PVOID* object) override {
        const bool known = id == __uuidof(IUnknown) || id == IID_IDebugOutputCallbacks;
        *object = known ? this : nullptr;
        return known ? S_OK : E_NOINTERFACE;
    }
    STDMETHOD_(ULONG, AddRef)() override { return 1; }
    STDMETHOD_(ULONG, Release)() override { return 1; }
    STDMETHOD(Output)(ULONG mask, PCSTR text) override;
    bool prompted() const { return prompted_; }

private:
    bool prompted_ = false;
};

// Whether the engine waits for a line, from here or from anybody else.
class Requests : public IDebugInputCallbacks {
public:
    explicit Requests(std::function<void(bool wanted)> changed) : changed_(std::move(changed)) {}
    STDMETHOD(QueryInterface)(REFIID id, PVOID* object) override {
        const bool known = id == __uuidof(IUnknown) || id == IID_IDebugInputCallbacks;
        *object = known ? this : nullptr;
        return known ? S_OK : E_NOINTERFACE;
    }
    STDMETHOD_(ULONG, AddRef)() override { return 1; }
    STDMETHOD_(ULONG, Release)() override { return 1; }
    STDMETHOD(StartInput)(ULONG) override {
        changed_(true);
        return S_OK;
    }
    STDMETHOD(EndInput)() override {
        changed_(false);
        return S_OK;
    }

private:
    std::function<void(bool)> changed_;
};

// Lines that were typed and not yet taken by the engine, and whether it waits for one. Used by several threads.
class TypedLines {
public:
    void add(std::string line);
    void setWanted(bool wanted);
    bool wanted();
    std::optional<std::string> next();
    std::string waitForNext();

private:
    std::mutex mutex_;
    std::deque<std::string> lines_;
    bool wanted_ = false;
};

// One line of standard input, or nothing at its end. Ctrl+C does not end the input.
std::optional<std::string> readLine();

// What Ctrl+C does from now on; interruptNow does the same.
void onInterrupt(std::function<void()> action);
void interruptNow();

// Ends the process without the clean-up of the C runtime, which would wait for the thread that reads the console.
[[noreturn]] void leave(int exitCode);
