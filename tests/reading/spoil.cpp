#include "reading/spoil.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "reading/mistakes.hpp"

namespace ntm::reading {
namespace {

using Texts = std::vector<std::string>;

Texts split(std::string_view text, char separator) {
  Texts parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    parts.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::string joined(const Texts& parts, char separator) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += separator;
    text += parts[i];
  }
  return text;
}

// A file's text in lines, put back together at the end. The last is empty where the text ends with a line's end.
class Lines {
 public:
  explicit Lines(File& file) : file_(file), lines_(split(file.text, '\n')) {}
  Lines(const Lines&) = delete;
  Lines& operator=(const Lines&) = delete;
  ~Lines() { file_.text = joined(lines_, '\n'); }

  Texts& all() { return lines_; }
  // Calls edit(cells) for one line.
  template <typename Edit>
  void edit_cells(std::size_t line, Edit edit) {
    std::string& text = lines_[line];
    const bool has_return = text.ends_with('\r');
    if (has_return) text.pop_back();
    Texts cells = split(text, file_.delimiter);
    edit(cells);
    text = joined(cells, file_.delimiter) + (has_return ? "\r" : "");
  }
  // A row with commas between its cells, in the file's own form.
  [[nodiscard]] std::string own(std::string_view row) const {
    std::string text(row);
    std::ranges::replace(text, ',', file_.delimiter);
    return text + (lines_.front().ends_with('\r') ? "\r" : "");
  }

 private:
  File& file_;
  Texts lines_;
};

// The header is most often the first line, and in forms the fourth.
std::size_t header_line(Lines& lines, Random& random) {
  return std::min(random.one_of(std::array<std::size_t, 6>{0, 0, 0, 1, 2, 3}), lines.all().size() - 1);
}

std::size_t any_line(Lines& lines, Random& random) { return random.below(lines.all().size()); }

// ---- characters

void put_piece(File& file, Random& random) {
  const std::size_t at = random.below(file.text.size() + 1);
  const std::size_t taken = random.one_in(2) ? 0 : random.below(4);
  file.text.replace(at, taken, random.one_of(pieces));
}

void lose_characters(File& file, Random& random) {
  file.text.erase(random.below(file.text.size() + 1), 1 + random.below(12));
}

void cut_off(File& file, Random& random) { file.text.resize(random.below(file.text.size() + 1)); }

// ---- cells

void put_value(File& file, Random& random) {
  Lines lines(file);
  lines.edit_cells(any_line(lines, random),
                   [&](Texts& cells) { cells[random.below(cells.size())] = random.one_of(cell_values); });
}

void move_cells(File& file, Random& random) {
  Lines lines(file);
  lines.edit_cells(any_line(lines, random), [&](Texts& cells) {
    const std::size_t at = random.below(cells.size());
    switch (random.below(4)) {
      case 0: std::swap(cells[at], cells[random.below(cells.size())]); break;
      case 1: cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(at)); break;
      case 2: cells.insert(cells.begin() + static_cast<std::ptrdiff_t>(at), std::string(cells[at])); break;
      default: cells.emplace_back(random.one_of(cell_values)); break;
    }
  });
}

void quote_cell(File& file, Random& random) {
  Lines lines(file);
  lines.edit_cells(any_line(lines, random), [&](Texts& cells) {
    std::string& cell = cells[random.below(cells.size())];
    cell = fmt::format("\"{}{}\"", cell, random.one_of(std::array{"", "", ",", ";", "\n", "\r\n", "\"\"", " "}));
  });
}

// ---- rows

void move_rows(File& file, Random& random) {
  Lines lines(file);
  Texts& all = lines.all();
  const auto at = static_cast<std::ptrdiff_t>(any_line(lines, random));
  const std::size_t other = any_line(lines, random);
  switch (random.below(4)) {
    case 0: std::swap(all[static_cast<std::size_t>(at)], all[other]); break;
    case 1: all.erase(all.begin() + at); break;
    case 2: all.insert(all.begin() + at, std::string(all[other])); break;
    default: all.insert(all.begin() + at, std::string(all.front())); break;  // a header on every page
  }
}

