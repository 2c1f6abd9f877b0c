#include "read/year.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>
#include <set>
#include <utility>

#include "read/cells.hpp"
#include "read/code_cells.hpp"
#include "read/year_words.hpp"
#include "text/unicode.hpp"
#include "words/phrases.hpp"

namespace ntm {
namespace {

// The numbers of exactly four digits that can be years, with where they begin.
std::vector<std::pair<std::size_t, int>> years_in(std::string_view text) {
  std::vector<std::pair<std::size_t, int>> years;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end - at == 4) {
      const int year = std::stoi(std::string(text.substr(at, 4)));
      if (year >= first_year && year <= last_year) years.emplace_back(at, year);
    }
    at = std::max(end, at + 1);
  }
  return years;
}

Message quote(const YearWord& word) {
  switch (word.sense) {
    case YearSense::data:
    case YearSense::bare: break;
    case YearSense::december: return {"{} (of December)", word.text};
    case YearSense::part: return {"{} (part of a year)", word.text};
    case YearSense::month: return {"{} (a month)", word.text};
    case YearSense::day: return {"{} (a day)", word.text};
    case YearSense::number: return {"{} (a number)", word.text};
    case YearSense::period: return {"{} (a period)", word.text};
    case YearSense::compared: return {"{} (compared with)", word.text};
    case YearSense::goal: return {"{} (a goal)", word.text};
  }
  return Message::verbatim(word.text);
}

// "2009 (a number), 2011 and 2013"
Message list_words(const std::vector<YearWord>& words) {
  std::vector<Message> each;
  for (const YearWord& word : words) {
    Message said = quote(word);
    if (std::ranges::find(each, said) == each.end()) each.push_back(std::move(said));
  }
  if (each.size() < 2) return Message::list(each);
  const Message last = each.back();
  each.pop_back();
  return {"{} and {}", Message::list(each), last};
}

enum class Finding {
  nothing,
  one,
  december,  // one, most likely
  several,
  part,  // of a year: that is not a year-end
};

// What titles, or a name, say of the year of the data.
struct Said {
  Finding finding = Finding::nothing;
  std::set<int> years;          // that may be the one
  std::vector<YearWord> words;  // that make the finding; where it is nothing, all
  std::size_t line = 0;

  [[nodiscard]] bool is_year() const { return finding == Finding::one || finding == Finding::december; }
  [[nodiscard]] int year() const { return *years.begin(); }
};

Said judge(const std::vector<YearWord>& words) {
  const auto of_senses = [&](std::initializer_list<YearSense> senses) {
    Said said;
    for (const YearWord& word : words) {
      if (std::ranges::find(senses, word.sense) == senses.end()) continue;
      said.words.push_back(word);
      if (word.sense != YearSense::part) said.years.insert(word.year);
    }
    return said;
  };
  Said parts = of_senses({YearSense::part});
  if (!parts.words.empty()) {
    Said years = of_senses({YearSense::data, YearSense::part});
    years.finding = Finding::several;
    parts.finding = Finding::part;
    // "6 tháng đầu năm" above "Năm 2013"
    const auto is_of_that_year = [&](const YearWord& word) {
      return word.sense != YearSense::part || word.year == 0 || years.years.contains(word.year);
    };
    const bool is_part_of_one =
        years.years.empty() || (years.years.size() == 1 && std::ranges::all_of(words, is_of_that_year));
    return is_part_of_one ? parts : years;
  }
  for (const YearSense sense : {YearSense::data, YearSense::bare, YearSense::december}) {
    Said said = of_senses({sense});
    if (said.words.empty()) continue;
    const Finding of_one = sense == YearSense::december ? Finding::december : Finding::one;
    said.finding = said.years.size() == 1 ? of_one : Finding::several;
    return said;
  }
  return {Finding::nothing, {}, words};
}

std::vector<YearWord> words_of_titles(const std::vector<Title>& titles) {
  std::vector<YearWord> words;
  for (const Title& title : titles) std::ranges::copy(year_words(title.text), std::back_inserter(words));
  std::erase_if(words, &YearWord::may_count);
  return words;
}

Said said_by_titles(const std::vector<Title>& titles) {
  Said said = judge(words_of_titles(titles));
  if (said.words.empty()) return said;
  for (const Title& title : titles) {
    const auto words = year_words(title.text);
    if (std::ranges::find(words, said.words.front()) == words.end()) continue;
    said.line = title.line;
    break;
  }
  return said;
}

std::string_view own_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// The nearest folder that says something of a year.
Said said_by_folders(const Source& source) {
  std::string_view path = source.name;
  for (std::size_t i = 0; i < source.folders && path.find('/') != std::string_view::npos; ++i) {
    path = path.substr(0, path.rfind('/'));
    Said said = judge(year_words(own_name(path)));
    if (said.finding != Finding::nothing) return said;
  }
  return {};
}

