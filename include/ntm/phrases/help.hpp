// The help: what commands and options are for. (The man page and the completions have the English of it.)
#pragma once

#include <array>

#include "ntm/phrases/translation.hpp"

namespace ntm::phrases {

inline constexpr std::array help = std::to_array<Translation>({
    // the screens
    {"year-end figures of communes in the programme on new rural development",
     "số liệu cuối năm của các xã thực hiện Chương trình xây dựng nông thôn mới"},
    {"Example", "Ví dụ"},
    {"Examples", "Ví dụ"},
    {"Usage: {}", "Cách dùng: {}"},
    {"ntm COMMAND [OPTION...] [PATH...]", "ntm LỆNH [TÙY_CHỌN...] [ĐƯỜNG_DẪN...]"},
    {"[OPTION...]", "[TÙY_CHỌN...]"},
    {"Options", "Tùy chọn"},
    {"(default: {})", "(mặc định: {})"},
    {"`ntm COMMAND --help` shows an example of a command and its options.",
     "`ntm LỆNH --help` cho biết ví dụ và các tùy chọn của một lệnh."},
    {"version not stated", "không nêu phiên bản"},

    // examples
    {"how the files in a folder are understood, and all problems",
     "các tệp trong thư mục được hiểu như thế nào, và mọi sai sót"},
    {"the whole summary of the latest year, to read", "toàn bộ tổng hợp của năm mới nhất, để đọc"},
    {"one section, for a spreadsheet", "một phần, để mở bằng bảng tính"},

    // commands
    {"Summaries", "Tổng hợp"},
    {"Input", "Số liệu đầu vào"},
    {"Rules", "Bộ tiêu chí"},
    {"the whole year-end summary", "toàn bộ báo cáo tổng hợp cuối năm"},
    {"the average number of criteria met, by year", "bình quân tiêu chí các xã đạt qua từng năm"},
    {"what changed since earlier years, and which communes are counted",
     "tăng, giảm so với các năm trước và số xã được tính"},
    {"communes by number of criteria met, and moves between bands", "số xã theo số tiêu chí đạt và các xã chuyển nhóm"},
    {"each criterion: how many meet it, how many miss it", "từng tiêu chí: số xã đạt, số xã chưa đạt"},
    {"the distance to each target, and what is needed", "còn thiếu để đạt mục tiêu và số cần đạt thêm"},
    {"rural poverty and income", "hộ nghèo và thu nhập khu vực nông thôn"},
    {"districts by average, or provinces if several", "xếp hạng các huyện, hoặc các tỉnh nếu có nhiều tỉnh"},
    {"each commune: what it meets, gained, lost and still misses", "từng xã: số đạt, đạt thêm, bị tụt, còn thiếu"},
    {"the figures as sentences, ready to paste", "số liệu viết thành câu, để đưa vào thông báo"},
    {"show how each file is understood, and all problems", "cho biết từng tệp được hiểu như thế nào, và mọi sai sót"},
    {"write the same facts as canonical CSV files", "ghi lại số liệu thành các tệp CSV theo mẫu chuẩn"},
    {"list, show or write out the built-in rules", "liệt kê, xem hoặc ghi ra các bộ tiêu chí có sẵn"},

    // what stands behind an option
    {"PATH", "ĐƯỜNG_DẪN"},
    {"NAME", "TÊN"},
    {"YEAR", "NĂM"},
    {"SCOPES", "PHẠM_VI"},
    {"RULES", "BỘ_TIÊU_CHÍ"},
    {"FORMAT", "DẠNG"},
    {"FILE", "TỆP"},
    {"FILE=YEAR", "TỆP=NĂM"},
    {"DIR", "THƯ_MỤC"},
    {"SIGN", "DẤU"},
    {"MEANING", "Ý_NGHĨA"},
    {"HOW", "CÁCH"},
    {"NUMBER", "SỐ"},
    {"LANG", "NGÔN_NGỮ"},
    {"CRITERION", "TIÊU_CHÍ"},
    {"CONDITION", "ĐIỀU_KIỆN"},
    {"ORDER", "THỨ_TỰ"},
    {"WHEN", "KHI_NÀO"},

    // options
    {"Figures", "Nội dung tổng hợp"},
    {"Output", "Kết quả"},
    {"Other", "Khác"},
    {"folders and files of communes, or - for standard input",
     "thư mục và tệp số liệu các xã, hoặc - là đầu vào chuẩn"},
    {"the rules to show, by name or folder", "bộ tiêu chí cần xem, theo tên hoặc thư mục"},
    {"a list of all", "danh sách các bộ có sẵn"},
    {"the year to report", "năm báo cáo"},
    {"the latest with data", "năm mới nhất có số liệu"},
    {"the year to compare with", "năm gốc để so sánh"},
    {"the first with the same criteria", "năm đầu tiên cùng bộ tiêu chí"},
    {"judge the targets of all communes in each of these areas, too", "đánh giá mục tiêu của tất cả các xã ở từng nơi"},
    {"rank these areas", "xếp hạng các nơi này"},
    {"provinces if there are several, else districts", "tỉnh nếu có nhiều tỉnh, nếu không thì huyện"},
    {"also show each of these areas", "thêm số liệu từng tỉnh hoặc từng huyện"},
    {"built-in rules by name (`ntm rules` lists them), or a folder with your own; may be repeated for different years",
     "tên bộ tiêu chí có sẵn (lệnh `ntm rules` liệt kê), hoặc thư mục bộ tiêu chí riêng; nhiều bộ cho nhiều năm"},
    {"those for each year and province", "theo từng năm và tỉnh"},
    {"the whole page, or the problems alone for a script, one per row",
     "cả trang, hoặc chỉ các vấn đề, mỗi vấn đề một dòng, cho chương trình khác đọc"},
    {"the output format", "dạng kết quả in ra"},
    {"text, or by the extension of the output file", "text, hoặc theo đuôi tên tệp"},
    {"list the communes that miss each criterion", "với từng tiêu chí, các xã chưa đạt"},
    {"only communes that miss this criterion, by its number (c17) or its name; may be repeated: they miss all of them",
     "chỉ các xã chưa đạt tiêu chí này, theo số (c17) hoặc tên; có thể lặp lại: xã chưa đạt mọi tiêu chí đó"},
    {"only communes with province=NAME, district=NAME, commune=NAME (or its code), type=NAME (of unit), band=LABEL, "
     "pilot=yes or pilot=no; conditions of the same kind are joined by 'or', others by 'and'; band and pilot are those "
     "of the report year, the others those of each year",
     "chỉ các xã có province=TÊN, district=TÊN, commune=TÊN (hoặc mã), type=LOẠI đơn vị, band=NHÓM, pilot=yes hoặc "
     "pilot=no; nhiều điều kiện cùng loại thì chỉ cần đúng một; nhóm và xã điểm xét theo năm báo cáo, còn lại xét theo "
     "từng năm"},
    {"no notes; warnings and errors are still printed", "không in ghi chú; vẫn in cảnh báo và lỗi"},
    {"how communes are sorted; change is the change since the base year", "sắp xếp các xã; change là so với năm gốc"},
    {"list at most this many communes", "chỉ liệt kê tối đa số xã này"},
    {"exit with 1 where a target is not met or cannot be judged",
     "mã thoát là 1 nếu có mục tiêu chưa đạt hoặc không đánh giá được"},
    {"a file to write, or a folder/ for one file per section (html, md and xlsx: one file for all); existing files are "
     "replaced completely or not at all",
     "tệp để ghi, hoặc thư_mục/ để ghi mỗi phần một tệp (html, md, xlsx: một tệp chung); tệp cũ chỉ bị thay khi đã ghi "
     "xong toàn bộ"},
    {"decimals of averages, shares and rates in text", "số chữ số thập phân của bình quân và tỷ lệ trong văn bản"},
    {"as in published notices", "như trong các thông báo"},
    {"the width of text, in columns", "số cột của trang văn bản"},
    {"break lines at this many columns", "ngắt dòng theo số cột này"},
    {"one line per paragraph", "mỗi đoạn một dòng"},
    {"the terminal's width, or 80", "của cửa sổ dòng lệnh, nếu không thì 80"},
    {"colours in text", "màu trong văn bản"},
    {"draw lines, bars and dashes in plain ASCII; names stay as they are",
     "kẻ dòng, vẽ thanh, gạch ngang bằng ký tự ASCII; tên giữ nguyên"},
    {"a file to write instead of standard output; an existing file is replaced completely or not at all",
     "tệp để ghi kết quả, thay cho đầu ra chuẩn; tệp cũ chỉ bị thay khi đã ghi xong toàn bộ"},
    {"the folder to write into, one CSV file per year", "thư mục để ghi kết quả, mỗi năm một tệp CSV"},
    {"a folder to write the rules into, as CSV files to edit", "thư mục để ghi bộ tiêu chí thành các tệp CSV để sửa"},
    {"the encoding of all files, by any name that iconv knows", "bảng mã của mọi tệp, theo tên mà iconv biết"},
    {"detected", "tự xác định"},
    {"the decimal sign", "dấu thập phân là phẩy hay chấm"},
    {"what to do with communes whose rows are blank", "cách xử lý các xã có dòng để trống"},
    {"an error", "báo lỗi"},
    {"how the mark 'basically met' counts", "dấu 'cơ bản đạt' được tính thế nào"},
    {"what a blank mark means", "ô dấu đạt để trống có nghĩa là chưa đạt"},
    {"the year of a file's data, if its titles and its name do not make it clear",
     "năm của số liệu trong một tệp, khi tên biểu và tên tệp không xác định được"},
    {"more header words: CSV with the columns column,alias", "khai báo thêm tiêu đề cột: tệp CSV gồm column,alias"},
    {"how many threads to use; the figures do not depend on it", "số luồng xử lý cùng lúc; kết quả luôn như nhau"},
    {"one per core", "mỗi lõi một luồng"},
    {"the language of what is printed", "ngôn ngữ hiển thị"},
    {"that of the system", "theo hệ thống"},
    {"show this help", "hiển thị hướng dẫn này"},
    {"show the version, and the versions of the built-in libraries",
     "hiển thị phiên bản của chương trình và các thư viện kèm theo"},

    // formats
    {"tables for reading", "biểu để đọc"},
    {"the figures, one per row, for further calculation", "số liệu, mỗi dòng một số, để tính toán tiếp"},
    {"a page for the browser, to read, print and copy from", "trang web để xem, in và sao chép"},
    {"sentences and tables in Markdown", "câu chữ và bảng dạng Markdown"},
    {"the tables as CSV, one below the other", "các biểu dạng CSV, nối tiếp nhau"},
    {"the tables as CSV that a Vietnamese Excel opens correctly",
     "các biểu dạng CSV, để mở đúng bằng Excel tiếng Việt"},
    {"the figures as CSV that a Vietnamese Excel opens correctly", "như csv, để mở đúng bằng Excel tiếng Việt"},
    {"a workbook for Excel, one sheet per section", "tệp Excel, mỗi phần một trang tính"},
    {"the figures, one JSON object per line", "số liệu, mỗi dòng một đối tượng JSON"},

    // exit codes
    {"done", "hoàn thành"},
    {"check found errors, reconcile found figures that do not hold, or, with --fail-if-short, a target is not met or "
     "cannot be judged",
     "lệnh check phát hiện lỗi, lệnh reconcile phát hiện số liệu lệch hoặc mâu thuẫn, hoặc với --fail-if-short có mục "
     "tiêu chưa đạt hoặc không đánh giá được"},
    {"the command line cannot be understood", "dòng lệnh không hợp lệ"},
    {"the input cannot be used, and no report was written", "số liệu đầu vào không dùng được, không ghi báo cáo"},
    {"the output could not be written", "không ghi được kết quả"},
    {"a bug in the program", "lỗi của chương trình"},
});

}  // namespace ntm::phrases