void put_row(File& file, Random& random) {
  Lines lines(file);
  const auto at = static_cast<std::ptrdiff_t>(any_line(lines, random));
  lines.all().insert(lines.all().begin() + at, lines.own(random.one_of(rows_between)));
}

void put_rows_at_end(File& file, Random& random) {
  Lines lines(file);
  for (std::size_t i = 0; i <= random.below(3); ++i) {
    lines.all().insert(lines.all().end() - 1, lines.own(random.one_of(rows_between)));
  }
}

void put_titles(File& file, Random& random) {
  Lines lines(file);
  for (std::size_t i = 0; i <= random.below(2); ++i) {
    lines.all().insert(lines.all().begin(), lines.own(random.one_of(titles)));
  }
}

// ---- columns

void rename_column(File& file, Random& random) {
  Lines lines(file);
  lines.edit_cells(header_line(lines, random), [&](Texts& cells) {
    std::string& word = cells[random.below(cells.size())];
    if (random.one_in(3)) {
      word += random.one_of(additions);
    } else {
      word = random.one_of(header_words);
    }
  });
}

struct Column {
  std::size_t header;  // the line of its word
  std::size_t place;
};

// One of the columns with such words, where there are any.
std::optional<Column> find_column(Lines& lines, std::span<const std::string_view> words, Random& random) {
  std::vector<Column> found;
  for (std::size_t line = 0; line < std::min<std::size_t>(lines.all().size(), 6); ++line) {
    lines.edit_cells(line, [&](const Texts& cells) {
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (std::ranges::find(words, cells[i]) != words.end()) found.push_back({line, i});
      }
    });
  }
  return found.empty() ? std::nullopt : std::optional(random.one_of(found));
}

// In some rows of a column with such a word another value.
void put_values(File& file, std::span<const std::string_view> words, std::span<const std::string_view> values,
                Random& random) {
  Lines lines(file);
  const auto column = find_column(lines, words, random);
  if (!column) return;
  const std::size_t often = random.one_of(std::array<std::size_t, 3>{1, 4, 50});
  const std::string_view value = random.one_of(values);
  for (std::size_t i = column->header + 1; i < lines.all().size(); ++i) {
    if (!random.one_in(often)) continue;
    lines.edit_cells(i, [&](Texts& cells) {
      if (column->place < cells.size()) cells[column->place] = value;
    });
  }
}

void put_numbers(File& file, Random& random) { put_values(file, words_of_numbers, wrong_numbers, random); }
void put_codes(File& file, Random& random) { put_values(file, words_of_codes, wrong_codes, random); }
void put_criteria(File& file, Random& random) { put_values(file, words_of_criteria, wrong_criteria, random); }

// A name stands in the first of the rows that it is for.
void merge_places(File& file, Random& random) {
  Lines lines(file);
  const auto column = find_column(lines, words_of_places, random);
  if (!column) return;
  std::string above;
  for (std::size_t i = column->header + 1; i < lines.all().size(); ++i) {
    lines.edit_cells(i, [&](Texts& cells) {
      if (column->place >= cells.size()) return;
      std::string& cell = cells[column->place];
      if (cell == above) {
        cell.clear();
      } else {
        above = cell;
      }
    });
  }
}

// The line with the words of marks, and for each of its columns the criterion, or 0; nothing where there is none.
std::optional<std::size_t> find_marks(Lines& lines, std::vector<std::size_t>& criteria) {
  const auto criterion_of = [](std::string_view word) -> std::size_t {
    for (const std::string_view before : {"Tiêu chí ", "TC", "c"}) {
      if (word.starts_with(before)) return std::strtoul(std::string(word.substr(before.size())).c_str(), nullptr, 10);
    }
    return 0;
  };
  for (std::size_t line = 0; line < lines.all().size(); ++line) {
    lines.edit_cells(line, [&](const Texts& cells) {
      criteria.clear();
      for (const std::string& cell : cells) criteria.push_back(criterion_of(cell));
    });
    if (std::ranges::count_if(criteria, [](std::size_t criterion) { return criterion > 0; }) > 1) return line;
  }
  return std::nullopt;
}

