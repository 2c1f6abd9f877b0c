#include "cli/reason.hpp"

#include <cerrno>
#include <system_error>

#include "words/phrases.hpp"

namespace ntm {

Message reason(int error) {
  switch (error) {
    case ENOENT: return "No such file or directory";
    case EACCES: return "Permission denied";
    case EPERM: return "Operation not permitted";
    case EISDIR: return "Is a directory";
    case ENOTDIR: return "Not a directory";
    case ENAMETOOLONG: return "File name too long";
    case ENOSPC: return "No space left on device";
    case EDQUOT: return "Disk quota exceeded";
    case EFBIG: return "File too large";
    case EROFS: return "Read-only file system";
    case EBUSY: return "Device or resource busy";
    case EIO: return "Input/output error";
    case EMFILE: return "Too many open files";
    case EBADF: return "Bad file descriptor";
    case ELOOP: return "Too many levels of symbolic links";
    case EEXIST: return "File exists";
    case EINVAL: return "Invalid argument";
    default: return Message::verbatim(std::generic_category().message(error));
  }
}

}  // namespace ntm
