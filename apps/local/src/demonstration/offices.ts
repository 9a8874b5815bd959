import type { ProvinceRole } from '@cong-tinh/identity';
import type { SeatKind } from '@cong-tinh/regulation';

/** What an office holds on a site. */
export interface OfficeSeat {
  readonly kind: SeatKind;
  readonly position: string;
  /** Code of the unit a board member speaks for; the site's own unit when left out. */
  readonly unitCode?: string;
  readonly sector?: string;
}

/** A demonstration office: never a person. Its name says that it is one, its mail ends in `.example`. */
export interface Office {
  readonly username: string;
  readonly name: string;
  readonly role?: ProvinceRole;
  /** Host of the site on which it sits. */
  readonly host?: string;
  readonly seats?: readonly OfficeSeat[];
}

const named = (office: string) => `${office} (minh họa)`;

const PROVINCE = 'longan.gov.vn';

const provinceMembers: readonly [username: string, office: string, sector: string, unitCode: string][] = [
  ['tv-dbqh', 'Lãnh đạo Văn phòng Đoàn ĐBQH và HĐND tỉnh', 'Đoàn ĐBQH và HĐND tỉnh', '80-14'],
  ['tv-noivu', 'Lãnh đạo Sở Nội vụ', 'Nội vụ', '80-02'],
  ['tv-tuphap', 'Lãnh đạo Sở Tư pháp', 'Tư pháp', '80-03'],
  ['tv-taichinh', 'Lãnh đạo Sở Tài chính', 'Tài chính', '80-04'],
  ['tv-khcn', 'Lãnh đạo Sở Khoa học và Công nghệ', 'Khoa học và công nghệ', '80-08'],
  ['tv-yte', 'Lãnh đạo Sở Y tế', 'Y tế', '80-11'],
  ['tv-giaoduc', 'Lãnh đạo Sở Giáo dục và Đào tạo', 'Giáo dục và đào tạo', '80-10'],
  ['tv-nongnghiep', 'Lãnh đạo Sở Nông nghiệp và Môi trường', 'Nông nghiệp và môi trường', '80-06'],
  ['tv-vanhoa', 'Lãnh đạo Sở Văn hóa, Thể thao và Du lịch', 'Văn hóa, thể thao và du lịch', '80-09'],
];

const provinceOffices: readonly Office[] = [
  { username: 'quantri', name: named('Quản trị kỹ thuật Cổng tỉnh'), role: 'webmaster' },
  { username: 'tenmien', name: named('Cán bộ quản lý tên miền, Sở KH&CN'), role: 'domainManager' },
  { username: 'tieuchuan', name: named('Cán bộ tiêu chuẩn, Sở KH&CN'), role: 'standardsOfficer' },
  { username: 'anninh', name: named('Cán bộ kiểm tra an toàn, Công an tỉnh'), role: 'securityInspector' },
  {
    username: 'truongban',
    name: named('Chánh Văn phòng UBND tỉnh'),
    host: PROVINCE,
    seats: [
      { kind: 'unitHead', position: 'Chánh Văn phòng Ủy ban nhân dân tỉnh' },
      { kind: 'head', position: 'Chánh Văn phòng Ủy ban nhân dân tỉnh' },
    ],
  },
  {
    username: 'phoban',
    name: named('Lãnh đạo Trung tâm Phục vụ hành chính công tỉnh'),
    host: PROVINCE,
    seats: [{ kind: 'deputy', position: 'Lãnh đạo Trung tâm Phục vụ hành chính công tỉnh' }],
  },
  ...provinceMembers.map(([username, office, sector, unitCode]): Office => ({
    username,
    name: named(office),
    host: PROVINCE,
    seats: [{ kind: 'member', position: office, sector, unitCode }],
  })),
  {
    username: 'noidung',
    name: named('Chuyên viên nội dung, Trung tâm Phục vụ hành chính công tỉnh'),
    host: PROVINCE,
    seats: [{ kind: 'contentUnit', position: 'Chuyên viên nội dung', unitCode: '80-01' }],
  },
  {
    username: 'dangtai',
    name: named('Chuyên viên đăng tải, Trung tâm Phục vụ hành chính công tỉnh'),
    host: PROVINCE,
    seats: [{ kind: 'uploader', position: 'Chuyên viên đăng tải', unitCode: '80-01' }],
  },
];

interface Local {
  readonly key: string;
  readonly host: string;
  readonly place: string;
  readonly head: string;
  readonly boardHead: string;
  readonly writer: string;
  readonly uploader: string;
}

/** Sites that carry a board and articles, so that the province looks alive. */
const locals: readonly Local[] = [
  {
    key: 'noivu',
    host: 'snv.longan.gov.vn',
    place: 'Sở Nội vụ',
    head: 'Giám đốc',
    boardHead: 'Phó Giám đốc',
    writer: 'Chuyên viên Văn phòng',
    uploader: 'Chánh Văn phòng',
  },
  {
    key: 'benluc',
    host: 'benluc.longan.gov.vn',
    place: 'huyện Bến Lức',
    head: 'Chủ tịch UBND',
    boardHead: 'Phó Chủ tịch UBND',
    writer: 'Chuyên viên Phòng Văn hóa',
    uploader: 'Chánh Văn phòng HĐND và UBND',
  },
  {
    key: 'thanhphu',
    host: 'thanhphu.benluc.longan.gov.vn',
    place: 'xã Thanh Phú',
    head: 'Chủ tịch UBND',
    boardHead: 'Phó Chủ tịch UBND',
    writer: 'Công chức văn hóa – xã hội',
    uploader: 'Công chức văn phòng – thống kê',
  },
];

const localOffices = (local: Local): readonly Office[] => {
  const office = (part: string, title: string, seats: readonly OfficeSeat[]): Office => ({
    username: `${part}-${local.key}`,
    name: named(`${title} ${local.place}`),
    host: local.host,
    seats,
  });
  return [
    office('chutich', local.head, [{ kind: 'unitHead', position: `${local.head} ${local.place}` }]),
    office('truongban', local.boardHead, [{ kind: 'head', position: `${local.boardHead} ${local.place}` }]),
    office('vietbai', local.writer, [{ kind: 'contributor', position: local.writer }]),
    office('dangtai', local.uploader, [
      { kind: 'contentUnit', position: local.uploader },
      { kind: 'uploader', position: local.uploader },
    ]),
  ];
};

export const OFFICES: readonly Office[] = [...provinceOffices, ...locals.flatMap(localOffices)];

/** Hosts whose boards are set up and which carry demonstration articles. */
export const LIVELY_HOSTS: readonly string[] = [PROVINCE, ...locals.map(({ host }) => host)];

/** One password for all demonstration accounts; `doctor` refuses production while they exist. */
export const DEMONSTRATION_PASSWORD = 'minh-hoa';

export const emailOf = ({ username }: Office): string => `${username}@longan.example`;