// A column of how many are met, beside the marks or, often, in their place.
void add_counts(File& file, Random& random) {
  Lines lines(file);
  std::vector<std::size_t> criteria;
  const auto header = find_marks(lines, criteria);
  if (!header) return;
  const std::size_t kept = random.one_of(std::array<std::size_t, 4>{0, 0, 5, 99});  // criteria of which marks stay
  const std::string word = random.one_of(std::array{"criteria_met", "Tổng số TC đạt"});
  const bool is_wrong = random.one_in(2);
  for (std::size_t i = *header; i < lines.all().size(); ++i) {
    if (lines.all()[i].size() < 2) continue;  // the end
    lines.edit_cells(i, [&](Texts& cells) {
      Texts changed;
      std::size_t met = 0;
      for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        const bool is_mark = cell < criteria.size() && criteria[cell] > 0;
        met += is_mark && std::ranges::find(met_words, cells[cell]) != met_words.end() ? 1 : 0;
        if (!is_mark || criteria[cell] <= kept) changed.push_back(std::move(cells[cell]));
      }
      if (is_wrong && random.one_in(6)) met = random.below(met + 30);
      changed.push_back(i == *header ? word : std::to_string(met));
      cells = std::move(changed);
    });
  }
}

// Names in place of numbers, which some criteria share with other columns.
void name_criteria(File& file, Random& random) {
  Lines lines(file);
  std::vector<std::size_t> criteria;
  const auto header = find_marks(lines, criteria);
  if (!header) return;
  const std::size_t often = 1 + random.below(3);
  lines.edit_cells(*header, [&](Texts& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::size_t criterion = criteria[i];
      if (criterion > 0 && criterion <= criteria_names.size() && criterion % often == 0) {
        cells[i] = criteria_names[criterion - 1];
      }
    }
  });
}

// Calls edit(cell, number of the row) for the cells of one column.
template <typename Edit>
void edit_column(File& file, Random& random, Edit edit) {
  Lines lines(file);
  std::size_t width = 1;
  lines.edit_cells(lines.all().size() / 2, [&](const Texts& cells) { width = cells.size(); });
  // names and numbers more often than marks
  const std::size_t column = random.one_in(2)   ? random.below(width)
                             : random.one_in(2) ? random.below(std::min<std::size_t>(width, 7))
                                                : width - 1 - random.below(std::min<std::size_t>(width, 5));
  const std::size_t header = header_line(lines, random);
  for (std::size_t i = header + 1; i < lines.all().size(); ++i) {
    lines.edit_cells(i, [&](Texts& cells) {
      if (column < cells.size()) edit(cells[column], i);
    });
  }
}

void rewrite_column(File& file, Random& random) {
  const std::size_t how = random.below(11);
  const std::size_t often = 1 + random.below(3);
  const std::string_view group = random.one_of(std::array{".", ".", ",", " ", "\xC2\xA0"});
  const auto end_with = [](std::string& cell, std::string_view end) {
    if (!cell.empty()) cell += end;
  };
  edit_column(file, random, [&](std::string& cell, std::size_t row) {
    if (row % often != 0) return;
    switch (how) {
      case 1: cell.clear(); break;
      case 2: cell.erase(0, std::min(cell.find_first_not_of('0'), cell.size())); break;
      case 3: cell.insert(0, "LC-"); break;
      case 4: cell.insert(0, "1234"); break;
      case 5: end_with(cell, ".0"); break;
      case 6: end_with(cell, ".000"); break;
      case 7: std::ranges::replace(cell, '.', ','); break;
      case 8:
        if (cell.size() > 3) cell.insert(cell.size() - 3, group);
        break;
      case 9: end_with(cell, " "); break;
      case 10: cell = "x"; break;
      default: cell = cell == "0" ? "" : cell; break;
    }
  });
}

void drop_column(File& file, Random& random) {
  Lines lines(file);
  std::size_t width = 1;
  lines.edit_cells(lines.all().size() / 2, [&](const Texts& cells) { width = cells.size(); });
  const std::size_t column = random.below(width);
  const std::size_t other = random.below(width);
  const bool swaps = random.one_in(2);
  for (std::size_t i = 0; i < lines.all().size(); ++i) {
    lines.edit_cells(i, [&](Texts& cells) {
      if (std::max(column, other) >= cells.size() || cells.size() < 2) return;
      if (swaps) {
        std::swap(cells[column], cells[other]);
      } else {
        cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(column));
      }
    });
  }
}

