// Plausible ranges: their table, and numbers that are out of them.
#pragma once

#include <array>

#include "ntm/phrases/translation.hpp"

namespace ntm::phrases {

inline constexpr std::array plausibility = std::to_array<Translation>({
    // checks.csv
    {"'{}' is not a quantity that is checked", "'{}' không phải là đại lượng được kiểm tra"},
    {"`ntm rules NAME -o DIR` writes those that are", "`ntm rules TÊN -o THƯ_MỤC` ghi ra các đại lượng đó"},
    {"'{}' is not a severity", "'{}' không phải là mức độ"},
    {"write warning or error", "ghi warning (cảnh báo) hoặc error (lỗi)"},
    {"the range begins at {} and ends at {}", "khoảng bắt đầu từ {} và kết thúc ở {}"},
    {"{} is checked twice", "{} được kiểm tra hai lần"},

    // whole columns in another unit
    {"{} incomes of {} are so large that they may be in thousand VND, others are not",
     "{} xã năm {} có thu nhập quá lớn, có thể tính bằng nghìn đồng, các xã khác thì không"},
    {"write all of them in one unit, and name it in the header", "ghi tất cả theo một đơn vị và nêu đơn vị ở tiêu đề"},
    {"the incomes of {} are about {}, hardly in million VND per person and year; they may be in {}",
     "thu nhập năm {} vào khoảng {}: khó là triệu đồng/người/năm; có thể là {}"},
    {"the incomes of {} are about {} times those of {}: they may be in {}",
     "thu nhập năm {} bằng khoảng {} lần năm {}: có thể là {}"},
    {"million VND per month", "triệu đồng/tháng"},
    {"thousand VND per month", "nghìn đồng/tháng"},
    {"VND per month", "đồng/tháng"},
    {"if so, name the unit in the header: ({}); else correct the numbers",
     "nếu đúng, ghi đơn vị tính ở tiêu đề: ({}); nếu không, sửa số liệu"},
    {"the incomes of {} are about {} times those of {}: the numbers of one of these years are wrong, or in another "
     "unit",
     "thu nhập năm {} bằng khoảng {} lần năm {}: số liệu của một trong hai năm sai hoặc theo đơn vị khác"},
    {"look for decimal commas that were lost, and for the unit; correct that year",
     "kiểm tra dấu phẩy thập phân bị mất và đơn vị tính; sửa năm đó"},
    {"in {} a household has about {} people: {}", "năm {} mỗi hộ có khoảng {} người: {}"},
    {"the population may be in thousands", "dân số có thể tính bằng nghìn người"},
    {"the households may be in thousands", "số hộ có thể tính bằng nghìn hộ"},

    // single numbers
    {"below {}", "dưới {}"},
    {"above {}", "trên {}"},
    {"not {} to {}", "ngoài khoảng {} đến {}"},
    {"{}: of {} of {} communes of {} {}", "{}: ở {}/{} xã năm {} {}"},
    {"{} of '{}' in {}: {}, {}", "{} của '{}' năm {}: {}, {}"},
    {"correct it if it is wrong; `{}` in checks.csv of the rules has the bounds",
     "sửa nếu sai; ngưỡng ở dòng `{}` trong checks.csv của bộ tiêu chí"},
    {"Doubtful: {} of '{}' in {}: {}; without that commune {} would be {}, not {}.",
     "Số liệu đáng ngờ: {} của '{}' năm {}: {}; không tính xã này thì {} là {}, không phải {}."},
    {"Doubtful numbers of {} communes, such as '{}', in {}; without these communes {} would be {}, not {}. `ntm check` "
     "lists them.",
     "Số liệu đáng ngờ của {} xã, ví dụ '{}', năm {}: không tính các xã này thì {} là {}, không phải {}. `ntm check` "
     "liệt kê đủ."},
    {"{} more numbers like this; `ntm check` lists them.", "còn {} số liệu như vậy; `ntm check` liệt kê đủ."},
    {"the income", "thu nhập bình quân"},
    {"the poverty rate", "tỷ lệ hộ nghèo"},
    {"the average", "bình quân tiêu chí"},
});

}  // namespace ntm::phrases
