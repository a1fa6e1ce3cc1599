// processes.exe: the processes that a debugger of this kit can attach to, as the engine sees them; one JSON object per line:
//     {"pid":360,"path":"Z:\\home\\me\\ticker.exe","user":"VM\\root","commandLine":"ticker.exe 20"}
// Wine's own services are left out, and so is this program. Ours: Microsoft has no such program (`.tlist -v` is the nearest).

#include <fcntl.h>
#include <io.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "engine.h"

namespace {

constexpr ULONG mostProcesses = 4096;         // far more than one Wine prefix runs
constexpr ULONG longestDescription = 36'000;  // a Windows command line has at most 32,767 characters

// What Wine starts for itself in every prefix.
constexpr const wchar_t* wineServices[] = {
    L"conhost.exe", L"explorer.exe", L"plugplay.exe", L"rpcss.exe",      L"services.exe",
    L"svchost.exe", L"tabtip.exe",   L"wineboot.exe", L"winedevice.exe", L"start.exe",
};
constexpr wchar_t systemFolder[] = L"c:\\windows\\system32\\";

struct Process {
    ULONG id;
    std::wstring path, user, commandLine;
};

bool belongsToWine(const std::wstring& path) {
    const size_t folder = std::size(systemFolder) - 1;
    if (_wcsnicmp(path.c_str(), systemFolder, folder) != 0) return false;
    const wchar_t* name = path.c_str() + folder;
    return std::any_of(std::begin(wineServices), std::end(wineServices),
                       [name](const wchar_t* service) { return _wcsicmp(name, service) == 0; });
}

// The engine describes a process as "Session: 1  User: VM\root  Services: RpcSs  Command Line: C:\...": the last part may
// contain anything, the others end with two spaces.
std::wstring part(const std::wstring& description, const std::wstring& label, bool toTheEnd) {
    const size_t found = description.find(label);
    if (found == std::wstring::npos) return L"";
    const size_t from = found + label.size();
    return description.substr(from, toTheEnd ? std::wstring::npos : description.find(L"  ", from) - from);
}

std::vector<Process> list(IDebugClient5* client) {
    std::vector<ULONG> ids(mostProcesses);
    ULONG count = 0;
    check(client->GetRunningProcessSystemIds(0, ids.data(), mostProcesses, &count), "Unable to list the processes");
    ids.resize(std::min(count, mostProcesses));
    std::vector<Process> processes;
    std::vector<wchar_t> path(longestDescription), description(longestDescription);
    for (const ULONG id : ids) {
        if (id == GetCurrentProcessId()) continue;
        // One that has ended since is left out.
        if (FAILED(client->GetRunningProcessDescriptionWide(0, id, DEBUG_PROC_DESC_DEFAULT, path.data(), longestDescription,
                                                            nullptr, description.data(), longestDescription, nullptr))) {
            continue;
        }
        if (belongsToWine(path.data())) continue;
        processes.push_back({id, path.data(), part(description.data(), L"User: ", false),
                             part(description.data(), L"Command Line: ", true)});
    }
    return processes;
}

std::string toUtf8(const std::wstring& text) {
    const int length = static_cast<int>(text.size());
    std::string utf8(static_cast<size_t>(length) * 3, '\0');
    const int used = WideCharToMultiByte(CP_UTF8, 0, text.data(), length, utf8.data(), static_cast<int>(utf8.size()),
                                         nullptr, nullptr);
    utf8.resize(static_cast<size_t>(used));
    return utf8;
}

std::string json(const std::wstring& text) {
    std::string value = "\"";
    for (const char c : toUtf8(text)) {
        char escaped[8];
        if (c == '"' || c == '\\') value += '\\';
        if (static_cast<unsigned char>(c) < 0x20) {
            std::snprintf(escaped, sizeof escaped, "\\u%04x", c);
            value += escaped;
        } else {
            value += c;
        }
    }
    return value + '"';
}

}  // namespace

int main() {
    _setmode(_fileno(stdout), _O_BINARY);
    try {
        void* created = nullptr;
        check(DebugCreate(IID_IDebugClient5, &created), "Unable to create the debugger engine");
        for (const Process& process : list(static_cast<IDebugClient5*>(created))) {
            std::printf("{\"pid\":%lu,\"path\":%s,\"user\":%s,\"commandLine\":%s}\n", process.id,
                        json(process.path).c_str(), json(process.user).c_str(), json(process.commandLine).c_str());
        }
        return 0;
    } catch (const EngineError& error) {
        report(error);
        return exitFailure;
    }
}
