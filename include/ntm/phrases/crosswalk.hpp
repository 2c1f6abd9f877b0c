// The map of communes: reforms, crosswalks, what communes are made of.
#pragma once

#include <array>

#include "ntm/phrases/translation.hpp"

namespace ntm::phrases {

inline constexpr std::array crosswalk = std::to_array<Translation>({
    {"which old communes went into which new ones: CSV with the columns old_code,new_code,part, or the published table",
     "bảng chuyển đổi đơn vị hành chính: CSV gồm old_code,new_code,part, hoặc bảng đã công bố"},

    // reading a crosswalk
    {"write one for each old commune or part of one", "ghi mỗi xã cũ hoặc mỗi phần của xã cũ một dòng"},
    {"'{}' is not a commune code", "'{}' không phải là mã xã"},
    {"write the code from the national list", "ghi mã theo danh mục đơn vị hành chính"},
    {"'{}' does not say how much of the commune went there", "'{}' không cho biết nhập toàn bộ hay một phần"},
    {"write whole or part", "ghi whole (toàn bộ) hoặc part (một phần)"},
    {"the code {} belongs to '{}' here and to '{}' on line {}", "mã {0} ở đây là của '{1}', ở dòng {3} là của '{2}'"},
    {"only one part of {} is listed; where the rest went is not known",
     "{} chỉ có một phần trong bảng; không rõ phần còn lại nhập vào đâu"},
    {"add the rows of its other parts, or write whole", "thêm dòng cho các phần còn lại, hoặc ghi whole"},
    {"that {} went into {} is already said on line {}", "việc {} nhập vào {} đã ghi ở dòng {}"},
    {"delete the row, or correct its codes", "xóa dòng này, hoặc sửa mã"},
    {"{} went into {} here and into {} on line {}, and one of the two lines says the whole of it",
     "{0} ở đây nhập vào {1}, ở dòng {3} nhập vào {2}, trong đó có dòng ghi là toàn bộ"},
    {"write part for each, or correct the code that is wrong", "ghi part cho từng dòng, hoặc sửa mã sai"},

    // a crosswalk and the years
    {"not used: no known rearrangement of units lies between the years",
     "không dùng: giữa các năm này không có đợt sắp xếp đơn vị hành chính nào đã biết"},
    {"if there was one, add a column year with the first year of the new communes",
     "nếu có, thêm cột year ghi năm đầu tiên của các xã mới"},
    {"in {} communes before and after the rearrangement stand side by side: {} with codes that were given up, such as "
     "{}, and {} that took others in",
     "năm {} có lẫn xã trước và sau sắp xếp: {} xã mang mã đã bỏ, ví dụ {}, và {} xã đã nhận xã khác nhập vào"},
    {"give the communes of the end of the year, as they were then", "dùng các xã theo địa giới cuối năm"},
    {"not used: the communes did not change between the years",
     "không dùng đến: các năm đều có cùng một địa giới hành chính"},
    {"give files with a column commune_code", "dùng tệp có cột commune_code"},
    {"{} commune{} of {} not listed as new, such as {}; it is not known what they were formed from",
     "{0} xã năm {2} không có trong bảng là xã mới, ví dụ {3}; không rõ được hình thành từ xã nào"},
    {"{} commune{} of {} with codes that were given up, such as {}; they are not matched",
     "{0} xã năm {2} mang mã đã bỏ, ví dụ {3}; không đối chiếu các xã này"},
    {"check whether they are still the old communes, or since which year the new ones exist",
     "xem lại có phải là xã cũ không, hoặc xã mới có từ năm nào"},
    {"{} commune{} of {} not listed as old, such as {}; what became of them is not known",
     "{0} xã năm {2} không có trong bảng là xã cũ, ví dụ {3}; không rõ đã nhập vào đâu"},
    {"add their rows", "thêm các dòng đó"},
    {"{} part{} without a row in {}, such as {}; earlier numbers of the communes they went into are incomplete",
     "{0} xã cũ không có số liệu năm {2}, ví dụ {3}; số liệu trước đây của xã mới tương ứng không đủ"},
    {"add their rows, if the programme counted them", "bổ sung số liệu các xã đó, nếu thuộc chương trình"},

    {"the communes have no codes, and the crosswalk goes by codes",
     "các xã không có mã, mà bảng chuyển đổi dùng mã xã"},
    {"none of its codes is that of a commune that was read", "không có mã nào trong bảng là mã của xã đã đọc"},
    {"give files whose communes have the codes of the national list",
     "dùng tệp có mã xã theo danh mục đơn vị hành chính"},
    {"{} new commune{} without a row in {}, such as {}; the old communes they replace count as left",
     "{0} xã mới không có số liệu năm {2}, ví dụ {3}; các xã cũ tương ứng tính là bớt"},
    {"add their rows, if the programme counts them", "bổ sung số liệu các xã đó, nếu thuộc chương trình"},
    {"if communes were merged between these years, say what became of them with --crosswalk",
     "nếu đã sắp xếp xã giữa hai năm này, cho biết xã nào nhập vào đâu bằng --crosswalk"},

    // reforms
    {"Data of {} are for the communes before administrative units were rearranged, data of {} for those after: {} "
     "communes with data, {} before; averages and numbers of communes before and after are not compared.",
     "Số liệu năm {0} theo các xã trước khi sắp xếp đơn vị hành chính, năm {1} theo các xã sau sắp xếp: {2} xã có số "
     "liệu, trước đó {3} xã; không so sánh bình quân và số xã trước với sau sắp xếp."},
    {"Since administrative units were rearranged, these places have no communes in {}: {}. The list of figures "
     "(-f csv) has their earlier years.",
     "Sau khi sắp xếp đơn vị hành chính, năm {} không còn xã thuộc: {}. Danh sách số liệu (-f csv) có các năm trước."},
    {"Since {} administrative units were rearranged: the communes with data may not cover the same territory.",
     "So với năm {}: đã sắp xếp đơn vị hành chính, địa bàn có số liệu có thể khác nhau."},
    {"administrative units were rearranged", "đã sắp xếp đơn vị hành chính"},
    {"1 July 2025", "ngày 01/7/2025"},
    {"the communes of {} and {} are those before and after the mergers of {}: they are not matched",
     "các xã năm {} và năm {} là các xã trước và sau khi sắp xếp ({}): không đối chiếu từng xã giữa hai năm này"},
    {"say what became of them with --crosswalk", "cho biết xã nào nhập vào đâu bằng --crosswalk"},
    {"Communes of {} and {} are not matched: most were merged between them.",
     "Không đối chiếu từng xã giữa năm {} và năm {}: phần lớn đã được sắp xếp."},

    // what communes are made of
    {"How communes were formed", "Các đơn vị cấp xã sau sắp xếp"},
    {"Merged", "Nhập từ\nnhiều xã"},
    {"Split", "Tách từ\nmột xã"},
    {"Irregular", "Hình thành\ncách khác"},
    {"Merged:\nmore than\nany part\nmet", "Xã nhập:\nso với ít\nnhất một\nxã cũ đạt"},
    {"Merged:\nmore than\nall parts\nmet", "Xã nhập:\nso với\nmọi xã\ncũ đạt"},
    {"poor households {}% in the old communes, {}% now", "tỷ lệ hộ nghèo của các xã cũ {}%, nay {}%"},
    {"income {} in the old communes, {} now", "thu nhập của các xã cũ {}, nay {}"},
    {"Only unchanged communes are compared one by one; a merged commune has no single earlier number.",
     "Chỉ đối chiếu từng xã đối với xã giữ nguyên; xã nhập từ nhiều xã không có một số liệu trước đây duy nhất."},
    {"Communes of {} against those of {}: {}.", "Xã năm {} so với năm {}: {}."},
    {"{} unchanged", "{} xã giữ nguyên"},
    {"{} merged", "{} xã nhập từ nhiều xã"},
    {"{} split", "{} xã tách từ một xã"},
    {"{} of other origin", "{} xã hình thành cách khác"},
    {"By {} the communes met {} criteria on average; in {}, for the communes before administrative units were "
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
    {"in {}, for the communes before the rearrangement: {}", "năm {}, theo các xã trước khi sắp xếp: {} xã"},

    // of one commune
    {"origin not known", "không rõ hình thành từ xã nào"},
    {"a part of {}", "một phần {}"},
    {"from {} in {}", "từ {} năm {}"},
    {"from {} and others in {}", "từ {} và xã khác năm {}"},
    {"all parts met: {}", "mọi xã cũ đều đạt: {}"},
    {"any part met: {}", "ít nhất một xã cũ đạt: {}"},
});

}  // namespace ntm::phrases
