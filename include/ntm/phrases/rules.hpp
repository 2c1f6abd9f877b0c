// What is said of rules: the built-in sets, and what can be wrong in the three files of a province's own.
#pragma once

#include <array>

#include "ntm/phrases/translation.hpp"

namespace ntm::phrases {

inline constexpr std::array rules = std::to_array<Translation>({
    // `ntm rules`
    {"Built-in rules", "Các bộ tiêu chí có sẵn"},
    {"Name", "Tên"},
    {"Description", "Nội dung"},
    {"Criteria by", "Tiêu chí theo"},
    {"every year", "mọi năm"},
    {"from {}", "từ {}"},
    {"to {}", "đến {}"},
    {"all provinces", "mọi tỉnh"},
    {"Years: {}. Province: {}. Criteria by {}.", "Năm: {}. Tỉnh: {}. Tiêu chí theo {}."},
    {"Each year is judged by the rules of its province, or else of the country.",
     "Mỗi năm được đánh giá theo bộ tiêu chí của tỉnh, nếu không có thì của cả nước."},
    {"`ntm rules NAME -o DIR` writes a set out to edit; `--rules DIR` uses it.",
     "`ntm rules TÊN -o THƯ_MỤC` ghi một bộ ra để sửa; `--rules THƯ_MỤC` dùng bộ đó."},
    {"a set has one row", "một bộ chỉ có một dòng"},
    {"delete the others", "xóa các dòng khác"},
    {"there is no row", "không có dòng nào"},
    {"write one, or delete the file", "ghi một dòng, hoặc xóa tệp"},
    {"the set begins in {} and ends in {}", "bộ tiêu chí bắt đầu năm {} và kết thúc năm {}"},
    {"{} is blank", "{} để trống"},
    {"the input does not name its province; judged by the bands and targets of {}",
     "số liệu không ghi tỉnh; đánh giá theo nhóm và mục tiêu của {}"},
    {"add a column province, or choose other rules with --rules",
     "thêm cột tỉnh, hoặc chọn bộ tiêu chí khác bằng --rules"},
    {"{} was read by the criteria of {}, but is to be judged by those of {}",
     "năm {} được đọc theo tiêu chí của {}, nhưng phải đánh giá theo {}"},
    {"give rules of one decree for each year with --rules", "mỗi năm chỉ dùng các bộ theo một quyết định (--rules)"},
    {"no rules apply in {} in the place of these communes",
     "không có bộ tiêu chí nào áp dụng cho năm {} ở địa bàn này"},
    {"choose rules that apply with --rules (`ntm rules` lists years and provinces); or write a set out with "
     "`ntm rules NAME -o DIR`, change the years in DIR/set.csv, and give --rules DIR",
     "chọn bộ áp dụng được bằng --rules (`ntm rules` liệt kê năm và tỉnh); hoặc ghi một bộ ra bằng `ntm rules TÊN -o "
     "THƯ-MỤC`, sửa năm trong THƯ-MỤC/set.csv, rồi dùng --rules THƯ-MỤC"},
    {"Criteria of {}", "Các tiêu chí của {}"},
    // beside the criterion's name in the language of the table stands its name in the other
    {"Tiêu chí", "Tên tiếng Anh"},
    {"Bands", "Nhóm xã theo số tiêu chí đạt"},
    {"Label", "Tên nhóm"},
    {"From", "Từ"},
    {"To", "Đến"},
    {"Targets", "Mục tiêu"},
    {"Scope", "Phạm vi"},
    {"Rule", "Yêu cầu"},
    {"None.", "Không có."},
    {"Department", "Cơ quan phụ trách"},
    {"{}: no such built-in rules", "{}: không có bộ tiêu chí này"},
    {"`ntm rules` lists them", "lệnh `ntm rules` liệt kê các bộ tiêu chí"},
    {"{}: no such rules, and no such folder", "{}: không có bộ tiêu chí này, cũng không có thư mục này"},
    {"choose one of {}, or a folder with criteria.csv, bands.csv and targets.csv",
     "chọn một trong các bộ {}, hoặc thư mục có criteria.csv, bands.csv và targets.csv"},

    // any of the files
    {"the line is not UTF-8", "dòng không phải UTF-8"},
    {"save the file as CSV UTF-8", "lưu tệp dưới dạng CSV UTF-8"},
    {"begin it with {}", "bắt đầu tệp bằng {}"},
    {"no column {}", "không có cột {}"},
    {"the header is {}", "tiêu đề phải là {}"},
    {"{} is '{}', not a number from {} to {}", "{} là '{}', không phải số từ {} đến {}"},
    {"correct it", "sửa lại"},

    // criteria.csv
    {"criterion {} is in the place of criterion {}", "tiêu chí {} đứng ở chỗ của tiêu chí {}"},
    {"number the criteria 1, 2, 3, … without a gap", "đánh số tiêu chí 1, 2, 3, … liên tục"},
    {"criterion {} has no name", "tiêu chí {} không có tên"},
    {"write one", "ghi tên"},
    {"there is no criterion", "không có tiêu chí nào"},
    {"write one row for each", "ghi mỗi mục một dòng"},

    // bands.csv
    {"there is no band", "không có nhóm nào"},
    {"no band holds {} criteria", "không có nhóm nào cho {} tiêu chí"},
    {"let the bands cover 0 to {} without a gap", "đặt các nhóm kín từ 0 đến {}"},
    {"{} criteria lie in the bands {} and {}", "{} tiêu chí nằm trong cả hai nhóm {} và {}"},
    {"put each number in one band only", "mỗi số tiêu chí chỉ để trong một nhóm"},
    {"the band begins at {} and ends at {}", "nhóm bắt đầu từ {} mà kết thúc ở {}"},
    {"swap the two", "đổi chỗ hai số"},
    {"the band ends at {}, but there are {} criteria", "nhóm kết thúc ở {}, nhưng chỉ có {} tiêu chí"},
    {"end it at the number of criteria", "kết thúc nhóm ở số tiêu chí"},
    {"the label {} does not fit the range from {} to {}", "nhãn {} không đúng với từ {} đến {}"},
    {"write it as text: spreadsheets turn such labels into dates",
     "ghi nhãn ở dạng văn bản, vì bảng tính đổi nhãn như vậy thành ngày tháng"},
    {"the band has no label", "nhóm không có tên"},
    {"the label {} appears twice", "tên nhóm {} có hai lần"},
    {"give each band a label of its own", "đặt cho mỗi nhóm một tên riêng"},

    // targets.csv
    {"'{}' is not a scope", "'{}' không phải là phạm vi"},
    {"write all, pilot, other, province or district", "ghi all, pilot, other, province hoặc district"},
    {"scope {} has no names", "phạm vi {} không có tên riêng"},
    {"leave the name blank", "để trống tên"},
    {"no target can be set for {}", "không đặt được mục tiêu cho {}"},
    {"the target {} is of more criteria than there are: {}", "mục tiêu {} vượt quá số tiêu chí của bộ: {}"},
    {"correct the value", "sửa giá trị"},
    {"'{}' is not a measure", "'{}' không phải là chỉ số"},
    {"write average for a level or average_change for a rise",
     "ghi average nếu là mức bình quân, average_change nếu là mức tăng"},
    {"'{}' is not a test", "'{}' không phải là phép so sánh"},
    {"write one of >= > <= < =", "ghi một trong các dấu >= > <= < ="},
    {"'{}' is not a number", "'{}' không phải là số"},
    {"write a number such as 8.2", "ghi số với dấu chấm thập phân, ví dụ 8.2"},
    {"the target {} appears twice", "mục tiêu {} có hai lần"},
    {"delete one", "xóa một dòng"},
});

}  // namespace ntm::phrases
