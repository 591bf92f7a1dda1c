#pragma once

#include <string>

namespace hnn {

/// Every row as one JSON object: what `hnn tasks --json` prints and the page is built from. Members are named as in
/// `Setting`, `TaskInfo`, `ModelInfo`, `SolverInfo` and `SourceInfo`; capabilities that follow from others are written
/// out, so that nobody has to derive them again.
/// {"settings": [...], "tasks": [..., "defaults": {"code": {setting: value}, "paper": {...}}], "models": [...],
///  "solvers": [...], "sources": [...], "limits": {"most_models", "recording_bytes", "model_bytes"}}
[[nodiscard]] std::string table_json();

}  // namespace hnn
