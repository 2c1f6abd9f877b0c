// What the program says of itself: its messages, `ntm check`, its command line, and what the system refused.
#pragma once

#include <array>

#include "ntm/phrases/translation.hpp"

namespace ntm::phrases {

inline constexpr std::array program = std::to_array<Translation>({
    {"error", "lỗi"},
    {"warning", "cảnh báo"},
    {"note", "ghi chú"},
    {"{} more messages are not shown", "còn {} thông báo nữa không hiển thị"},

    // `ntm check`
    {"Column", "Cột"},
    {"Taken for", "Được hiểu là"},
    {"Header", "Tiêu đề"},
    {"nothing, ignored", "không rõ, bỏ qua"},
    {"Encoding {}, delimiter {}, header on line {}.", "Bảng mã {}, phân cách bằng {}, tiêu đề ở dòng {}."},
    {"Encoding {}, delimiter {}, header on line {} ({} rows).",
     "Bảng mã {}, phân cách bằng {}, tiêu đề ở dòng {} ({} dòng)."},
    {"comma", "dấu phẩy"},
    {"semicolon", "dấu chấm phẩy"},
    {"tab", "tab"},
    {"{}: {} unit{}.", "Năm {0}: {1} đơn vị."},
    {"skipped {} {} row{} (line{} {})", "bỏ qua {0} dòng {1} (dòng {4})"},
    {"no column for {}; left out: {}", "không có cột {}; không tính được: {}"},
    {"Problems", "Vấn đề"},
    {"Units from year to year", "Các đơn vị qua các năm"},
    {"In both", "Có cả\nhai năm"},
    {"Renamed", "Đổi tên"},
    {"Changed\ndistrict", "Chuyển\nhuyện"},
    {"{}, {}: {}.", "{}, {}: {}."},
    {"entered", "thêm"},
    {"left", "bớt"},
    {"renamed", "đổi tên"},
    {"changed district", "chuyển huyện"},
    {"{} to {}", "{} thành {}"},
    {"{}: {} to {}", "{}: từ {} sang {}"},

    // the command line
    {"`ntm --help` shows the commands", "`ntm --help` cho biết các lệnh"},
    {"`{} --help` shows its options", "`{} --help` cho biết các tùy chọn"},
    {"did you mean {}?", "có phải là {} không?"},
    {"{}: no such command; {}", "{}: không có lệnh này; {}"},
    {"choose one of {}", "chọn một trong các lệnh {}", "commands"},
    {"{}: the command comes first; {}", "{}: phải ghi lệnh trước; {}"},
    {"{}: no such option; {}", "{}: không có tùy chọn này; {}"},
    {"{}: {} does not take it; {}", "{}: lệnh {} không dùng tùy chọn này; {}"},
    {"{}: one word too many; {}", "{}: thừa tham số này; {}"},
    {"{} is missing: {}; for example `{}`; {}", "thiếu {}: {}; ví dụ `{}`; {}"},
    {"{} needs a value; {}", "{}: thiếu giá trị; {}"},
    {"{}: the value is empty; write one, or leave the option out",
     "{}: giá trị để trống; ghi giá trị, hoặc bỏ tùy chọn này"},
    {"{}: {} takes no value; leave it out", "{}: tùy chọn {} không có giá trị; bỏ giá trị đi"},
    {"{} is given {} times; give it once", "{} nêu {} lần; chỉ nêu một lần"},
    {"{}; {}", "{}; {}"},
    {"{} {}", "{} {}"},
    {"{} {}: {}", "{} {}: {}"},
    {"no such value; {}", "không có giá trị này; {}"},
    {"write {}", "ghi {}"},
    {"{} or {}", "{} hoặc {}"},
    {"{}; several with commas", "{}; nhiều giá trị thì cách nhau bằng dấu phẩy"},
    {"not a year; write one from {} to {}", "không phải là năm; ghi năm từ {} đến {}"},
    {"not a number of threads; write one from {} to {}", "không phải là số luồng; ghi số từ {} đến {}"},
    {"{}; look for a number that is far too large",
     "số quá lớn, không tính chính xác được ({}); tìm số liệu lớn bất thường"},
    {"not enough memory for this input; give fewer files at once",
     "không đủ bộ nhớ cho số liệu này; đưa vào ít tệp hơn mỗi lần"},
    {"{}; this is a bug of ntm", "{}; đây là lỗi của chương trình ntm"},

    // files
    {"standard input", "đầu vào chuẩn"},
    {"standard output", "đầu ra chuẩn"},
    {"cannot be opened: {}", "không mở được: {}"},
    {"cannot be read: {}", "không đọc được: {}"},
    {"check the path", "kiểm tra đường dẫn"},
    {"cannot be written: {}", "không ghi được: {}"},
    {"check the path and the space left", "kiểm tra đường dẫn và dung lượng còn trống"},
    {"the file changed while it was read", "tệp bị thay đổi trong khi đang đọc"},
    {"the file became shorter while it was read", "tệp bị ngắn đi trong khi đang đọc"},
    {"run again when it is complete", "chạy lại khi tệp đã hoàn chỉnh"},
    {"a spreadsheet; not read", "là bảng tính; không đọc"},
    {"the folder has no tables (.csv, .tsv, .txt)", "thư mục không có biểu số liệu (.csv, .tsv, .txt)"},
    {"name the folder that has them", "chọn thư mục có số liệu"},
    {"named twice; read once", "nêu hai lần; chỉ đọc một lần"},
    {"stands there already", "đã có sẵn"},
    {"remove it, or choose another folder", "xóa đi, hoặc chọn thư mục khác"},

    // what the system says
    {"No such file or directory", "không có tệp hoặc thư mục này"},
    {"Permission denied", "không có quyền truy cập"},
    {"Operation not permitted", "không được phép"},
    {"Is a directory", "đây là thư mục"},
    {"Not a directory", "đây không phải là thư mục"},
    {"File name too long", "tên tệp quá dài"},
    {"No space left on device", "hết dung lượng trống"},
    {"Disk quota exceeded", "vượt hạn mức dung lượng đĩa"},
    {"File too large", "tệp quá lớn"},
    {"Read-only file system", "hệ thống tệp chỉ cho đọc"},
    {"Device or resource busy", "thiết bị hoặc tài nguyên đang bận"},
    {"Input/output error", "lỗi vào/ra"},
    {"Too many open files", "mở quá nhiều tệp"},
});

}  // namespace ntm::phrases
