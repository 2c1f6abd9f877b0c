#include "reading/panels.hpp"

#include <fmt/format.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace ntm::reading {
namespace {

constexpr std::array<std::string_view, 16> commune_names{
    "Xã Nậm Loỏng", "Xã Tân Uyên", "Bản Bo",      "Thị trấn Sìn Hồ", "Xã Đắk Ơ",    "Xã A",
    "Xã Nậm Cha",   "Xã Nậm Chà",  "Tổng Cọt",    "Cộng Hòa",        "Xã Quan Lạn", "Phường Đoàn Kết",
    "XÃ MƯỜNG SO",  "Xã Số 1",     "Xã Pa Vệ Sử", "xã tà hừa"};
constexpr std::array<std::string_view, 7> district_names{
    "Huyện Tam Đường", "Huyện Phong Thổ", "Thị xã Lai Châu", "Thành phố Hà Giang", "Tam Đường", "Huyện Sìn Hồ", ""};
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> capitals{
    {{"Huyện", "HUYỆN"}, {"Tam Đường", "TAM ĐƯỜNG"}, {"Tỉnh", "tỉnh"}, {"Thị xã", "Thị Xã"}}};
constexpr std::array<std::string_view, 4> province_names{"Tỉnh Lai Châu", "Tỉnh Hà Giang", "Thành phố Hà Nội", ""};
constexpr std::array<std::string_view, 4> types{"commune", "townlet", "ward", ""};

// The same name in other letters.
std::string respelled(std::string_view name, Random& random) {
  std::string text(name);
  const auto& [from, to] = random.one_of(capitals);
  const std::size_t at = text.find(from);
  if (at != std::string::npos) text.replace(at, from.size(), to);
  return text;
}

struct Habits {
  std::size_t blank_numbers = 0;  // one in so many; 0: none
  std::size_t decimals = 0;       // of incomes, at most
  bool blank_pilots = false;
  bool too_many_poor = false;
};

bool is_blank(Random& random, const Habits& habits) {
  return habits.blank_numbers > 0 && random.one_in(habits.blank_numbers);
}

// Households, poor ones among them, and people.
std::string counts(Random& random, const Habits& habits) {
  constexpr std::array<std::size_t, 4> sizes{10, 900, 90'000, 9'999'999};
  const std::size_t households = random.below(random.one_of(sizes));
  const bool is_wrong = habits.too_many_poor && random.one_in(9);
  const std::size_t poor = is_wrong ? households + 1 : random.below(households + 1);
  std::string text;
  for (const std::size_t count : {households, poor, random.below(random.one_of(sizes))}) {
    text += is_blank(random, habits) ? "," : fmt::format(",{}", count);
  }
  return text;
}

std::string income(Random& random, const Habits& habits) {
  if (is_blank(random, habits)) return "";
  std::string text = std::to_string(random.below(90));
  const std::size_t decimals = random.below(habits.decimals + 1);
  if (decimals > 0) text += '.';
  for (std::size_t i = 0; i < decimals; ++i) text += static_cast<char>('0' + random.below(10));
  return text;
}

struct Unit {
  std::string code;
  std::string_view name;
  std::string_view type;
  std::string district;
  std::string province;
  bool is_pilot = false;
};

std::vector<Unit> random_units(Random& random) {
  const std::size_t districts = 1 + random.below(4);
  const std::size_t provinces = 1 + random.below(2);
  const std::size_t named_districts = district_names.size() - (random.one_in(6) ? 0 : 1);
  const std::size_t named_provinces = province_names.size() - (random.one_in(6) ? 0 : 1);
  const std::size_t first_district = random.below(named_districts);
  const std::size_t first_province = random.below(named_provinces);
  std::size_t code = 60 + random.below(9'000);
  std::vector<Unit> units;
  const std::size_t count = 1 + random.below(random.one_in(60) ? 300 : random.one_in(4) ? 40 : 12);
  for (std::size_t i = 0; i < count; ++i) {
    code += 3 + random.below(40);
    const std::size_t district = i * districts / count;
    units.push_back({fmt::format("{:05}", code), random.one_of(commune_names), random.one_of(types),
                     std::string(district_names[(first_district + district) % named_districts]),
                     std::string(province_names[(first_province + district * provinces / districts) % named_provinces]),
                     random.one_in(4)});
  }
  return units;
}

std::string header(std::size_t criteria) {
  std::string text = "year,commune_code,commune,unit_type,district,province,pilot";
  for (std::size_t i = 1; i <= criteria; ++i) text += fmt::format(",c{:02}", i);
  return text + ",households,poor_households,population,income\n";
}

std::string row(const Unit& unit, int year, std::size_t criteria, Random& random, const Habits& habits) {
  const bool blank_pilot = habits.blank_pilots && random.one_in(5);
  std::string text =
      fmt::format("{},{},{},{},{},{},{}", year, unit.code, unit.name, unit.type, unit.district, unit.province,
                  blank_pilot     ? ""
                  : unit.is_pilot ? "1"
                                  : "0");
  for (std::size_t i = 0; i < criteria; ++i) text += random.one_in(3) ? ",0" : ",1";
  return text + counts(random, habits) + ',' + income(random, habits) + '\n';
}

}  // namespace

std::vector<Table> random_panel(Random& random, std::size_t criteria) {
  Habits habits;
  habits.blank_numbers = random.one_in(2) ? 8 : 0;
  habits.decimals = random.one_in(8) ? 4 : random.below(3);
  habits.blank_pilots = random.one_in(16);
  habits.too_many_poor = random.one_in(30);
  std::vector<Unit> units = random_units(random);
  std::vector<Table> tables;
  const int first = 2009 + static_cast<int>(random.below(6));
  const int years = 1 + static_cast<int>(random.below(3));
  for (int year = first; year < first + years; ++year) {
    std::string text = header(criteria);
    for (std::size_t i = 0; i < units.size(); ++i) {
      Unit& unit = units[i];
      if (i > 0 && random.one_in(10)) continue;  // not there this year
      if (random.one_in(20)) unit.name = random.one_of(commune_names);
      if (random.one_in(20)) unit.district = random.one_of(units).district;
      if (random.one_in(6)) unit.district = respelled(unit.district, random);
      if (random.one_in(9)) unit.province = respelled(unit.province, random);
      text += row(unit, year, criteria, random, habits);
    }
    tables.emplace_back(std::move(text));
  }
  return tables;
}

}  // namespace ntm::reading
