// The command line of cdb and kd, understood.
#pragma once

#include <string>
#include <vector>

#include "engine.h"

extern const char* const usage;

struct Options {
    std::vector<std::string> servers;
    std::string remote, smartClient, queriedServer;

    // The target.
    ULONG processId = 0;
    std::string processName, serviceName, dumpFile, commandLine;
    bool kernel = false, implicitCommandLine = false;
    std::string kernelConnection;
    ULONG attachFlags = DEBUG_ATTACH_DEFAULT;
    ULONG createFlags = DEBUG_ONLY_THIS_PROCESS;

    // The session.
    bool initialBreak = true, finalBreak = true, breakOnConnect = false, kernelBreak = false, detachOnExit = false;
    bool console = true, verbose = false;
    ULONG engineOptions = 0, symbolOptions = 0, historyLimit = 10000;
    std::string symbolPath, imagePath, sourcePath, logFile, commandFile, command;
    bool appendLog = false;
    std::vector<std::string> eventFilters;

    bool hasTarget() const {
        return processId || kernel || implicitCommandLine || !processName.empty() || !serviceName.empty() ||
               !dumpFile.empty() || !commandLine.empty();
    }
};

// Throws UsageError, with an empty message when help is asked for.
Options parse(const std::vector<std::string>& arguments);
