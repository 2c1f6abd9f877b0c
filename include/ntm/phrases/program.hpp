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
    {"{}: no such command; choose one of {}", "{}: không có lệnh này; chọn một trong các lệnh {}"},
    {"{} needs the folder or the files of communes, such as `ntm {} sample-data`",
     "lệnh {} cần thư mục hoặc các tệp số liệu xã, ví dụ `ntm {} sample-data`"},
    {"tidy needs a folder to write into, such as `ntm tidy exports -o tidied`",
     "lệnh tidy cần thư mục để ghi kết quả, ví dụ `ntm tidy exports -o tidied`"},
    {"{}; `ntm --help` shows the commands, `ntm COMMAND --help` their options",
     "{}; `ntm --help` cho biết các lệnh, `ntm LỆNH --help` cho biết các tùy chọn"},
    {"The following argument was not expected: {}", "tham số không dùng được: {}"},
    {"The following arguments were not expected: {}", "các tham số không dùng được: {}"},
    {"{}: 1 required {} missing", "{0}: thiếu giá trị"},
    {"{}: At Most 1 required but received {}", "{}: chỉ nêu một lần, không phải {} lần"},
    {"{} {}: not a year; write one from {} to {}", "{} {}: không phải là năm; ghi năm từ {} đến {}"},
    {"--by {}: not a scope; write province, district or province,district",
     "--by {}: không phải là phạm vi; ghi province, district hoặc province,district"},
    {"--format {}: no such format; write one of {}", "--format {}: không có định dạng này; ghi một trong {}"},
    {"--decimal {}: not a sign; write comma or point",
     "--decimal {}: không phải là dấu; ghi comma (phẩy) hoặc point (chấm)"},
    {"--blank {}: not a meaning; write not-met", "--blank {}: không hiểu; ghi not-met"},
    {"--lang {}: not a language; write vi or en", "--lang {}: không có ngôn ngữ này; ghi vi hoặc en"},
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
