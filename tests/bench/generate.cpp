// ntm-bench-generate UNITS YEARS SEED DIR [--shuffled]
//
// Writes a made-up panel as canonical files, DIR/communes-2011.csv and on, one a year. The same arguments make the
// same bytes on every machine: one generator of the standard, integers only, no distributions of the library.
//
// UNITS counts all that are ever there: a few percent of them come later than the first year or go before the last.
// Rows stand in the order of the codes, as offices export them, or with --shuffled in another order in every file.

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <numeric>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace {

constexpr std::uint32_t first_year = 2011;
constexpr std::uint32_t units_a_district = 16;
constexpr std::uint32_t criteria = 19;

// The first is the one of a panel that is too small for several.
constexpr std::array<std::string_view, 63> provinces = {
    "Tỉnh Lai Châu",          "Thành phố Hà Nội",      "Tỉnh Hà Giang",
    "Tỉnh Cao Bằng",          "Tỉnh Bắc Kạn",          "Tỉnh Tuyên Quang",
    "Tỉnh Lào Cai",           "Tỉnh Điện Biên",        "Tỉnh Sơn La",
    "Tỉnh Yên Bái",           "Tỉnh Hoà Bình",         "Tỉnh Thái Nguyên",
    "Tỉnh Lạng Sơn",          "Tỉnh Quảng Ninh",       "Tỉnh Bắc Giang",
    "Tỉnh Phú Thọ",           "Tỉnh Vĩnh Phúc",        "Tỉnh Bắc Ninh",
    "Tỉnh Hải Dương",         "Thành phố Hải Phòng",   "Tỉnh Hưng Yên",
    "Tỉnh Thái Bình",         "Tỉnh Hà Nam",           "Tỉnh Nam Định",
    "Tỉnh Ninh Bình",         "Tỉnh Thanh Hóa",        "Tỉnh Nghệ An",
    "Tỉnh Hà Tĩnh",           "Tỉnh Quảng Bình",       "Tỉnh Quảng Trị",
    "Tỉnh Thừa Thiên Huế",    "Thành phố Đà Nẵng",     "Tỉnh Quảng Nam",
    "Tỉnh Quảng Ngãi",        "Tỉnh Bình Định",        "Tỉnh Phú Yên",
    "Tỉnh Khánh Hòa",         "Tỉnh Ninh Thuận",       "Tỉnh Bình Thuận",
    "Tỉnh Kon Tum",           "Tỉnh Gia Lai",          "Tỉnh Đắk Lắk",
    "Tỉnh Đắk Nông",          "Tỉnh Lâm Đồng",         "Tỉnh Bình Phước",
    "Tỉnh Tây Ninh",          "Tỉnh Bình Dương",       "Tỉnh Đồng Nai",
    "Tỉnh Bà Rịa - Vũng Tàu", "Thành phố Hồ Chí Minh", "Tỉnh Long An",
    "Tỉnh Tiền Giang",        "Tỉnh Bến Tre",          "Tỉnh Trà Vinh",
    "Tỉnh Vĩnh Long",         "Tỉnh Đồng Tháp",        "Tỉnh An Giang",
    "Tỉnh Kiên Giang",        "Thành phố Cần Thơ",     "Tỉnh Hậu Giang",
    "Tỉnh Sóc Trăng",         "Tỉnh Bạc Liêu",         "Tỉnh Cà Mau"};

constexpr std::array<std::string_view, 61> syllables = {
    "Nậm",   "Mường", "Tân",  "San",   "Thèn",   "Sùng",  "Tả",    "Giang", "Hồ",    "Bình", "Sơn",   "Nùng", "Bản",
    "Khun",  "Thu",   "Ka",   "Pa",    "Vĩnh",   "Phú",   "Hòa",   "Đông",  "Tây",   "Yên",  "Quảng", "Long", "Thanh",
    "Hưng",  "Xuân",  "Lộc",  "Phước", "Đại",    "Thạch", "Kim",   "Ngọc",  "Trung", "Đồng", "Hải",   "Cẩm",  "Diễn",
    "Quỳnh", "Nghĩa", "Lũng", "Chà",   "Chiềng", "Púng",  "Loỏng", "Thàng", "Phài",  "Lèng", "Lư",    "Hon",  "Tăm",
    "Há",    "Lũm",   "Bạ",   "Tở",    "Khao",   "Hợp",   "Thịnh", "Minh",  "Châu"};

// The easier a criterion is, the more units meet it in the first year, and the sooner the others follow.
constexpr std::array<std::uint8_t, criteria> ease_of = {150, 45,  70, 140, 50, 30, 60, 170, 40, 35,
                                                        45,  110, 90, 100, 95, 80, 25, 120, 165};

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}

  std::uint64_t bits() { return engine_(); }

  // 0 to count - 1
  std::uint32_t below(std::uint32_t count) { return static_cast<std::uint32_t>((engine_() >> 32) * count >> 32); }

  std::uint32_t between(std::uint32_t low, std::uint32_t high) { return low + below(high - low + 1); }

 private:
  std::mt19937_64 engine_;
};

