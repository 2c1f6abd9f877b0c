// What stands in the report: titles, headers of columns, names of rows, notes.
#pragma once

#include <array>

#include "ntm/phrases/translation.hpp"

namespace ntm::phrases {

inline constexpr std::array tables = std::to_array<Translation>({
    {"About this report", "Về báo cáo này"},

    // the head of the report
    {"New rural development: {}", "Xây dựng nông thôn mới: năm {}"},
    {"New rural development: {} compared with {}", "Xây dựng nông thôn mới: năm {} so với năm {}"},
    {"Read: {}.", "Đã đọc: {}."},
    {"Skipped: {}.", "Bỏ qua: {}."},
    {"{} and {} more", "{} và {} tệp khác"},
    {"Years: {}. Rules: {}, {}.", "Các năm: {}. Bộ tiêu chí: {}, {}."},
    {"{} criteria", "{} tiêu chí"},
    {"{} criteria ({})", "{} tiêu chí ({})"},
    {"{} is judged by different criteria ({}) than {} ({}): numbers of criteria, bands and single criteria of these "
     "years are not compared.",
     "Năm {} đánh giá theo bộ tiêu chí khác ({}) so với năm {} ({}): không so sánh số tiêu chí, nhóm xã và từng tiêu "
     "chí giữa các năm này."},
    {"Communes by number of criteria met, by {}", "Số xã theo số tiêu chí đạt, theo {}"},
    {"{} since {}", "{} so với {}"},
    {"{}, past target of {}, judged in {}", "{}: mục tiêu đã qua của năm {}, đánh giá theo số liệu năm {}"},
    {"there are no data for the year before", "không có số liệu năm trước đó"},
    {"the year before has different criteria", "năm trước đó theo bộ tiêu chí khác"},
    {"No column for {}; left out: {}.", "Không có cột {}; không tính được: {}."},
    {"No column for {} in {}; left out: {}.", "Không có cột {} trong {}; không tính được: {}."},
    {"The input holds no data on what was asked for.", "Số liệu không có gì về nội dung này."},
    {"Numbers are exact until shown, then rounded half away from zero; – is no data.",
     "Số liệu tính chính xác, chỉ làm tròn khi trình bày (từ 5 làm tròn lên); – là không có số liệu."},

    {"Communes of {} and {} are not matched: most have different names.",
     "Không đối chiếu xã giữa năm {} và năm {}: phần lớn mang tên khác."},
    {"{} of {} communes of {} are matched with {}; {} entered, {} left.",
     "{0} trong số {1} xã năm {2} có số liệu năm {3}; thêm {4}, bớt {5}."},
    {"Skipped: {} {} row{}.", "Bỏ qua: {0} dòng {1}."},

    // whom rows are about, and since when
    {"All communes", "Tất cả các xã"},
    {"Pilot communes", "Xã điểm"},
    {"Other communes", "Các xã còn lại"},
    {"Year", "Năm"},
    {"Years", "Năm"},
    {"{} from {}", "{} so với {}"},
    {"Since\n{}", "So với\nnăm {}"},
    {"Since the\nyear before", "So với\nnăm trước"},
    {"{}; and {} more", "{}; và {} đơn vị khác"},
    {"Between {} and {} administrative units were rearranged: averages and numbers of communes before and after are "
     "not compared.",
     "Giữa năm {} và năm {} có sắp xếp đơn vị hành chính: không so sánh bình quân và số xã trước với sau sắp xếp."},

    // averages
    {"Average number of criteria met per commune", "Bình quân tiêu chí các xã đạt (tiêu chí/xã)"},
    {"Communes", "Số xã"},
    {"Criteria\nmet", "Số tiêu chí\nđạt"},
    {"Average", "Bình quân"},

    // increments
    {"Change of the average, and which communes are counted", "Tăng, giảm bình quân tiêu chí và số xã được tính"},
    {"In the same\ncommunes", "Trên cùng\ncác xã"},
    {"From change\nof communes", "Do thay đổi\nsố xã"},
    {"Communes\nin both", "Số xã có\ncả hai năm"},
    {"Entered", "Thêm"},
    {"Left", "Bớt"},
    {"The average changes because communes improve, and because different communes are counted.",
     "Bình quân tăng, giảm do các xã đạt thêm tiêu chí và do số xã được tính thay đổi."},
    {"Progress of the communes present in both years", "Tiến độ của các xã có số liệu cả hai năm"},
    {"Improved", "Số xã\ntăng"},
    {"Unchanged", "Số xã\ngiữ nguyên"},
    {"Declined", "Số xã\ngiảm"},
    {"Criteria\ngained", "Tiêu chí\nđạt thêm"},
    {"Criteria\nlost", "Tiêu chí\nbị tụt"},
    {"Communes that entered or left", "Các đơn vị cấp xã thêm vào hoặc không còn"},
    {"Communes", "Đơn vị", "by name"},
    {"{} entered", "thêm {}"},
    {"{} left", "bớt {}"},

    // bands
    {"Communes by number of criteria met", "Số xã theo số tiêu chí đạt"},
    {"Criteria", "Số tiêu chí"},
    {"Share %\n{}", "Tỷ lệ %\nnăm {}"},
    {"Movement between bands, {} to {}", "Các xã chuyển nhóm từ năm {} đến năm {}"},
    {"Criteria\nin {}", "Số tiêu chí\nnăm {}"},
    {"{}\nin {}", "{}\nnăm {}"},
    {"Communes present in both years only.", "Chỉ tính các xã có số liệu cả hai năm."},

    // criteria
    {"Criteria in {}, the most missed first", "Từng tiêu chí năm {}, nhiều xã chưa đạt nhất xếp trước"},
    {"No.", "Số"},
    {"Criterion", "Tiêu chí"},
    {"Missing", "Chưa đạt"},
    {"Met", "Đạt"},
    {"Share %", "Tỷ lệ %"},

    // the communes that miss a criterion
    {"Communes that miss a criterion in {}", "Các xã chưa đạt từng tiêu chí năm {}"},
    {"{} ({})", "{} ({})"},
    {"{}. {}: missed by {} of {} commune{}", "{0}. {1}: {2} trong số {3} xã chưa đạt"},
    {"Criteria that no commune reports: {}.", "Tiêu chí không xã nào báo cáo: {}."},

    // communes
    {"Communes in {}", "Các xã năm {}"},
    {"Code", "Mã xã"},
    {"Commune", "Xã"},
    {"Pilot", "Xã\nđiểm"},
    {"Band", "Nhóm"},
    {"To\nnext\nband", "Đến\nnhóm\ntrên"},
    {"To\ntarget", "Đến\nmục\ntiêu"},
    {"District not known", "Không rõ huyện"},
    {"missing: {}", "chưa đạt: {}"},
    {"not reported: {}", "không có số liệu: {}"},
    {"gained since {}: {}", "đạt thêm so với năm {}: {}"},
    {"lost since {}: {}", "bị tụt so với năm {}: {}"},
    {"none", "không"},
    {"Years that do not fit the table: {}; -f csv has all.",
     "Các năm không trình bày vì thiếu chỗ: {}; dạng csv có đủ."},
    {"Listed: {} of {} communes.", "Liệt kê: {} trong số {} xã."},
    {"Listed: {} of {} communes. Together they meet {} criteria, {} on average.",
     "Liệt kê: {} trong số {} xã. Tổng cộng đạt {} tiêu chí, bình quân {} tiêu chí/xã."},
    {"Only: {}.", "Chỉ gồm: {}."},
    {"band {}", "nhóm {}"},
    {"pilot communes", "xã điểm"},
    {"communes that are not pilots", "không phải xã điểm"},
    {"criterion {} missing", "chưa đạt tiêu chí {}"},
    {"Sorted by code.", "Sắp xếp theo mã xã."},
    {"Sorted by name.", "Sắp xếp theo tên xã."},
    {"Sorted by criteria met, the most first.", "Sắp xếp theo số tiêu chí đạt, nhiều nhất trước."},
    {"Sorted by criteria met, the fewest first.", "Sắp xếp theo số tiêu chí đạt, ít nhất trước."},
    {"Sorted by change since the base year, the largest first.",
     "Sắp xếp theo mức tăng so với năm gốc, nhiều nhất trước."},
    {"Sorted by criteria to the next band, the fewest first.",
     "Sắp xếp theo số tiêu chí còn thiếu để lên nhóm trên, ít nhất trước."},
    {"To target: the fewest further criteria that the commune needs to reach, by itself, every level asked of it.",
     "Đến mục tiêu: số tiêu chí ít nhất mà xã còn phải đạt để tự mình đáp ứng mọi mức bình quân được giao."},

    {"{}: no commune reports single criteria.", "Năm {}: không xã nào báo cáo từng tiêu chí."},

    // gap
    {"{}: {} by {} is not met in {}", "{0}: {1} đến năm {2}: năm {3} chưa đạt"},
    {"{}: {} by {} cannot be judged in {}", "{0}: {1} đến năm {2}: chưa đánh giá được năm {3}"},
    {"{}: {} by {} cannot be judged, because {}", "{}: {} đến năm {}: không đánh giá được vì {}"},
    {"Every province", "Từng tỉnh, thành phố"},
    {"Every district", "Từng huyện, thị xã, thành phố"},
    {"Gap to the targets", "Còn thiếu để đạt mục tiêu"},
    {"Target", "Mục tiêu"},
    {"Now", "Hiện\nnay"},
    {"Gap", "Còn\nthiếu"},
    {"Criteria\nneeded", "Tiêu chí\ncần thêm"},
    {"Communes\nshort", "Số xã\nchưa\nđạt"},
    {"Needed if\neach must", "Cần nếu\ntừng xã\nđạt"},
    {"Pace\nneeded", "Tốc độ\ncần có"},
    {"Pace\nso far", "Tốc độ\nđến nay"},
    {"rise >= {}", "tăng từ {} trở lên"},
    {"rise > {}", "tăng trên {}"},
    {"rise <= {}", "tăng từ {} trở xuống"},
    {"rise < {}", "tăng dưới {}"},
    {"rise = {}", "tăng đúng {}"},
    {"average >= {}", "đạt từ {} trở lên"},
    {"average > {}", "đạt trên {}"},
    {"average <= {}", "đạt từ {} trở xuống"},
    {"average < {}", "đạt dưới {}"},
    {"average = {}", "đạt đúng {}"},
    {"{}, target of {}, judged in {}", "{}: mục tiêu năm {}, đánh giá theo số liệu năm {}"},
    {"{}, {} of {}: not judged, because {}.", "{}, mục tiêu {} năm {}: không đánh giá vì {}."},
    {"there are no data for that year", "không có số liệu năm đó"},
    {"only some of its communes are counted", "chỉ tính một số xã trong phạm vi của mục tiêu"},
    {"the input has no such communes", "số liệu không có các xã này"},
    {"The rules {} set no targets.", "Bộ tiêu chí {} không đặt mục tiêu."},
    {"Criteria needed: the fewest further criteria, over all communes together, that reach the target.",
     "Tiêu chí cần thêm: số tiêu chí ít nhất mà các xã cộng lại còn phải đạt để đạt mục tiêu."},
    {"Pace: criteria per commune and year.", "Tốc độ: tiêu chí/xã/năm."},

    // indicators
    {"Poor households", "Hộ nghèo"},
    {"Households", "Số hộ"},
    {"Poverty\nrate %", "Tỷ lệ\nhộ nghèo %"},
    {"Income, million VND per person and year", "Thu nhập bình quân đầu người (triệu đồng/người/năm)"},
    {"Population", "Dân số"},
    {"Income", "Thu nhập\nbình quân"},
    {"{}: no commune reports {}.", "Năm {}: không xã nào báo cáo {}."},
    {"{}: {} of {} communes report {}.", "Năm {}: {} trong số {} xã báo cáo {}."},
    {"{}: {} of {} communes reported.", "Năm {}: {} trong số {} xã có báo cáo."},
    {"both households and poor households", "đủ số hộ và số hộ nghèo"},
    {"both income and population", "đủ thu nhập và dân số"},

    // ranking
    {"Provinces by average in {}", "Xếp hạng các tỉnh theo bình quân tiêu chí năm {}"},
    {"Districts by average in {}", "Xếp hạng các huyện, thị xã, thành phố theo bình quân tiêu chí năm {}"},
    {"Rank", "Xếp hạng"},
    {"Province", "Tỉnh"},
    {"District", "Huyện"},
});

}  // namespace ntm::phrases