// ---- the whole

void change_line_ends(File& file, Random& random) {
  std::erase(file.text, '\r');
  const std::string_view end = random.one_of(std::array{"\r\n", "\r", "\n"});
  const std::size_t often = random.one_in(3) ? 2 : 1;
  std::string text;
  std::size_t line = 0;
  for (const char character : file.text) {
    if (character == '\n' && ++line % often == 0) {
      text += end;
    } else {
      text += character;
    }
  }
  file.text = std::move(text);
}

void lose_last_line_end(File& file, Random&) {
  while (file.text.ends_with('\n') || file.text.ends_with('\r')) file.text.pop_back();
}

void change_delimiter(File& file, Random& random) {
  const char delimiter = random.one_of(std::array{',', ';', '\t', '|'});
  std::ranges::replace(file.text, file.delimiter, delimiter);
  file.delimiter = delimiter;
}

void change_encoding(File& file, Random& random) {
  file.encoding = random.one_of(std::array{Encoding::utf8, Encoding::utf8_with_mark, Encoding::utf16le,
                                           Encoding::utf16be, Encoding::windows1258});
}

// As macOS writes names.
void decompose(File& file, Random&) {
  utf8proc_uint8_t* decomposed = nullptr;
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(file.text.data()),
                                 static_cast<utf8proc_ssize_t>(file.text.size()), &decomposed,
                                 static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_STABLE));
  if (size >= 0) file.text.assign(reinterpret_cast<const char*>(decomposed), static_cast<std::size_t>(size));
  std::free(decomposed);
}

void rename_file(File& file, Random& random) { file.name = random.one_of(names); }

constexpr std::array spoils = std::to_array<void (*)(File&, Random&)>(
    {put_piece,   put_piece,        put_piece,          lose_characters,  cut_off,         put_value,
     put_value,   put_value,        move_cells,         quote_cell,       quote_cell,      put_numbers,
     put_numbers, put_codes,        put_criteria,       move_rows,        move_rows,       put_row,
     put_row,     put_rows_at_end,  put_titles,         put_titles,       rename_column,   rename_column,
     add_counts,  add_counts,       name_criteria,      merge_places,     rewrite_column,  rewrite_column,
     drop_column, change_line_ends, lose_last_line_end, change_delimiter, change_encoding, decompose,
     rename_file});

void spoil_bytes(std::string& bytes, Random& random) {
  const std::size_t at = random.below(bytes.size() + 1);
  if (random.one_in(3)) {
    bytes.erase(at, 1 + random.below(3));
  } else {
    bytes.replace(at, random.below(3), random.one_of(odd_bytes));
  }
}

}  // namespace

std::vector<SpoiltFile> spoilt(std::vector<File> files, const std::vector<File>& others, Random& random) {
  const int things = random.one_of(std::array{1, 1, 1, 2, 2, 3});
  bool bytes_are_spoilt = false;
  for (int i = 0; i < things; ++i) {
    const std::size_t which = random.below(spoils.size() + 4);
    File& file = files[random.below(files.size())];
    if (which < spoils.size()) {
      spoils[which](file, random);
    } else if (which == spoils.size()) {
      bytes_are_spoilt = true;
    } else if (which == spoils.size() + 1) {
      files.push_back(File(file));  // twice the same year
    } else if (which == spoils.size() + 2) {
      files.push_back(random.one_of(others));
    } else {
      files.push_back({"bao-cao-2013.csv", std::string(random.one_of(own_outputs))});
    }
  }
  std::vector<SpoiltFile> result;
  const bool from_folder = random.one_in(3);
  std::set<std::string> file_names;
  for (const File& file : files) {
    std::string name = file.name;
    while (!file_names.insert(name).second) name.insert(0, "ban-sao-");  // two files never have one name
    result.push_back({name, encoded(file), from_folder});
  }
  if (bytes_are_spoilt) spoil_bytes(result[random.below(result.size())].bytes, random);
  return result;
}

}  // namespace ntm::reading
