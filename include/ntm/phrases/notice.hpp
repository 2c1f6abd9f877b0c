// The sentences of `ntm notice`, in the wording of such notices.
#pragma once

#include <array>

#include "ntm/phrases/translation.hpp"

namespace ntm::phrases {

inline constexpr std::array notice = std::to_array<Translation>({
    {"Communes are judged by {}.", "Các xã được đánh giá theo {}."},
    {"Communes are judged by different criteria: {}.", "Các xã được đánh giá theo các bộ tiêu chí khác nhau: {}."},
    {"By its average, {} ranks number {} of {} provinces with data.",
     "Xét theo bình quân, {} đứng thứ {} trong số {} tỉnh có số liệu."},
    {"By its average, {} ranks number {} of {} districts of the province with data.",
     "Xét theo bình quân, {} đứng thứ {} trong số {} huyện của tỉnh có số liệu."},
    {"Results of the programme on new rural development in {}",
     "Kết quả thực hiện Chương trình xây dựng nông thôn mới năm {}"},

    // the average
    {"By {} the communes met {} criteria on average.", "Bình quân tiêu chí các xã đạt đến năm {} là {} tiêu chí/xã."},
    {"By {} the communes met {} criteria on average, {}.",
     "Bình quân tiêu chí các xã đạt đến năm {} là {} tiêu chí/xã, {}."},
    {"{} more than in {}", "tăng {} tiêu chí so với năm {}"},
    {"{} less than in {}", "giảm {} tiêu chí so với năm {}"},
    {"the same as in {}", "không thay đổi so với năm {}"},
    {"nearly the same as in {}", "hầu như không thay đổi so với năm {}"},
    {"Communes counted: {} in {}, {} in {}; {} entered and {} left.",
     "Số xã được tính năm {1} là {0}, năm {3} là {2}: thêm {4}, bớt {5}."},
    {"In the {} commune{} counted in both years, the average is {}.",
     "Tính trên {0} xã có số liệu cả hai năm, bình quân {2}."},

    // the bands
    {"- {} criteria: {} commune{}.", "- Số xã đạt {0} tiêu chí: {1} xã."},
    {"- {} criteria: {} commune{} ({}).", "- Số xã đạt {0} tiêu chí: {1} xã ({3})."},
    {"- {} criteria: no commune any more ({}).", "- Không còn xã đạt {} tiêu chí ({})."},
    {"{} more than in {}", "tăng {} xã so với năm {}", "communes"},
    {"{} fewer than in {}", "giảm {} xã so với năm {}", "communes"},
    {"as many as in {}", "không thay đổi so với năm {}"},

    // the criteria
    {"{} {}", "số {} ({})", "criterion"},
    {"{} ({} commune{})", "{0}: {1} xã"},
    {"Criteria that every commune meets: {}.", "Tiêu chí 100% số xã đạt: {}."},
    {"Most often missed: {}.", "Tiêu chí còn nhiều xã chưa đạt nhất: {}."},

    // poverty and income
    {"not met, by 1 criterion in all", "không đạt, thiếu 1 tiêu chí"},
    {"not met, by {} criteria in all", "không đạt, thiếu tổng cộng {} tiêu chí"},
    {"The rural poverty rate of {} is {}%.", "Tỷ lệ hộ nghèo khu vực nông thôn năm {} là {}%."},
    {"The rural poverty rate fell from {}% in {} to {}% in {}.",
     "Tỷ lệ hộ nghèo khu vực nông thôn giảm từ {}% năm {} xuống còn {}% năm {}."},
    {"The rural poverty rate rose from {}% in {} to {}% in {}.",
     "Tỷ lệ hộ nghèo khu vực nông thôn tăng từ {}% năm {} lên {}% năm {}."},
    {"The rural poverty rate of {} is {}%; in {}, {}, {}%.",
     "Tỷ lệ hộ nghèo khu vực nông thôn năm {} là {}%; năm {}, {}, là {}%."},
    {"The rural income of {} is {} million VND per person and year; in {}, {}, {}.",
     "Thu nhập bình quân đầu người khu vực nông thôn năm {} là {} triệu đồng/người/năm; năm {}, {}, là {}."},
    {"for the communes before administrative units were rearranged", "theo các xã trước khi sắp xếp đơn vị hành chính"},
    {"for other communes", "tính trên các xã khác"},
    {"by another poverty standard", "theo chuẩn nghèo khác"},
    {"{}, by {}", "{}, theo {}"},
    {"the standard of 2011-2015", "chuẩn nghèo giai đoạn 2011-2015"},
    {"the standard of 2016-2021", "chuẩn nghèo giai đoạn 2016-2021"},
    {"the standard of 2022-2025", "chuẩn nghèo giai đoạn 2022-2025"},
    {"the standard since 2026", "chuẩn nghèo từ năm 2026"},
    {"Poor households are counted by different standards: {}. A change from one to the next is not one of poverty "
     "alone.",
     "Hộ nghèo tính theo các chuẩn khác nhau: {}. Mức tăng, giảm giữa hai chuẩn một phần do thay đổi chuẩn nghèo."},
    {"{} of {} covers {} of {} communes.", "{} năm {} tính trên {}/{} xã."},
    {"{} covers {} of {} communes.", "{} tính trên {}/{} xã."},
    {"The poverty rate", "Tỷ lệ hộ nghèo"},
    {"The income", "Thu nhập"},
    {"The rural income of {} is {} million VND per person and year.",
     "Thu nhập bình quân đầu người khu vực nông thôn năm {} là {} triệu đồng/người/năm."},
    {"The rural income of {} is {} million VND per person and year, {} million more than in {}.",
     "Thu nhập bình quân đầu người khu vực nông thôn năm {} là {} triệu đồng/người/năm, tăng {} triệu đồng so với năm "
     "{}."},
    {"The rural income of {} is {} million VND per person and year, {} million less than in {}.",
     "Thu nhập bình quân đầu người khu vực nông thôn năm {} là {} triệu đồng/người/năm, giảm {} triệu đồng so với năm "
     "{}."},

    // the targets
    {"- Target of {} for {}: {}; {}.", "- Mục tiêu năm {} đối với {}: {}; {}."},
    {"all communes", "tất cả các xã"},
    {"the pilot communes", "các xã điểm"},
    {"the other communes", "các xã còn lại"},
    {"every province", "từng tỉnh, thành phố"},
    {"every district", "từng huyện, thị xã, thành phố"},
    {"an average of {}", "bình quân đạt {}"},
    {"an average that rises by {}", "bình quân tăng {}"},
    {"at least {}", "từ {} tiêu chí trở lên"},
    {"more than {}", "trên {} tiêu chí"},
    {"at most {}", "từ {} tiêu chí trở xuống"},
    {"less than {}", "dưới {} tiêu chí"},
    {"exactly {}", "đúng {} tiêu chí"},
    {"met", "đã đạt"},
    {"not met", "chưa đạt"},
    {"{} of {} communes reported.", "{} trong số {} xã có báo cáo."},
    {"not known whether it is met", "chưa đủ số liệu để đánh giá"},
    {"{} more criteria needed in all", "cần đạt thêm tổng cộng {} tiêu chí"},
    {"1 more criterion needed in all", "cần đạt thêm tổng cộng 1 tiêu chí"},
    {"not judged, because {}", "không đánh giá vì {}"},

    // the ranking
    {"Of {} with data, the highest average: {} ({}); the lowest: {} ({}).",
     "Trong {} có số liệu, xếp thứ nhất là {} ({} tiêu chí/xã), xếp cuối là {} ({} tiêu chí/xã)."},
    {"{} provinces", "{} tỉnh, thành phố"},
    {"{} districts", "{} huyện, thị xã, thành phố"},
});

}  // namespace ntm::phrases
