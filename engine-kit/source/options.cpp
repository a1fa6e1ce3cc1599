#include "options.h"

#include <cctype>
#include <cstdlib>

const char* const usage =
    "usage: cdb -remote ClientTransport [-c \"command\"] [-bonc] [-clines lines] [-n] [-v]\n"
    "       cdb [-server ServerTransport]... [-premote SmartClientTransport] [options] target\n"
    "  target   -p PID | -pn Name | -psn ServiceName | -z DumpFile | -k ConnectOptions | executable [arguments]\n"
    "  options  -2 -b -bonc -c \"command\" -cf \"filename\" -cimp -g -G -hd -i ImagePath -isd -lines\n"
    "           -log{a|au|o|ou} LogFile -n -netsyms:{yes|no} -noio -noshell -nosqm -o -pb -pd -pe -pr -pv -pvr\n"
    "           -s -srcpath SourcePath -v -w -x -x{e|d|n|i} Event -y SymbolPath\n"
    "       cdb -QR Server\n";

namespace {

struct Switch {
    const char* name;
    bool hasValue;
    void (*apply)(Options&, const std::string& value);
};

ULONG toNumber(const std::string& text) {
    const bool decimal = text.rfind("0n", 0) == 0;
    char* end = nullptr;
    const ULONG number = std::strtoul(text.c_str() + (decimal ? 2 : 0), &end, decimal ? 10 : 0);
    if (text.empty() || *end) throw UsageError{"'" + text + "' is not a number"};
    return number;
}

void setLog(Options& o, const std::string& file, bool append) {
    o.logFile = file;
    o.appendLog = append;
}

// CDB ignores the case of its options, apart from -remote, -server, -g and -G.
const Switch switches[] = {
    {"server", true, [](Options& o, const std::string& v) { o.servers.push_back(v); }},
    {"remote", true, [](Options& o, const std::string& v) { o.remote = v; }},
    {"premote", true, [](Options& o, const std::string& v) { o.smartClient = v; }},
    {"qr", true, [](Options& o, const std::string& v) { o.queriedServer = v; }},
    {"p", true, [](Options& o, const std::string& v) { o.processId = toNumber(v); }},
    {"pn", true, [](Options& o, const std::string& v) { o.processName = v; }},
    {"psn", true, [](Options& o, const std::string& v) { o.serviceName = v; }},
    {"z", true, [](Options& o, const std::string& v) { o.dumpFile = v; }},
    {"cimp", false, [](Options& o, const std::string&) { o.implicitCommandLine = true; }},
    {"pb", false, [](Options& o, const std::string&) {
         o.attachFlags |= DEBUG_ATTACH_INVASIVE_NO_INITIAL_BREAK | DEBUG_ATTACH_INVASIVE_RESUME_PROCESS;
     }},
    {"pd", false, [](Options& o, const std::string&) { o.detachOnExit = true; }},
    {"pe", false, [](Options& o, const std::string&) { o.attachFlags |= DEBUG_ATTACH_EXISTING; }},
    {"pr", false, [](Options& o, const std::string&) { o.attachFlags |= DEBUG_ATTACH_INVASIVE_RESUME_PROCESS; }},
    {"pv", false, [](Options& o, const std::string&) { o.attachFlags |= DEBUG_ATTACH_NONINVASIVE; }},
    {"pvr", false, [](Options& o, const std::string&) {
         o.attachFlags |= DEBUG_ATTACH_NONINVASIVE | DEBUG_ATTACH_NONINVASIVE_NO_SUSPEND;
     }},
    {"g", false, [](Options& o, const std::string&) { o.initialBreak = false; }},
    {"G", false, [](Options& o, const std::string&) { o.finalBreak = false; }},
    {"b", false, [](Options& o, const std::string&) { o.kernelBreak = true; }},
    {"bonc", false, [](Options& o, const std::string&) { o.breakOnConnect = true; }},
    {"o", false, [](Options& o, const std::string&) {
         o.createFlags = (o.createFlags & ~DEBUG_ONLY_THIS_PROCESS) | DEBUG_PROCESS;
     }},
    {"hd", false, [](Options& o, const std::string&) { o.createFlags |= DEBUG_CREATE_PROCESS_NO_DEBUG_HEAP; }},
    {"isd", false, [](Options& o, const std::string&) { o.createFlags |= CREATE_IGNORE_SYSTEM_DEFAULT; }},
    {"c", true, [](Options& o, const std::string& v) { o.command = v; }},
    {"cf", true, [](Options& o, const std::string& v) { o.commandFile = v; }},
    {"cfr", true, [](Options& o, const std::string& v) { o.commandFile = v; }},
    {"clines", true, [](Options& o, const std::string& v) { o.historyLimit = 80 * toNumber(v); }},
    {"logo", true, [](Options& o, const std::string& v) { setLog(o, v, false); }},
    {"loga", true, [](Options& o, const std::string& v) { setLog(o, v, true); }},
    {"logou", true, [](Options& o, const std::string& v) { setLog(o, v, false); }},
    {"logau", true, [](Options& o, const std::string& v) { setLog(o, v, true); }},
    {"y", true, [](Options& o, const std::string& v) { o.symbolPath = v; }},
    {"i", true, [](Options& o, const std::string& v) { o.imagePath = v; }},
    {"srcpath", true, [](Options& o, const std::string& v) { o.sourcePath = v; }},
    {"lines", false, [](Options& o, const std::string&) { o.symbolOptions |= 0x10; /* SYMOPT_LOAD_LINES */ }},
    {"n", false, [](Options& o, const std::string&) { o.symbolOptions |= 0x80000000; /* SYMOPT_DEBUG */ }},
    {"s", false, [](Options& o, const std::string&) { o.symbolOptions |= 0x8; /* defer: only when needed */ }},
    {"v", false, [](Options& o, const std::string&) { o.verbose = true; }},
    {"noio", false, [](Options& o, const std::string&) { o.console = false; }},
    {"noshell", false, [](Options& o, const std::string&) {
         o.engineOptions |= DEBUG_ENGOPT_DISALLOW_SHELL_COMMANDS;
     }},
    {"nosqm", false, [](Options& o, const std::string&) { o.engineOptions |= DEBUG_ENGOPT_DISABLESQM; }},
    {"netsyms:yes", false, [](Options& o, const std::string&) {
         o.engineOptions |= DEBUG_ENGOPT_ALLOW_NETWORK_PATHS;
     }},
    {"netsyms:no", false, [](Options& o, const std::string&) {
         o.engineOptions |= DEBUG_ENGOPT_DISALLOW_NETWORK_PATHS;
     }},
    {"x", false, [](Options& o, const std::string&) { o.eventFilters.push_back("sxd av"); }},
    {"xe", true, [](Options& o, const std::string& v) { o.eventFilters.push_back("sxe " + v); }},
    {"xd", true, [](Options& o, const std::string& v) { o.eventFilters.push_back("sxd " + v); }},
    {"xn", true, [](Options& o, const std::string& v) { o.eventFilters.push_back("sxn " + v); }},
    {"xi", true, [](Options& o, const std::string& v) { o.eventFilters.push_back("sxi " + v); }},
    {"2", false, [](Options&, const std::string&) { /* a target's own console window: not here */ }},
    {"w", false, [](Options&, const std::string&) { /* 16-bit programs: not here */ }},
};

std::string lowerCase(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

const Switch* findSwitch(const std::string& name) {
    const bool exact = name == "g" || name == "G" || lowerCase(name) == "server" || lowerCase(name) == "remote";
    for (const Switch& candidate : switches) {
        if (candidate.name == (exact ? name : lowerCase(name))) return &candidate;
    }
    return nullptr;
}

// Options without a value may be written as one: -odGg.
bool applyMerged(Options& options, const std::string& letters) {
    for (char letter : letters) {
        const Switch* found = findSwitch(std::string(1, letter));
        if (!found || found->hasValue) return false;
    }
    for (char letter : letters) findSwitch(std::string(1, letter))->apply(options, "");
    return true;
}

}  // namespace

Options parse(const std::vector<std::string>& arguments) {
    Options options;
    size_t next = 0;
    bool onlyConnections = true;  // -server and -remote come before everything else
    while (next < arguments.size() && (arguments[next][0] == '-' || arguments[next][0] == '/')) {
        const std::string option = arguments[next++], name = option.substr(1);
        if (name == "?") throw UsageError{""};
        if (lowerCase(name) == "k") {  // its value is optional
            options.kernel = true;
            if (next < arguments.size() && arguments[next][0] != '-') options.kernelConnection = arguments[next++];
            continue;
        }
        const Switch* found = findSwitch(name);
        if (!found) {
            if (!applyMerged(options, name)) throw UsageError{"Unknown option '" + option + "'"};
            onlyConnections = false;
            continue;
        }
        const bool connection = name == "server" || name == "remote";
        if (connection && !onlyConnections) throw UsageError{option + " must be the first option"};
        onlyConnections = connection;
        if (found->hasValue && next == arguments.size()) throw UsageError{option + " needs a value"};
        found->apply(options, found->hasValue ? arguments[next++] : "");
    }
    for (; next < arguments.size(); next++) {
        options.commandLine += (options.commandLine.empty() ? "" : " ") + quoted(arguments[next]);
    }
    if (!options.queriedServer.empty()) return options;
    if (!options.remote.empty() && (options.hasTarget() || !options.servers.empty() || !options.smartClient.empty())) {
        throw UsageError{"-remote joins a session: the target is chosen by the server"};
    }
    if (options.remote.empty() && !options.hasTarget()) throw UsageError{"No target"};
    return options;
}
