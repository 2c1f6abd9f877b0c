// What stands on a page or in a workbook, and not in text: headlines, charts in words, definitions.
#pragma once

#include <array>

#include "ntm/phrases/translation.hpp"

namespace ntm::phrases {

inline constexpr std::array pages = std::to_array<Translation>({
    // the head of the page
    {"{} communes", "{} xã"},
    {"{} pilot communes", "{} xã điểm"},
    {"compared with {}", "so với năm {}"},
    {"rules {} ({})", "bộ tiêu chí {} ({})"},
    {"Average, all communes", "Bình quân tiêu chí, tất cả các xã"},
    {"Average, pilot communes", "Bình quân tiêu chí, xã điểm"},
    {"Poverty rate", "Tỷ lệ hộ nghèo"},
    {"Income per person", "Thu nhập bình quân đầu người"},
    {"criteria per commune", "tiêu chí/xã"},
    {"million VND a year", "triệu đồng/năm"},
    {"since {}", "so với năm {}"},

    // tables
    {"Remarks", "Ghi chú"},
    {"{} rows", "{} dòng"},
    {"open it before printing", "mở ra trước khi in"},
    {"Average number of criteria met, criteria per commune", "Bình quân tiêu chí đạt (tiêu chí/xã)"},
    {"Target\n{}", "Mục tiêu\nnăm {}"},
    {"Communes by number of criteria met in {}, by place", "Số xã theo số tiêu chí đạt năm {}, theo địa phương"},
    {"Place", "Địa phương"},
    {"{}, by place", "{}, theo địa phương"},
    {"Change since {}", "So với năm {}"},
    {"Share % in {}", "Tỷ lệ % năm {}"},
    {"Communes that miss each criterion in {}, by place", "Số xã chưa đạt từng tiêu chí năm {}, theo địa phương"},
    {"The list of figures (-f csv) has earlier years and comparisons of provinces and districts.",
     "Số liệu các năm trước và so sánh theo từng tỉnh, huyện: xem danh sách số liệu (-f csv)."},
    {"From {} to {}", "Từ năm {} đến năm {}"},
    {"Average\n{}", "Bình quân\nnăm {}"},
    {"Ring: average in {}; dot: in {}.", "Vòng tròn: bình quân năm {}; chấm: năm {}."},
    {"Bar: now; line: the target.", "Thanh: hiện nay; vạch: mục tiêu."},
    {"Now and target", "Hiện nay và mục tiêu"},
    {"Poor households, % of households", "Tỷ lệ hộ nghèo (%)"},
    {"Criteria met", "Tiêu chí đạt"},
    {"Filled: met; with a bar: gained since {}; empty: missing; crossed: lost since {}; dot: not known.",
     "Ô đặc: đạt; ô có vạch: mới đạt so với năm {0}; ô trống: chưa đạt; ô gạch chéo: bị tụt so với năm {1}; chấm: "
     "không có số liệu."},
    {"x: met; –: missing; empty: not known.", "x: đạt; –: chưa đạt; ô trống: không có số liệu."},
    {"Filled: met; empty: missing; dot: not known.", "Ô đặc: đạt; ô trống: chưa đạt; chấm: không có số liệu."},
    {"Only the first {} of {} rows are shown; the workbook (-f xlsx) has all of them.",
     "Chỉ nêu {} dòng đầu trong số {}; bảng tính (-f xlsx) có đủ."},

    // charts in words
    {"target: {}", "mục tiêu: {}"},
    {"target of {}: {}", "mục tiêu năm {}: {}"},
    {"at least {}", "từ {} trở lên", "goal"},
    {"more than {}", "trên {}", "goal"},
    {"at most {}", "từ {} trở xuống", "goal"},
    {"less than {}", "dưới {}", "goal"},
    {"exactly {}", "đúng {}", "goal"},

    // definitions
    {"Rules and definitions", "Bộ tiêu chí và cách tính"},
    {"Average: criteria met by all communes together, divided by the number of communes.",
     "Bình quân tiêu chí: tổng số tiêu chí các xã đạt chia cho số xã."},
    {"Change of the average: each year over its own communes, as a notice publishes it; in the same communes: over "
     "those present in both years.",
     "Tăng, giảm bình quân: mỗi năm tính trên số xã của năm đó, như thông báo công bố; trên cùng các xã: chỉ tính các "
     "xã có số liệu cả hai năm."},
    {"Poverty rate: poor households divided by households, over communes that report both.",
     "Tỷ lệ hộ nghèo: số hộ nghèo chia cho số hộ, của các xã báo cáo đủ cả hai."},
    {"Income: the mean over communes, weighted by population.",
     "Thu nhập bình quân: bình quân của các xã theo quyền số dân số."},
    {"Criteria {}: {}.", "Các tiêu chí ({}): {}."},
    {"{}. {}", "{}. {}"},

    // the workbook
    {"All figures", "Toàn bộ số liệu"},
    {"Notes", "Ghi chú", "sheet"},
    {"Averages", "Bình quân", "sheet"},
    {"Changes", "Tăng giảm", "sheet"},
    {"Bands", "Nhóm xã", "sheet"},
    {"Criteria", "Tiêu chí", "sheet"},
    {"Targets", "Mục tiêu", "sheet"},
    {"Poverty and income", "Hộ nghèo và thu nhập", "sheet"},
    {"Ranking", "Xếp hạng", "sheet"},
    {"Communes", "Các xã", "sheet"},
    {"Measure", "Chỉ tiêu"},
    {"Item", "Mục"},
    {"Base year", "Năm so sánh"},
    {"Value", "Giá trị"},
    {"Numerator", "Tử số"},
    {"Denominator", "Mẫu số"},
    {"Unit", "Đơn vị"},

    // what cannot be
    {"no format has the extension {}", "không có dạng kết quả nào mang đuôi {}"},
    {"the name suggests another format: the file is written as {}", "không đúng với tên tệp: kết quả ghi dạng {}"},
    {"several formats go into a folder", "nhiều dạng kết quả phải ghi vào một thư mục"},
    {"end the name of the output with /", "thêm / vào cuối tên đầu ra"},
    {"a workbook needs the library {}, which is not installed here", "dạng xlsx cần thư viện {}, máy này chưa có"},
    {"install it (Debian, Ubuntu: {}), or choose another format",
     "hãy cài đặt (Debian, Ubuntu: {}) hoặc chọn dạng khác"},
    {"a workbook could not be made: {}", "không tạo được tệp xlsx: {}"},
});

}  // namespace ntm::phrases