struct Unit {
  std::string identity;   // the cells from commune_code to pilot, each with the comma after it
  std::uint32_t met = 0;  // a bit a criterion
  std::uint32_t pace = 0;
  std::uint32_t enters = 0, leaves = 0;  // there from the one year to before the other
  std::uint32_t households = 0, persons_a_thousand_households = 0;
  std::uint32_t poor_per_mille = 0;
  std::uint32_t income_tenths = 0;
};

std::string padded(std::uint32_t number, std::size_t width) {
  const std::string digits = std::to_string(number);
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

std::string_view syllable(std::uint32_t number) { return syllables[number % syllables.size()]; }

std::string joined(std::initializer_list<std::string_view> words) {
  std::string all;
  for (const std::string_view word : words) all.append(all.empty() ? "" : " ").append(word);
  return all;
}

class Panel {
 public:
  Panel(std::uint32_t units, std::uint32_t years, std::uint64_t seed)
      : dice_(seed), order_dice_(~seed), years_(years), units_(units) {
    const std::uint32_t districts = (units + units_a_district - 1) / units_a_district;
    const auto several = static_cast<std::uint32_t>(provinces.size());
    provinces_ = districts < 2 * several ? 1 : several;
    districts_a_province_ = (districts + provinces_ - 1) / provinces_;
    width_ = units <= 99'999 ? 5 : units <= 9'999'999 ? 7 : 8;
    // codes leave gaps, as those of real units do
    stride_ = (width_ == 5 ? 99'999U : width_ == 7 ? 9'999'999U : 99'999'999U) / units;
    for (std::uint32_t number = 0; number < units; ++number) units_[number] = unit(number);
  }

  // Brings every unit from the year before to this one.
  void advance() {
    for (Unit& unit : units_) advance(unit);
  }

  void write(std::uint32_t year, bool shuffled, const std::filesystem::path& path) {
    std::vector<std::uint32_t> order(units_.size());
    std::iota(order.begin(), order.end(), 0U);
    if (shuffled) {
      for (auto left = static_cast<std::uint32_t>(order.size()); left > 1; --left) {
        std::swap(order[left - 1], order[order_dice_.below(left)]);
      }
    }
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "wb"), std::fclose);
    if (!file) throw std::system_error(errno, std::generic_category(), path);
    const auto flush = [&] {
      if (std::fwrite(text_.data(), 1, text_.size(), file.get()) != text_.size()) {
        throw std::system_error(errno, std::generic_category(), path);
      }
      text_.clear();
    };
    text_ = "year,commune_code,commune,unit_type,district,province,pilot";
    for (std::uint32_t criterion = 1; criterion <= criteria; ++criterion) text_ += ",c" + padded(criterion, 2);
    text_ += ",households,poor_households,population,income\n";
    for (const std::uint32_t number : order) {
      const Unit& unit = units_[number];
      if (unit.enters <= year && year < unit.leaves) append(year, unit);
      if (text_.size() > (std::size_t{1} << 20)) flush();
    }
    flush();
    if (std::fflush(file.get()) != 0) throw std::system_error(errno, std::generic_category(), path);
  }

 private:
  Unit unit(std::uint32_t number) {
    Unit made;
    const std::uint32_t district = number / units_a_district;
    const std::uint32_t province = district / districts_a_province_;
    const std::uint32_t code = number * stride_ + 1 + dice_.below(stride_);
    // one first syllable each within a district, so that names repeat only elsewhere
    const std::string name = joined({syllable(number + district * 7), syllable(dice_.below(syllables.size()))});
    const std::uint32_t kind = dice_.below(100);
    const char* const title = kind < 90 ? "Xã " : kind < 96 ? "Thị trấn " : "Phường ";
    const char* const type = kind < 90 ? ",commune," : kind < 96 ? ",townlet," : ",ward,";
    const bool pilot = kind < 90 && dice_.below(100) < 17;
    made.identity = padded(code, width_) + ',' + title + name + type +
                    district_name(district % districts_a_province_, province) + ',' + std::string(provinces[province]) +
                    (pilot ? ",1," : ",0,");
    made.enters = first_year;
    made.leaves = first_year + years_;
    if (years_ > 1) {
      if (dice_.below(100) < 3) made.enters += 1 + dice_.below(years_ - 1);
      if (dice_.below(100) < 4) made.leaves = made.enters + dice_.between(1, made.leaves - made.enters);
    }
    made.pace = pilot ? dice_.between(60, 140) : dice_.between(10, 70);
    const std::uint32_t start = pilot ? 200 : dice_.between(60, 140);
    for (std::uint32_t criterion = 0; criterion < criteria; ++criterion) {
      const bool met = dice_.below(100 * 256) < start * ease_of[criterion] / 2;
      made.met |= static_cast<std::uint32_t>(met) << criterion;
    }
    made.households = dice_.between(250, 3'200);
    made.persons_a_thousand_households = dice_.between(3'600, 5'400);
    made.poor_per_mille = dice_.between(30, 620);
    made.income_tenths = dice_.between(45, 190);
    return made;
  }

  // Unlike every other in the province, as long as there are no more districts than pairs of syllables.
  static std::string district_name(std::uint32_t number, std::uint32_t province) {
    const char* const title = number == 0 ? "Thành phố" : number % 9 == 4 ? "Thị xã" : "Huyện";
    const auto count = static_cast<std::uint32_t>(syllables.size());
    return joined({title, syllable(number * 5 + province + 3), syllable(number + number / count + province * 7 + 11)});
  }

  void advance(Unit& unit) {
    std::uint64_t bits = 0;
    for (std::uint32_t criterion = 0; criterion < criteria; ++criterion) {
      // three draws of 20 bits from each number
      bits = criterion % 3 == 0 ? dice_.bits() : bits >> 20;
      const auto draw = static_cast<std::uint32_t>(bits & 0xFFFFF);
      const std::uint32_t mark = 1U << criterion;
      const std::uint32_t gain = unit.pace * (ease_of[criterion] + 60U) * 12;  // of 2^20
      if ((unit.met & mark) != 0 ? draw < 12'000 : draw < gain) unit.met ^= mark;
    }
    unit.households += unit.households * dice_.below(25) / 1'000;
    unit.poor_per_mille -= unit.poor_per_mille * dice_.between(20, 160) / 1'000;
    unit.income_tenths += unit.income_tenths * dice_.between(10, 180) / 1'000;
  }

  void append_number(std::uint32_t number) {
    std::array<char, 16> digits;
    text_.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
  }

  void append(std::uint32_t year, const Unit& unit) {
    append_number(year);
    text_ += ',';
    text_ += unit.identity;
    std::array<char, 2 * criteria> marks;
    for (std::uint32_t criterion = 0; criterion < criteria; ++criterion) {
      marks[2 * criterion] = static_cast<char>('0' + (unit.met >> criterion & 1U));
      marks[2 * criterion + 1] = ',';
    }
    text_.append(marks.data(), marks.size());
    append_number(unit.households);
    text_ += ',';
    append_number(unit.households * unit.poor_per_mille / 1'000);
    text_ += ',';
    append_number(unit.households * unit.persons_a_thousand_households / 1'000);
    text_ += ',';
    append_number(unit.income_tenths / 10);
    text_ += '.';
    append_number(unit.income_tenths % 10);
    text_ += '\n';
  }

  Dice dice_;
  Dice order_dice_;  // apart, so that the facts are the same in every order
  std::uint32_t years_;
  std::vector<Unit> units_;
  std::uint32_t provinces_ = 1;
  std::uint32_t districts_a_province_ = 1;
  std::size_t width_ = 5;
  std::uint32_t stride_ = 1;
  std::string text_;
};

std::uint32_t number_from(std::string_view text, std::uint32_t most) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number > most) {
    throw std::invalid_argument("'" + std::string(text) + "' is no whole number up to " + std::to_string(most));
  }
  return number;
}

}  // namespace

int main(int count, char** arguments) try {
  const bool shuffled = count == 6 && std::string_view(arguments[5]) == "--shuffled";
  if (count != 5 && !shuffled) throw std::invalid_argument("usage: UNITS YEARS SEED DIR [--shuffled]");
  const std::uint32_t units = std::max(1U, number_from(arguments[1], 20'000'000));
  const std::uint32_t years = std::max(1U, number_from(arguments[2], 40));
  const std::filesystem::path folder = arguments[4];
  std::filesystem::create_directories(folder);
  Panel panel(units, years, number_from(arguments[3], UINT32_MAX));
  for (std::uint32_t year = first_year; year < first_year + years; ++year) {
    if (year > first_year) panel.advance();
    panel.write(year, shuffled, folder / ("communes-" + std::to_string(year) + ".csv"));
  }
  return EXIT_SUCCESS;
} catch (const std::exception& problem) {
  std::fprintf(stderr, "ntm-bench-generate: %s\n", problem.what());
  return EXIT_FAILURE;
}
