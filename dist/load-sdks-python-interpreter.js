import { a as complaint, c as findPython, d as runPip, f as upstreamError, i as clientError, l as findPythonFor, n as PIP_ENV, o as dryRunCommand, p as usualPython, r as SAFE_PATH, s as dryRunPip, t as INSTALL_TIMEOUT_MS, u as noPythonFor } from "./sdks-python-interpreter.js";

export { usualPython };