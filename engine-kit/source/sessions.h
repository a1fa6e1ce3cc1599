// The two ways to take part in a session; both answer the exit code, and throw EngineError.
#pragma once

#include "options.h"

int runDebugger(const Options& options);
int runClient(const Options& options);
