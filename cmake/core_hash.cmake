# Writes the source file OUTPUT, which defines the function of core/cli/core_hash.hpp for the library CORE.
file(SHA256 ${CORE} hash)
file(WRITE ${OUTPUT} "#include \"cli/core_hash.hpp\"\n\nstd::string_view hnn::cli::core_hash() { return \"${hash}\"; }\n")