// The month of a signature is no matter, but where it is of the very year that a name says: then it may be that of
// data.
std::vector<YearWord> find_months(int year, const std::vector<YearWord>& words) {
  std::vector<YearWord> months;
  std::ranges::copy_if(words, std::back_inserter(months),
                       [&](const YearWord& word) { return word.sense == YearSense::month && word.year == year; });
  return months;
}

class Judge {
 public:
  Judge(const Source& source, const std::vector<Title>& titles)
      : file_(source.name),
        title_(said_by_titles(titles)),
        name_(judge(year_words(own_name(source.name)))),
        where_(Phrase("name")) {
    Said folder = said_by_folders(source);
    // a folder of a part of a year holds no year-ends, whatever its files are called
    if (name_.finding != Finding::nothing && folder.finding != Finding::part) return;
    if (folder.finding == Finding::nothing) return;
    name_ = std::move(folder);
    where_ = "folder";
  }

  YearOfFile judged() && {
    year_ = title_.finding == Finding::nothing ? by_name() : by_title();
    return {year_, std::move(told_)};
  }

 private:
  std::optional<int> by_title() {
    const Where title{file_, title_.line, 0};
    if (title_.finding == Finding::part) return refuse_part(title, "title", title_.words);
    if (title_.finding == Finding::several) {
      // a name that agrees with one of them decides
      if (name_.is_year() && title_.years.contains(name_.year())) return name_.year();
      return refuse_several(title, "title", title_.words);
    }
    const int year = title_.year();
    const bool agrees =
        name_.finding == Finding::nothing || (name_.finding != Finding::part && name_.years.contains(year));
    if (!agrees) {
      told_.warning(
          title, {"the file's {} says {}, its title {}; the title is believed", where_, list_words(name_.words), year},
          hint_if_wrong());
    }
    const bool is_confirmed = name_.finding == Finding::one && name_.year() == year;
    if (title_.finding == Finding::december && !is_confirmed) tell_december(title, "title", title_.words, year);
    return year;
  }

  std::optional<int> by_name() {
    const Where name{file_};
    switch (name_.finding) {
      case Finding::nothing: return refuse_nothing();
      case Finding::several: return refuse_several(name, where_, name_.words);
      case Finding::part: return refuse_part(name, where_, name_.words);
      case Finding::one:
      case Finding::december: break;
    }
    const int year = name_.year();
    const std::vector<YearWord> months = find_months(year, title_.words);
    if (!months.empty()) return refuse_part({file_, title_.line, 0}, "title", months);
    if (name_.finding == Finding::december) tell_december(name, where_, name_.words, year);
    if (where_ == Phrase("folder")) told_.note(name, {"the data are of {}, according to the name of the folder", year});
    return year;
  }

  std::optional<int> refuse_nothing() {
    std::vector<YearWord> said = title_.words;
    std::ranges::copy(name_.words, std::back_inserter(said));
    told_.error(
        {file_},
        said.empty()
            ? Message("no year: there is no year column, and neither the title nor the name of the file gives one")
            : Message{"no year: there is no year column, and the title and name of the file give only {}",
                      list_words(said)},
        {"put the year in the file's name, such as communes-2013.csv, or use --year-of '{}=YEAR'", file_});
    return std::nullopt;
  }

  std::optional<int> refuse_several(const Where& where, Phrase what, const std::vector<YearWord>& words) {
    told_.error(where, {"the file's {} gives several years: {}", what, list_words(words)},
                {"choose one with --year-of '{}=YEAR'", file_});
    return std::nullopt;
  }

  std::optional<int> refuse_part(const Where& where, Phrase what, const std::vector<YearWord>& words) {
    told_.error(where, {"the file's {} says that this is not the end of a year: {}", what, list_words(words)},
                {"give data from the end of a year; if these are, use --year-of '{}=YEAR'", file_});
    return std::nullopt;
  }

  void tell_december(const Where& where, Phrase what, const std::vector<YearWord>& words, int year) {
    told_.warning(where, {"the file's {} says {}; treated as the end of {}", what, list_words(words), year},
                  hint_if_wrong());
  }

  [[nodiscard]] Message hint_if_wrong() const { return {"if that is wrong, use --year-of '{}=YEAR'", file_}; }

  const std::string& file_;
  Said title_;
  Said name_;  // of the file, or where that says nothing of its folder
  Phrase where_;
  std::optional<int> year_;
  Diagnostics told_;
};

}  // namespace

