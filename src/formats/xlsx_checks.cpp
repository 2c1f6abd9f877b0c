#include "formats/xlsx_checks.hpp"

#include <elf.h>
#include <link.h>
#include <stdio.h>  // NOLINT: <cstdio> need not have fdopen
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdarg>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>
#include <optional>
#include <span>
#include <string_view>

#include "ntm/formats.hpp"

namespace ntm {
namespace {

// ---- what looks

void* checked(void* memory) {
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

void check(bool is_done) {
  if (is_done) return;
  if (errno == ENOMEM) throw std::bad_alloc();
  throw UnwritableReport(std::strerror(errno));
}

void* checked_malloc(std::size_t size) { return checked(std::malloc(size)); }
void* checked_calloc(std::size_t count, std::size_t size) { return checked(std::calloc(count, size)); }
void* checked_realloc(void* memory, std::size_t size) { return checked(std::realloc(memory, size)); }

std::FILE* checked_fdopen(int descriptor, const char* mode) {
  std::FILE* const file = ::fdopen(descriptor, mode);
  check(file != nullptr);
  return file;
}

int checked_fputc(int sign, std::FILE* file) {
  const int written = std::fputc(sign, file);
  check(written != EOF);
  return written;
}

int checked_fputs(const char* text, std::FILE* file) {
  const int result = std::fputs(text, file);
  check(result != EOF);
  return result;
}

std::size_t checked_fwrite(const void* bytes, std::size_t size, std::size_t count, std::FILE* file) {
  const std::size_t written = std::fwrite(bytes, size, count, file);
  check(written == count);
  return written;
}

std::size_t checked_fread(void* bytes, std::size_t size, std::size_t count, std::FILE* file) {
  const std::size_t read = std::fread(bytes, size, count, file);
  check(std::ferror(file) == 0);
  return read;
}

int checked_fflush(std::FILE* file) {
  check(std::fflush(file) == 0);
  return 0;
}

void checked_rewind(std::FILE* file) { check(std::fseek(file, 0, SEEK_SET) == 0); }

// The library tells errors on standard error, too; its callers tell them by what it returns.
int checked_vfprintf(std::FILE* file, const char* format, std::va_list values) {
  if (file == stderr) return 0;
  const int written = std::vfprintf(file, format, values);
  check(written >= 0);
  return written;
}

int checked_fprintf(std::FILE* file, const char* format, ...) {
  std::va_list values;
  va_start(values, format);
  const int written = checked_vfprintf(file, format, values);
  va_end(values);
  return written;
}

// The name of fprintf in a library that is built with _FORTIFY_SOURCE.
int checked_fprintf_chk(std::FILE* file, int, const char* format, ...) {
  std::va_list values;
  va_start(values, format);
  const int written = checked_vfprintf(file, format, values);
  va_end(values);
  return written;
}

// ---- how the calls are turned: in the table of a library's calls, each stands with the name of what it calls

struct Check {
  std::string_view name;
  void* function;
};

template <typename Function>
Check check_of(std::string_view name, Function* function) {
  return {name, reinterpret_cast<void*>(function)};
}

const std::array checks{
    check_of("malloc", checked_malloc),   check_of("calloc", checked_calloc),
    check_of("realloc", checked_realloc), check_of("fdopen", checked_fdopen),
    check_of("fputc", checked_fputc),     check_of("fputs", checked_fputs),
    check_of("fwrite", checked_fwrite),   check_of("fread", checked_fread),
    check_of("fflush", checked_fflush),   check_of("rewind", checked_rewind),
    check_of("fprintf", checked_fprintf), check_of("__fprintf_chk", checked_fprintf_chk),
};

// In a loaded library the tables give places in memory as numbers.
template <typename Object>
Object* at(ElfW(Addr) place) {
  return reinterpret_cast<Object*>(place);  // NOLINT: there is no other way
}

// The part of a library that is read-only once it is loaded, where such tables stand, is writable while this lives.
class WritableTables {
 public:
  WritableTables(ElfW(Addr) begin, ElfW(Addr) end) {
    const auto page = static_cast<ElfW(Addr)>(::sysconf(_SC_PAGESIZE));
    begin_ = at<void>(begin / page * page);
    size_ = end / page * page - begin / page * page;
    is_writable_ = ::mprotect(begin_, size_, PROT_READ | PROT_WRITE) == 0;
  }
  WritableTables(const WritableTables&) = delete;
  WritableTables& operator=(const WritableTables&) = delete;
  ~WritableTables() { (void)::mprotect(begin_, size_, PROT_READ); }

  [[nodiscard]] bool is_writable() const { return is_writable_; }

 private:
  void* begin_ = nullptr;
  std::size_t size_ = 0;
  bool is_writable_ = false;
};

struct CallTable {
  std::span<const ElfW(Rela)> calls;
  const ElfW(Sym) * symbols = nullptr;
  const char* names = nullptr;

  explicit CallTable(const ElfW(Dyn) * entry) {
    const ElfW(Rela)* first = nullptr;
    std::size_t size = 0;
    bool has_addends = false;
    for (; entry->d_tag != DT_NULL; ++entry) {
      if (entry->d_tag == DT_JMPREL) first = at<const ElfW(Rela)>(entry->d_un.d_ptr);
      if (entry->d_tag == DT_PLTRELSZ) size = entry->d_un.d_val;
      if (entry->d_tag == DT_PLTREL) has_addends = entry->d_un.d_val == DT_RELA;
      if (entry->d_tag == DT_SYMTAB) symbols = at<const ElfW(Sym)>(entry->d_un.d_ptr);
      if (entry->d_tag == DT_STRTAB) names = at<const char>(entry->d_un.d_ptr);
    }
    if (has_addends && first != nullptr) calls = {first, size / sizeof(ElfW(Rela))};
  }

  [[nodiscard]] std::string_view name_of(const ElfW(Rela) & call) const {
    constexpr int bits_of_kind = sizeof(void*) == 8 ? 32 : 8;
    return names + symbols[std::uint64_t{call.r_info} >> bits_of_kind].st_name;
  }
};

// Whether there were any.
bool turn_calls(const dl_phdr_info& library) {
  const std::span parts(library.dlpi_phdr, library.dlpi_phnum);
  const auto tables = std::ranges::find(parts, ElfW(Word){PT_DYNAMIC}, &ElfW(Phdr)::p_type);
  if (tables == parts.end()) return false;
  const auto read_only = std::ranges::find(parts, ElfW(Word){PT_GNU_RELRO}, &ElfW(Phdr)::p_type);
  std::optional<WritableTables> writable;
  if (read_only != parts.end()) {
    const ElfW(Addr) begin = library.dlpi_addr + read_only->p_vaddr;
    writable.emplace(begin, begin + read_only->p_memsz);
    if (!writable->is_writable()) return false;
  }
  const CallTable table(at<const ElfW(Dyn)>(library.dlpi_addr + tables->p_vaddr));
  bool any = false;
  for (const ElfW(Rela) & call : table.calls) {
    const auto found = std::ranges::find(checks, table.name_of(call), &Check::name);
    if (found == checks.end()) continue;
    *at<void*>(library.dlpi_addr + call.r_offset) = found->function;
    any = true;
  }
  return any;
}

int turn_calls_of(dl_phdr_info* library, std::size_t, void* is_turned) {
  const std::string_view path = library->dlpi_name;
  const auto is_named = [&](std::string_view name) { return path.find(name) != std::string_view::npos; };
  if (is_named("/libxlsxwriter.so")) *static_cast<bool*>(is_turned) = turn_calls(*library);
  // the archive is made by this one, where it is not within the other
  if (is_named("/libminizip.so")) (void)turn_calls(*library);
  return 0;
}

}  // namespace

bool check_calls_of_xlsx_library() {
  bool is_turned = false;
  ::dl_iterate_phdr(turn_calls_of, &is_turned);
  return is_turned;
}

}  // namespace ntm
