// What is said of places, communes and years across files, and of what the whole input lacks.
#pragma once

#include <array>

#include "ntm/phrases/translation.hpp"

namespace ntm::phrases {

inline constexpr std::array units = std::to_array<Translation>({
    // places and communes in several spellings
    {"'{}' ({} row{})", "'{0}' ({1} dòng)"},
    {"{} are treated as one {}", "{} được coi là cùng một {}"},
    {"{} {}s have several spellings, such as {}; each is treated as one",
     "có {0} {1} được ghi theo nhiều cách, ví dụ {2}; mỗi {1} được coi là một"},
    {"write it in the same way in all rows", "ghi thống nhất trong mọi dòng"},
    {"'{}' ({} row{}) could be '{}' or '{}'; treated as a separate {}",
     "'{0}' ({1} dòng) có thể là '{3}' hoặc '{4}'; được coi là một {5} riêng"},
    {"'{}' ({} row{}) appears beside '{}' in the same year; treated as a separate {}",
     "'{0}' ({1} dòng) có trong cùng một năm với '{3}'; được coi là một {4} riêng"},
    {"{} more name{} could mean either of two", "còn {0} tên khác có thể hiểu theo hai cách"},
    {"write its type in front of its name", "ghi rõ loại đơn vị hành chính trước tên"},

    // units across files
    {"leading zeros were lost in {} commune code{}, such as {} for {}; restored",
     "{0} mã xã bị mất số 0 ở đầu, ví dụ {2} thay cho {3}; đã khôi phục"},
    {"{} has no code, and could be {} or {}", "{} không có mã, có thể là {} hoặc {}"},
    {"add a column commune_code", "thêm cột mã xã (commune_code)"},
    {"no code for {} commune{}; matched by province, district and name",
     "{0} xã không có mã; đối chiếu theo tỉnh, huyện và tên"},
    {"a commune that was renamed or moved counts as one that left and one that entered",
     "xã đổi tên hoặc chuyển huyện được tính là một xã bớt và một xã thêm"},
    {"commune {} appears twice in {}, first at {}:{}", "xã {} có hai lần trong năm {}, lần đầu ở {}:{}"},
    {"code {} belongs to '{}' and, at {}:{}, to '{}'", "mã {0} vừa là của '{1}' vừa là của '{4}' (ở {2}:{3})"},
    {"correct the code that is wrong; if these are running numbers, call the column STT (ordinal)",
     "sửa mã bị sai; nếu đây là số thứ tự, đặt tên cột là STT (ordinal)"},
    {"delete one of the rows; if they are two communes, add a column that tells their places apart",
     "xóa một trong hai dòng; nếu là hai xã khác nhau, thêm cột nêu địa phương của mỗi xã"},
    {"'{}' has communes with codes far apart, {} ({}) and {} ({}); it may be two districts of the same name",
     "'{}' có những xã mang mã cách xa nhau, {} ({}) và {} ({}); có thể là hai huyện cùng tên"},
    {"add a column of provinces", "thêm cột tỉnh"},

    // units from year to year
    {"{}: {}, then {}", "{}: {}, sau là {}"},
    {"{}, then {}", "{}, sau là {}"},
    {"{} ({}, then {})", "{} ({}, sau là {})"},
    {"{} ({}:{})", "{} ({}:{})"},
    {"codes {} and {} have exchanged their names: in {} they are {} and {}, in {} {} and {}",
     "mã {} và {} đổi tên cho nhau: năm {} là {} và {}, năm {} là {} và {}"},
    {"correct the codes of the year that is wrong", "sửa mã của năm bị sai"},
    {"in {} {} code{} bear{} names that other codes have in {}, such as {}",
     "năm {0} có {1} mã mang tên mà năm {4} thuộc mã khác, ví dụ {5}"},
    {"in {} {} of {} communes have a different name than in {}, such as {}",
     "năm {0} có {1} trong số {2} xã mang tên khác năm {3}, ví dụ {4}"},
    {"correct the codes of those that are different communes", "sửa mã của những xã thực ra là xã khác"},
    {"in {} {} of {} communes have a different name than in {}, such as {}; communes of these years are not matched",
     "năm {0} có {1} trong số {2} xã mang tên khác năm {3}, ví dụ {4}; không đối chiếu xã giữa hai năm này"},
    {"in {} {} of {} communes have a different name than in {}; communes of these years are not matched",
     "năm {0} có {1} trong số {2} xã mang tên khác năm {3}; không đối chiếu xã giữa hai năm này"},
    {"in {} {} of {} communes have a different code than in {}, such as {}",
     "năm {0} có {1} trong số {2} xã mang mã khác năm {3}, ví dụ {4}"},
    {"use codes of one list in all years, or leave the column of codes out so that communes are matched by name",
     "dùng mã theo cùng một danh mục ở mọi năm, hoặc bỏ cột mã để đối chiếu theo tên"},
    {"the column of codes holds running numbers: call it STT (ordinal)",
     "cột mã chỉ chứa số thứ tự: đặt tên cột là STT (ordinal)"},

    // likely slips
    {"two communes of {} have the same name in {}: '{}', one with the code {}",
     "hai xã của {} cùng tên trong năm {}: '{}', một xã có mã {}"},
    {"if they are one, delete a row; else correct the name that is wrong",
     "nếu là một xã thì xóa bớt một dòng; nếu không, sửa tên ghi sai"},
    {"{} has the same numbers as {} in every commune", "số liệu năm {} giống hệt năm {} ở mọi xã"},
    {"make sure that its file is not that of the other year", "kiểm tra lại xem tệp có phải của năm kia không"},
    {"the communes of '{}' in {} are those of '{}' in {}: a name may be mistyped",
     "các xã của '{}' năm {} chính là các xã của '{}' năm {}: có thể gõ nhầm tên"},
    {"write the name in the same way in all years, unless the district was renamed",
     "ghi tên giống nhau ở mọi năm, trừ khi huyện đã đổi tên"},
    {"{} commune{} pilot in {} and not in {}, such as '{}': figures of pilot communes of these years are not of the "
     "same "
     "communes",
     "{0} xã là xã điểm năm {2} nhưng không phải năm {3}, ví dụ '{4}': số liệu xã điểm các năm này không cùng một nhóm "
     "xã"},
    {"correct the marks, unless other pilots were chosen", "sửa dấu xã điểm, trừ khi tỉnh đã chọn xã điểm khác"},

    // years and targets
    {"{} is missing between {} and {}", "thiếu số liệu năm {} giữa năm {} và năm {}"},
    {"add its file, if there is one; changes are over several years",
     "cung cấp thêm nếu có; mức thay đổi là của nhiều năm"},
    {"{} has no commune in {}; in {} it had {}", "{0} không có xã nào trong năm {1}; năm {2} có {3} xã"},
    {"add their file, or correct the district's name", "cung cấp thêm tệp của huyện, hoặc sửa tên huyện"},
    {"the {} of {} covers {} of {} communes, that of {} covers {} of {}: the communes compared are not the same",
     "{} năm {} tính trên {}/{} xã, năm {} trên {}/{} xã: không so sánh cùng các xã"},
    {"fill in what is missing, or do not publish the change",
     "điền số liệu còn thiếu, hoặc không công bố mức thay đổi"},
    {"poverty rate", "tỷ lệ hộ nghèo"},
    {"the input has no communes", "số liệu đầu vào không có xã nào"},
    {"give files with at least one row", "cung cấp tệp có ít nhất một dòng"},
    {"{} {}: there are no data for this year", "{} {}: không có số liệu năm này"},
    {"choose one of {}", "chọn một trong các năm {}", "years"},
    {"the base year {} comes after the report year {}", "năm gốc {} sau năm báo cáo {}"},
    {"choose an earlier --base or a later --year", "chọn --base sớm hơn hoặc --year muộn hơn"},
    {"the target {} is for the {} {}, which the input does not have",
     "mục tiêu {0} đặt cho {2} ({1}), nhưng số liệu đầu vào không có đơn vị này"},
    {"write its name as the input does", "ghi tên đúng như trong số liệu đầu vào"},

    // what a file lacks, and what is left out for it
    {"the criteria", "các tiêu chí"},
    {"these criteria", "các tiêu chí này"},
    {"figures of districts", "số liệu từng huyện"},
    {"figures of provinces", "số liệu từng tỉnh"},
    {"figures of pilot and other communes", "số liệu xã điểm và các xã còn lại"},
    {"households", "số hộ"},
    {"poverty_rate", "tỷ lệ hộ nghèo"},
    {"population", "dân số"},
    {"income", "thu nhập bình quân đầu người"},
    {"criterion_*", "số liệu từng tiêu chí"},
    {"gained", "số tiêu chí đạt thêm"},
    {"lost", "số tiêu chí bị tụt"},
    {"everything that needs the number of criteria met", "mọi số liệu cần đến số tiêu chí đạt"},

    // rows that are passed over
    {"commune", "xã"},
    {"heading", "đề mục"},
    {"total", "tổng cộng"},
    {"summary", "tổng hợp"},
    {"column number", "đánh số cột"},
    {"repeated header", "tiêu đề lặp lại"},
    {"remark", "ghi chú"},
    {"nameless", "không có tên"},
    // on a terminal
    {"reading: {} %", "đang đọc: {} %"},
});

}  // namespace ntm::phrases