std::optional<int> year_of_cell(std::string_view cell) {
  constexpr std::size_t longest = 64;
  if (cell.size() > longest) return std::nullopt;
  std::string storage;
  std::string words;
  std::string_view text = cell;
  if (!is_digits(text)) {
    if (const auto unwrapped = unwrapped_code(cell, storage)) {
      text = *unwrapped;
    } else {
      words = word_key(cell);
      text = words;
      for (const std::string_view word : {"nam ", "year "}) {
        if (text.starts_with(word)) text.remove_prefix(word.size());
      }
    }
  }
  const auto number = [](std::string_view digits) { return std::stoi(std::string(digits)); };
  if (is_digits(text)) return text.size() == 4 ? std::optional(number(text)) : std::nullopt;
  // with a time of day behind it, as programs write a date
  for (const std::string_view time : {" 00:00:00", " 0:00", " 00:00", "t00:00:00", " 0:00:00", " 12:00:00 am"}) {
    if (text.ends_with(time)) text.remove_suffix(time.size());
  }
  constexpr std::size_t size_of_date = 10;
  if (text.size() != size_of_date) return std::nullopt;
  const auto separated = [&](std::size_t first, std::size_t second) {
    return text[first] == text[second] && std::string_view("/-.").find(text[first]) != std::string_view::npos;
  };
  const auto digits = [&](std::size_t at, std::size_t size) {
    const std::string_view part = text.substr(at, size);
    return is_digits(part) ? number(part) : 0;
  };
  if (separated(2, 5)) {
    const bool is_last_day = (digits(0, 2) == 31 && digits(3, 2) == 12) || (digits(0, 2) == 12 && digits(3, 2) == 31);
    if (is_last_day && digits(6, 4) > 0) return digits(6, 4);
  }
  if (separated(4, 7) && digits(5, 2) == 12 && digits(8, 2) == 31 && digits(0, 4) > 0) return digits(0, 4);
  return std::nullopt;
}

std::optional<int> year_in(std::string_view text) {
  std::set<int> years;
  for (const auto& [at, year] : years_in(text)) years.insert(year);
  return years.size() == 1 ? std::optional(*years.begin()) : std::nullopt;
}

std::optional<int> year_in_name(const std::string& file) {
  const Said said = judge(year_words(own_name(file)));
  if (said.finding == Finding::one) return said.year();
  return said.finding == Finding::part && said.words.front().year > 0 ? std::optional(said.words.front().year)
                                                                      : std::nullopt;
}

std::optional<int> year_in_titles(const std::vector<Title>& titles) {
  std::set<int> named;
  std::set<int> all;
  for (const YearWord& word : words_of_titles(titles)) {
    if (word.year == 0 || word.sense == YearSense::day || word.sense == YearSense::month ||
        word.sense == YearSense::number) {
      continue;
    }
    all.insert(word.year);
    if (word.sense == YearSense::data || word.sense == YearSense::part) named.insert(word.year);
  }
  return named.size() == 1 && all.size() == 1 ? std::optional(*named.begin()) : std::nullopt;
}

bool speaks_of_part_of_year(std::string_view line) {
  const auto words = year_words(line);
  return std::ranges::find(words, YearSense::part, &YearWord::sense) != words.end();
}

bool is_of_part_of_year(std::string_view header) {
  const auto words = year_words(header);
  const auto is_part = [](const YearWord& word) {
    return word.sense == YearSense::part || word.sense == YearSense::month;
  };
  const bool begins_with_day =
      !header.empty() && is_digit(header.front()) && words.size() == 1 && words.front().sense == YearSense::day;
  return begins_with_day || std::ranges::any_of(words, is_part);
}

std::string without_other_years(std::string_view title) {
  std::string words = word_key(title);
  const std::size_t compared = words.find("so voi ");
  if (compared != std::string::npos) {
    const std::string own = words.substr(0, compared);
    const bool is_of_changes = own.find("tang") != std::string::npos || own.find("giam") != std::string::npos;
    const bool has_year =
        std::ranges::any_of(year_words(own), [](const YearWord& word) { return word.sense == YearSense::data; });
    if (has_year && !is_of_changes) words = own;
  }
  for (const std::string_view part : {"thang dau nam", "nua dau nam"}) {
    const std::size_t at = words.find(part);
    if (at != std::string::npos) words.erase(at, part.size());
  }
  return words;
}

YearOfFile year_of_file(const Source& source, const std::vector<Title>& titles) {
  if (source.year) return {source.year, {}};
  return Judge(source, titles).judged();
}

void tell_part_of_year(const Source& source, const std::vector<Title>& titles, Diagnostics& diagnostics) {
  if (source.year) return;
  const auto tell = [&](Severity severity, const Where& where, Phrase what, const Said& said) {
    if (said.finding != Finding::part) return;
    diagnostics.add({severity,
                     where,
                     {"the file's {} says that this is not the end of a year: {}", what, list_words(said.words)},
                     {"give data from the end of a year; if these are, use --year-of '{}=YEAR'", source.name}});
  };
  const Said title = said_by_titles(titles);
  tell(Severity::error, {source.name, title.line, 0}, "title", title);
  tell(Severity::warning, {source.name}, "name", judge(year_words(own_name(source.name))));
}

}  // namespace ntm
