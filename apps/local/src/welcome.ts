import type { Zone } from '@cong-tinh/platform';
import { DEMONSTRATION_PASSWORD } from './demonstration/offices.js';

/** What is printed once everything answers. */
export function welcome(zone: Zone, demonstrationCode: string): string {
  return `
  Cổng tỉnh         ${zone.origin('longan.gov.vn')}
  Trang huyện       ${zone.origin('benluc.longan.gov.vn')}
  Trang xã          ${zone.origin('thanhphu.benluc.longan.gov.vn')}
  Bàn làm việc      ${zone.consoleOrigin}
  Thư đã gửi        ${zone.consoleOrigin}/thu-di

  Tài khoản minh họa (mật khẩu ${DEMONSTRATION_PASSWORD}, mã xác nhận khi ký ${demonstrationCode}):
    quantri             quản trị kỹ thuật của tỉnh
    tenmien             quản lý tên miền, Sở KH&CN
    noidung, truongban, dangtai         viết, ký, đăng trên Cổng tỉnh
    vietbai-thanhphu    viết bài ở xã Thanh Phú
    truongban-thanhphu  ký duyệt
    dangtai-thanhphu    đăng tải
    anninh              xem nhật ký

  Mọi quyết định, người và tin ở đây đều là minh họa.`;
}
