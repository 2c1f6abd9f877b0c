// The map of communes: reforms, crosswalks, what communes are made of.
#pragma once

#include <array>

#include "ntm/phrases/translation.hpp"

namespace ntm::phrases {

inline constexpr std::array crosswalk = std::to_array<Translation>({
    {"what became of communes when the map changed: CSV of old_code,new_code,part, or the published table",
     "bảng chuyển đổi đơn vị hành chính: CSV gồm old_code,new_code,part, hoặc bảng đã công bố"},

    // reading a crosswalk
    {"write one for each old commune or part of one", "ghi mỗi xã cũ hoặc mỗi phần của xã cũ một dòng"},
    {"'{}' is no code of a commune", "'{}' không phải là mã xã"},
    {"write the one of the national list", "ghi mã theo danh mục đơn vị hành chính"},
    {"'{}' does not say what went", "'{}' không cho biết nhập toàn bộ hay một phần"},
    {"write whole or part", "ghi whole (toàn bộ) hoặc part (một phần)"},
    {"the code {} is that of '{}' here and of '{}' on line {}", "mã {0} ở đây là của '{1}', ở dòng {3} là của '{2}'"},
    {"of {} only one part stands here; where the rest went is not known",
     "{} chỉ có một phần trong bảng; không rõ phần còn lại nhập vào đâu"},
    {"add the rows of its other parts, or write whole", "thêm dòng cho các phần còn lại, hoặc ghi whole"},
    {"that {} went into {} stands on line {} already", "việc {} nhập vào {} đã ghi ở dòng {}"},
    {"delete the row, or correct its codes", "xóa dòng này, hoặc sửa mã"},
    {"{} went into {} here and into {} on line {}, and one of them has it whole",
     "{0} ở đây nhập vào {1}, ở dòng {3} nhập vào {2}, trong đó có dòng ghi là toàn bộ"},
    {"write part for each, or correct the code that is wrong", "ghi part cho từng dòng, hoặc sửa mã sai"},

    // a crosswalk and the years
    {"it does not say from which year on its communes are the new ones",
     "bảng chuyển đổi không cho biết các xã mới có từ năm nào"},
    {"add a column year with the first year of the new communes", "thêm cột year ghi năm đầu tiên của các xã mới"},
    {"not used: the communes of all years are those of one map",
     "không dùng đến: các năm đều có cùng một địa giới hành chính"},
    {"give files with a column commune_code", "dùng tệp có cột commune_code"},
    {"{} commune{} of {} not in it as new, such as {}; what they are made of is not known",
     "{0} xã năm {2} không có trong bảng là xã mới, ví dụ {3}; không rõ được hình thành từ xã nào"},
    {"{} commune{} of {} with codes that it gives up, such as {}; they are not matched",
     "{0} xã năm {2} mang mã đã bỏ, ví dụ {3}; không đối chiếu các xã này"},
    {"see whether they are the old communes, or from which year on the new ones are",
     "xem lại có phải là xã cũ không, hoặc xã mới có từ năm nào"},
    {"{} commune{} of {} not in it as old, such as {}; what became of them is not known",
     "{0} xã năm {2} không có trong bảng là xã cũ, ví dụ {3}; không rõ đã nhập vào đâu"},
    {"add their rows", "thêm các dòng đó"},
    {"{} part{} without a row in {}, such as {}; of what they went into the past is not known whole",
     "{0} xã cũ không có số liệu năm {2}, ví dụ {3}; số liệu trước đây của xã mới tương ứng không đủ"},
    {"give their rows too, if the programme counted them", "bổ sung số liệu các xã đó, nếu thuộc chương trình"},

    {"the communes have no codes, by which the crosswalk calls them",
     "các xã không có mã, mà bảng chuyển đổi dùng mã xã"},
    {"none of its codes is that of a commune that was read", "không có mã nào trong bảng là mã của xã đã đọc"},
    {"give files whose communes have the codes of the national list",
     "dùng tệp có mã xã theo danh mục đơn vị hành chính"},
    {"{} new commune{} without a row in {}, such as {}; their old ones count as left",
     "{0} xã mới không có số liệu năm {2}, ví dụ {3}; các xã cũ tương ứng tính là bớt"},
    {"give their rows too, if the programme counts them", "bổ sung số liệu các xã đó, nếu thuộc chương trình"},
    {"if communes were merged between them, say what became of them with --crosswalk",
     "nếu đã sắp xếp xã giữa hai năm này, cho biết xã nào nhập vào đâu bằng --crosswalk"},

    // reforms
    {"Data of {} are by the communes before administrative units were rearranged, data of {} by those after: {} "
     "communes instead of {}; numbers by band and criterion changed through that, too.",
     "Số liệu năm {0} theo các xã trước khi sắp xếp đơn vị hành chính, năm {1} theo các xã sau sắp xếp: {2} xã thay "
     "cho {3} xã; số xã theo nhóm và theo tiêu chí thay đổi một phần do sắp xếp đơn vị hành chính."},
    {"Since {} administrative units were rearranged: the communes with data need not be the same territory.",
     "So với năm {}: đã sắp xếp đơn vị hành chính, địa bàn có số liệu có thể khác nhau."},
    {"administrative units were rearranged", "đã sắp xếp đơn vị hành chính"},
    {"Where units were rearranged, what comes from who is counted is also that of merged communes.",
     "Khi sắp xếp đơn vị hành chính, phần do thay đổi số xã gồm cả thay đổi ở các xã nhập."},
    {"1 July 2025", "ngày 01/7/2025"},
    {"the communes of {} and {} are those before and after the mergers of {}: they are not matched",
     "các xã năm {} và năm {} là các xã trước và sau khi sắp xếp ({}): không đối chiếu từng xã giữa hai năm này"},
    {"say what became of them with --crosswalk; averages, bands and rates can be compared",
     "cho biết xã nào nhập vào đâu bằng --crosswalk; vẫn so sánh được bình quân, nhóm và tỷ lệ"},
    {"Communes of {} and {} are not matched: most were merged between them.",
     "Không đối chiếu từng xã giữa năm {} và năm {}: phần lớn đã được sắp xếp."},
    {"Since {} administrative units were rearranged: numbers of communes changed through that, too.",
     "So với năm {}: số xã tăng, giảm một phần do sắp xếp đơn vị hành chính."},

    // what communes are made of
    {"What communes are made of", "Các xã sau sắp xếp đơn vị hành chính"},
    {"Merged", "Nhập từ\nnhiều xã"},
    {"Split", "Tách từ\nmột xã"},
    {"Irregular", "Hình thành\ncách khác"},
    {"Merged:\nmore than\nany part\nmet", "Xã nhập:\nso với ít\nnhất một\nxã cũ đạt"},
    {"Merged:\nmore than\nall parts\nmet", "Xã nhập:\nso với\nmọi xã\ncũ đạt"},
    {"poor households {}% of theirs, {}% now", "tỷ lệ hộ nghèo của các xã cũ {}%, nay {}%"},
    {"income {} of theirs, {} now", "thu nhập của các xã cũ {}, nay {}"},
    {"Only unchanged communes are compared one by one; of a merged one no single earlier number exists.",
     "Chỉ đối chiếu từng xã đối với xã giữ nguyên; xã nhập từ nhiều xã không có một số liệu trước đây duy nhất."},
    {"Communes of {} against those of {}: {}.", "Xã năm {} so với năm {}: {}."},
    {"{} unchanged", "{} xã giữ nguyên"},
    {"{} merged", "{} xã nhập từ nhiều xã"},
    {"{} split", "{} xã tách từ một xã"},
    {"{} of other origin", "{} xã hình thành cách khác"},
    {"By {} the communes met {} criteria on average; in {}, by the communes before administrative units were "
     "rearranged, {}.",
     "Bình quân tiêu chí các xã đạt đến năm {} là {} tiêu chí/xã; năm {}, theo các xã trước khi sắp xếp đơn vị hành "
     "chính, là {} tiêu chí/xã."},
    {"In the {} unchanged commune{}, the average is {}.", "Tính trên {0} xã giữ nguyên, bình quân {2}."},
    {"Of {} merged commune{} all parts are known: on average {} criteria against those that all parts met, and {} "
     "against those that any part met.",
     "{0} xã nhập từ nhiều xã có đủ số liệu các xã cũ: bình quân {2} tiêu chí so với số tiêu chí mà mọi xã cũ đều "
     "đạt, {3} so với số tiêu chí mà ít nhất một xã cũ đạt."},
    {"{} names districts, which were abolished on {}: figures of districts are of the former ones",
     "số liệu năm {} ghi huyện, trong khi cấp huyện đã bỏ từ {}: số liệu theo huyện là của các huyện cũ"},
    {"leave the column out where they say nothing any more", "bỏ cột huyện nếu không còn dùng"},
    {"Districts were abolished on {}: these are the former ones.", "Cấp huyện đã bỏ từ {}: đây là các huyện cũ."},
    {"in {}, by the communes before the rearrangement: {}", "năm {}, theo các xã trước khi sắp xếp: {} xã"},

    // of one commune
    {"of unknown parts", "không rõ hình thành từ xã nào"},
    {"a part of {}", "một phần {}"},
    {"from {} in {}", "từ {} năm {}"},
    {"from {} and others in {}", "từ {} và xã khác năm {}"},
    {"all parts met: {}", "mọi xã cũ đều đạt: {}"},
    {"any part met: {}", "ít nhất một xã cũ đạt: {}"},
});

}  // namespace ntm::phrases
