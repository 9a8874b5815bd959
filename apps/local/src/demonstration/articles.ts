import { LIVELY_HOSTS } from './offices.js';

/** A demonstration article: its title says that it is one. */
export interface SampleArticle {
  readonly host: string;
  readonly category: string;
  readonly title: string;
  readonly summary: string;
  readonly paragraphs: readonly string[];
  readonly featured?: boolean;
}

const NOTE = 'Đây là tin minh họa dùng để trình diễn phần mềm; sự việc, thời gian và con số trong tin không có thật.';

const [province, department, district, commune] = LIVELY_HOSTS as [string, string, string, string];

export const ARTICLES: readonly SampleArticle[] = [
  {
    host: province,
    category: 'tin-tuc',
    featured: true,
    title: 'Cổng thông tin điện tử tỉnh đổi cách trình bày để người dân dễ tìm (minh họa)',
    summary:
      'Trang chủ có bàn dịch vụ, bản đồ sông dẫn tới trang của từng xã, phường, thị trấn; đọc được trên điện thoại và bằng trình đọc màn hình.',
    paragraphs: [
      NOTE,
      'Từ trang chủ, người dân chọn một huyện trên bản đồ hai dòng Vàm Cỏ để mở danh sách các xã, rồi vào thẳng trang của nơi mình ở.',
      'Mọi trang đều ghi rõ cơ quan chủ quản, người chịu trách nhiệm, địa chỉ, điện thoại và thư điện tử ở cuối trang.',
    ],
  },
  {
    host: province,
    category: 'tin-tuc',
    title: 'Các huyện rà soát cống ngăn mặn trước mùa khô (minh họa)',
    summary: 'Đội quản lý cống ghi độ mặn hai lần mỗi ngày và báo cho các xã ven sông qua trang thông tin của huyện.',
    paragraphs: [
      NOTE,
      'Khi độ mặn vượt mức cho phép, cống đóng theo lịch được công bố trước trên trang của huyện và xã để bà con chủ động lấy nước.',
    ],
  },
  {
    host: province,
    category: 'tin-tuc',
    title: 'Thư viện tỉnh mở phòng đọc cho người khiếm thị (minh họa)',
    summary: 'Phòng đọc có sách chữ nổi, sách nói và máy tính cài trình đọc màn hình tiếng Việt.',
    paragraphs: [NOTE, 'Phòng mở cửa các ngày làm việc. Người đọc có thể đăng ký trước qua điện thoại.'],
  },
  {
    host: province,
    category: 'thong-bao',
    title: 'Lịch tiếp công dân tháng 12 năm 2026 (minh họa)',
    summary: 'Lịch tiếp công dân định kỳ tại Trụ sở Tiếp công dân tỉnh.',
    paragraphs: [NOTE, 'Người dân mang theo giấy tờ tùy thân và tài liệu liên quan đến nội dung cần trình bày.'],
  },
  {
    host: province,
    category: 'thong-bao',
    title: 'Tạm ngừng cấp điện để bảo trì lưới (minh họa)',
    summary: 'Một số khu vực tạm ngừng cấp điện từ 8 giờ đến 11 giờ để bảo trì.',
    paragraphs: [NOTE, 'Các cơ sở sản xuất chủ động kế hoạch; trạm y tế có nguồn điện dự phòng.'],
  },
  {
    host: department,
    category: 'tin-tuc',
    featured: true,
    title: 'Sở Nội vụ tập huấn viết tin cho cộng tác viên (minh họa)',
    summary: 'Lớp tập huấn hướng dẫn cách viết tin ngắn, ghi nguồn, đặt mô tả cho ảnh.',
    paragraphs: [NOTE, 'Mỗi học viên viết một tin, trình Ban Biên tập của đơn vị và xem lý do khi tin được trả lại.'],
  },
  {
    host: department,
    category: 'thong-bao',
    title: 'Hạn nộp hồ sơ xét tuyển viên chức (minh họa)',
    summary: 'Hồ sơ nhận tại bộ phận một cửa trong giờ hành chính.',
    paragraphs: [NOTE, 'Thành phần hồ sơ và mẫu đơn được niêm yết tại nơi nhận.'],
  },
  {
    host: district,
    category: 'tin-tuc',
    featured: true,
    title: 'Bến Lức khơi thông kênh mương trước mùa mưa (minh họa)',
    summary: 'Các xã vớt lục bình, nạo vét kênh nội đồng để thoát nước nhanh.',
    paragraphs: [NOTE, 'Mỗi ấp cử một tổ cùng tham gia; lịch ra quân được đăng trên trang của xã.'],
  },
  {
    host: district,
    category: 'thong-bao',
    title: 'Lịch cấp căn cước lưu động tại các xã (minh họa)',
    summary: 'Tổ lưu động làm việc tại trụ sở từng xã theo lịch.',
    paragraphs: [NOTE, 'Người cao tuổi, người khuyết tật được ưu tiên làm trước.'],
  },
  {
    host: commune,
    category: 'tin-tuc',
    featured: true,
    title: 'Xã Thanh Phú sửa cầu dân sinh qua kênh (minh họa)',
    summary: 'Cầu được thay ván và lan can; trong thời gian sửa, học sinh qua kênh bằng đò miễn phí.',
    paragraphs: [NOTE, 'Công trình do người dân trong ấp góp ngày công, xã hỗ trợ vật liệu. Thời gian sửa dự kiến ba tuần.'],
  },
  {
    host: commune,
    category: 'tin-tuc',
    title: 'Trạm y tế xã tiêm nhắc cho trẻ bảy tuổi (minh họa)',
    summary: 'Phụ huynh đưa trẻ đến trạm theo giấy mời, mang theo sổ tiêm chủng.',
    paragraphs: [NOTE, 'Trẻ có bệnh nền được khám trước khi tiêm.'],
  },
  {
    host: commune,
    category: 'thong-bao',
    title: 'Cấp nước ngọt lưu động tại các ấp ven kênh (minh họa)',
    summary: 'Xe nước đến mỗi ấp một buổi sáng; bà con mang theo can sạch.',
    paragraphs: [NOTE, 'Lịch từng ấp được dán ở nhà văn hóa ấp và đọc trên loa truyền thanh.'],
  },
];
