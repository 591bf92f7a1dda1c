#include "cli/files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <system_error>
#include <vector>

#include "hnn/data/recording.hpp"
#include "hnn/error.hpp"
#include "hnn/settings/settings.hpp"
#include "hnn/text/suggestion.hpp"

namespace hnn::cli {
namespace {

namespace fs = std::filesystem;

std::string reason() { return std::generic_category().message(errno); }

[[noreturn]] void refuse_output(const std::string& path, const std::string& why) {
  throw Error("The file \"" + path + "\" cannot be written (" + why + "); name a file in a folder you may write to.");
}

/// What a device or a pipe is written to directly, since taking its name would remove it.
bool is_special(const fs::path& path) {
  std::error_code error;
  return fs::exists(path, error) && !fs::is_regular_file(path, error);
}

/// The file that a chain of links leads to, so that the link stays.
fs::path target_of(const std::string& path) {
  std::error_code error;
  const fs::path target = fs::weakly_canonical(path, error);
  return error || target.empty() ? fs::path(path) : target;
}

fs::path partial_of(const fs::path& target) { return target.string() + "." + std::to_string(getpid()) + ".partial"; }

/// An open file, closed where it goes out of sight.
class Output {
 public:
  explicit Output(const fs::path& path, int flags)
      : descriptor_(open(path.c_str(), O_WRONLY | O_CLOEXEC | flags, 0666)) {}
  ~Output() {
    if (*this) close(descriptor_);
  }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  explicit operator bool() const { return descriptor_ >= 0; }

  /// All of them, as far as the disk: a name that is given later is then never that of half a file. False, with errno,
  /// where that fails.
  [[nodiscard]] bool write_all(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t count = write(descriptor_, bytes.data(), bytes.size());
      if (count < 0 && errno != EINTR) return false;
      if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return fsync(descriptor_) == 0 || errno == EINVAL || errno == EROFS;  // devices and pipes have nothing to sync
  }

  /// Gives a file without a name one. False where that cannot be done.
  [[nodiscard]] bool link_as(const fs::path& path) const {
    const std::string source = "/proc/self/fd/" + std::to_string(descriptor_);
    return linkat(AT_FDCWD, source.c_str(), AT_FDCWD, path.c_str(), AT_SYMLINK_FOLLOW) == 0;
  }

 private:
  int descriptor_;
};

[[noreturn]] void fail(const std::string& named) {
  throw std::runtime_error("The file \"" + named + "\" could not be written to its end (" + reason() + ").");
}

#if defined(O_TMPFILE)
/// Writes the file without a name first, so that whoever ends the program in the middle leaves nothing behind. False
/// where the file system has no such files.
bool write_unnamed(const fs::path& path, const std::string& named, std::string_view bytes) {
  const fs::path folder = path.parent_path();
  const Output file(folder.empty() ? "." : folder, O_TMPFILE);
  if (!file) return false;
  if (!file.write_all(bytes)) fail(named);
  return file.link_as(path);
}
#else
bool write_unnamed(const fs::path&, const std::string&, std::string_view) { return false; }
#endif

void write_named(const fs::path& path, const std::string& named, std::string_view bytes) {
  const Output file(path, O_CREAT | O_TRUNC);
  if (!file) refuse_output(named, reason());
  if (file.write_all(bytes)) return;
  const int error = errno;
  std::error_code ignored;
  if (!is_special(path)) fs::remove(path, ignored);
  errno = error;
  fail(named);
}

}  // namespace

std::string read_file(const std::string& path, std::size_t max_bytes) {
  const auto refuse = [&](const std::string& why) { throw Error("The file \"" + path + "\" " + why); };
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) refuse("does not exist.");
  if (fs::is_directory(status)) refuse("is a folder, but it has to be a file.");
  const std::string too_long =
      "is longer than " + std::to_string(max_bytes / 1'000'000) + " MB, the most that is read.";
  if (fs::is_regular_file(status) && fs::file_size(path, error) > max_bytes) refuse(too_long);

  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) refuse("cannot be read (" + reason() + ").");
  std::string bytes(max_bytes + 1, '\0');  // one more than a pipe or a device may give
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (file.bad()) refuse("cannot be read (" + reason() + ").");
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  if (bytes.size() > max_bytes) refuse(too_long);
  return bytes;
}

void require_writable(const std::string& path) {
  std::error_code error;
  if (path.empty()) refuse_output(path, "its name is empty");
  if (fs::is_directory(path, error) || path.back() == '/') refuse_output(path, "it is a folder");
  const fs::path target = target_of(path);
  if (is_special(target)) return;
  const fs::path partial = partial_of(target);
  write_named(partial, path, "");
  fs::remove(partial, error);
}

void write_file(const std::string& path, std::string_view bytes) {
  const fs::path target = target_of(path);
  if (is_special(target)) return write_named(target, path, bytes);
  const fs::path partial = partial_of(target);
  if (!write_unnamed(partial, path, bytes)) write_named(partial, path, bytes);
  std::error_code error;
  fs::rename(partial, target, error);
  if (error) {
    std::error_code ignored;
    fs::remove(partial, ignored);
    refuse_output(path, error.message());
  }
}

Checkpoint read_model(const std::string& path) {
  const std::string bytes = read_file(path, max_checkpoint_bytes);
  return read_safetensors({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

void add_data_option(CLI::App& command, std::optional<std::string>& path) {
  std::vector<std::string_view> needing, taking;
  for (const TaskInfo& task : tasks()) {
    if (task.takes_file()) (task.needs_file() ? needing : taking).push_back(task.id);
  }
  const std::string help = "a recording, which " + joined(needing, " and ") + " needs and " + joined(taking, " and ") +
                           " simulates where none is given";
  command.add_option("--data", path, help)->type_name("FILE");
}

std::optional<File> file_for(const Experiment& experiment, const std::optional<std::string>& path) {
  const TaskInfo& task = task_of(experiment);
  if (!path) {
    if (task.needs_file()) {
      throw Error("The task " + experiment.task + " learns from a recording of yours; name its file with --data.");
    }
    return std::nullopt;
  }
  if (!task.takes_file()) {
    std::vector<std::string_view> taking;
    for (const TaskInfo& other : tasks()) {
      if (other.takes_file()) taking.push_back(other.id);
    }
    throw Error("The task " + experiment.task + " makes its own data; --data is for the task " + joined(taking) + ".");
  }
  return File{read_file(*path, max_recording_bytes)};
}

}  // namespace hnn::cli
