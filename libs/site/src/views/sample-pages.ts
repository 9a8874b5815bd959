import type {
  ArticlePage,
  CategoryRef,
  HomePage,
  ListedItem,
  ListPage,
  MenuEntry,
  Page,
  Shell,
  SiteKind,
  TreeSite,
} from '@cong-tinh/publication';

/** Pages as the reader gives them, for specs: two communes' worth of a small province. */

const DISTRICTS: readonly [name: string, communes: readonly string[]][] = [
  ['Thành phố Tân An', ['Phường 1', 'Phường 3', 'Phường Khánh Hậu', 'Xã Bình Tâm']],
  ['Thị xã Kiến Tường', ['Phường 1', 'Xã Bình Hiệp', 'Xã Tuyên Thạnh']],
  ['Huyện Bến Lức', ['Thị trấn Bến Lức', 'Xã An Thạnh', 'Xã Thanh Phú', 'Xã Thạnh Đức']],
  ...[
    'Cần Đước',
    'Cần Giuộc',
    'Châu Thành',
    'Đức Hòa',
    'Đức Huệ',
    'Mộc Hóa',
    'Tân Hưng',
    'Tân Thạnh',
    'Tân Trụ',
    'Thạnh Hóa',
    'Thủ Thừa',
    'Vĩnh Hưng',
  ].map((name): [string, string[]] => [`Huyện ${name}`, [`Thị trấn ${name}`, 'Xã Bình Hòa', 'Xã Tân Phú']]),
];
const OFFICES = [
  'Sở Công Thương',
  'Sở Khoa học và Công nghệ',
  'Sở Nông nghiệp và Môi trường',
  'Sở Văn hóa, Thể thao và Du lịch',
  'Thanh tra tỉnh',
  'Văn phòng Ủy ban nhân dân tỉnh',
  'Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh',
];

const label = (name: string) =>
  name
    .replace(/^(Thành phố|Thị xã|Huyện|Xã|Thị trấn|Sở) /u, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/gu, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** Sites of a small Long An: every district of the river map, a few communes each. */
export function sampleSites(): TreeSite[] {
  const site = (siteId: string, kind: SiteKind, name: string, host: string, parentId: string | null): TreeSite => ({
    siteId,
    kind,
    name,
    host,
    parentId,
    active: true,
  });
  return [
    site('tinh', 'province', 'Tỉnh Long An', 'longan.gov.vn', null),
    ...OFFICES.map((name) =>
      site(
        `so-${label(name)}`,
        name.includes('Quốc hội') ? 'assembly' : 'department',
        name,
        `${label(name).slice(0, 9)}.longan.gov.vn`,
        'tinh',
      ),
    ),
    ...DISTRICTS.flatMap(([name, communes]) => [
      site(`huyen-${label(name)}`, 'district', name, `${label(name)}.longan.gov.vn`, 'tinh'),
      ...communes.map((commune) =>
        site(
          `xa-${label(commune)}-${label(name)}`,
          'commune',
          commune,
          `${label(commune)}.${label(name)}.longan.gov.vn`,
          `huyen-${label(name)}`,
        ),
      ),
    ]),
  ];
}

const MENUS: Readonly<Record<string, readonly [slug: string, label: string][]>> = {
  province: [
    ['gioi-thieu', 'Giới thiệu'],
    ['tin-tuc', 'Tin tức'],
    ['thong-bao', 'Thông báo'],
    ['chi-dao-dieu-hanh', 'Chỉ đạo, điều hành'],
    ['tuyen-truyen', 'Phổ biến, hướng dẫn pháp luật'],
    ['chuyen-doi-so', 'Chuyển đổi số'],
  ],
  commune: [
    ['gioi-thieu', 'Giới thiệu'],
    ['tin-tuc', 'Tin xã'],
    ['thong-bao', 'Thông báo'],
    ['cong-khai', 'Công khai'],
  ],
};

export const category = (slug: string, name: string): CategoryRef => ({ slug, name, path: `/${slug}` });

export function sampleShell(kind: SiteKind = 'province', more: Partial<Shell> = {}): Shell {
  const province = { label: 'Tỉnh Long An', host: 'longan.gov.vn' };
  const footer = {
    governingBody: 'Ủy ban nhân dân tỉnh Long An',
    managingUnit: 'Văn phòng Ủy ban nhân dân tỉnh (Trung tâm Phục vụ hành chính công tỉnh)',
    responsiblePerson: 'Chánh Văn phòng Ủy ban nhân dân tỉnh, Trưởng Ban Biên tập',
    address: 'Số 61 đường Nguyễn Huệ, Phường 1, thành phố Tân An, tỉnh Long An',
    phone: '0272 3 000 000',
    email: 'banbientap@longan.example',
  };
  const common = { footer, demonstration: true, state: 'active' as const, suspension: null, accent: null, revision: 1 };
  if (kind === 'province') {
    const levels = [province];
    return {
      ...common,
      siteId: 'tinh',
      kind,
      name: 'Tỉnh Long An',
      kicker: 'Cổng thông tin điện tử',
      place: null,
      host: 'longan.gov.vn',
      levels,
      ...more,
    };
  }
  const district = { label: 'Huyện Bến Lức', host: 'benluc.longan.gov.vn' };
  const own = {
    commune: ['xa-thanhphu-benluc', 'Xã Thanh Phú', 'huyện Bến Lức, tỉnh Long An', 'thanhphu.benluc.longan.gov.vn'],
    district: ['huyen-benluc', 'Huyện Bến Lức', 'tỉnh Long An', 'benluc.longan.gov.vn'],
    department: ['so-nongnghiepvamoitruong', 'Sở Nông nghiệp và Môi trường', 'tỉnh Long An', 'nongnghie.longan.gov.vn'],
  }[kind as 'commune' | 'district' | 'department'] as [string, string, string, string];
  const [siteId, name, place, host] = own;
  const levels = [province, ...(kind === 'commune' ? [district] : []), { label: name, host }];
  return {
    ...common,
    siteId,
    kind,
    name,
    kicker: 'Trang thông tin điện tử',
    place,
    host,
    levels,
    footer: {
      ...footer,
      governingBody: `Ủy ban nhân dân ${name.toLowerCase()}`,
      managingUnit: `Văn phòng ${name}`,
      responsiblePerson: 'Chủ tịch Ủy ban nhân dân, Trưởng Ban Biên tập',
    },
    ...more,
  };
}

export function samplePage(kind: SiteKind = 'province', more: Partial<Shell> = {}): Page {
  const entries = MENUS[kind] ?? MENUS.commune!;
  return {
    shell: sampleShell(kind, more),
    menu: entries.map(([slug, name]): MenuEntry => ({ label: name, path: `/${slug}`, category: slug })),
  };
}

const TITLES: readonly [title: string, office: string][] = [
  ['Bốn cống ven Vàm Cỏ đóng ngăn mặn sớm mười ngày, giữ nước ngọt cho lúa', 'Sở Nông nghiệp và Môi trường'],
  [
    'Kỳ họp chuyên đề của Hội đồng nhân dân tỉnh xem xét các nghị quyết về đầu tư công',
    'Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh',
  ],
  ['Cấp đổi căn cước lưu động tại các xã biên giới Đức Huệ và Kiến Tường', 'Công an tỉnh'],
  ['Công bố bảng giá đất áp dụng từ 01/01/2027: tra theo tên đường, tên ấp', 'Sở Nông nghiệp và Môi trường'],
  ['Thông xe kỹ thuật đường tỉnh 830E đoạn Bến Lức – Cần Đước', 'Sở Xây dựng'],
  ['Cách đọc bảng độ mặn và chọn giờ bơm', 'Chi cục Thủy lợi'],
];

export function sampleItem(index: number, in_: CategoryRef = category('tin-tuc', 'Tin tức'), more: Partial<ListedItem> = {}): ListedItem {
  const [title, office] = TITLES[index % TITLES.length]!;
  return {
    id: `${in_.slug}-${index}`,
    path: `${in_.path}/bai-${index}`,
    title,
    summary: 'Độ mặn tại trạm Bến Lức lên 1,2 g/l. Lịch vận hành cống và điểm lấy nước ngọt được công bố cho từng xã.',
    office,
    category: in_,
    image: null,
    publishedAt: `2026-11-${String(22 - (index % 20)).padStart(2, '0')}T01:15:00.000Z`,
    updatedAt: null,
    ...more,
  };
}

export function sampleHome(kind: SiteKind = 'province', more: Partial<HomePage> = {}): HomePage {
  const news = category('tin-tuc', 'Tin tức');
  const items = [0, 1, 2, 3, 4, 5].map((index) => sampleItem(index, news));
  const section = (slug: string, name: string, from: number) => ({
    category: category(slug, name),
    items: [from, from + 1, from + 2].map((index) => sampleItem(index, category(slug, name))),
    total: 12,
  });
  const sections = [
    section('thong-bao', 'Thông báo', 1),
    ...(kind === 'province' ? [section('chi-dao-dieu-hanh', 'Chỉ đạo, điều hành', 3)] : []),
    section('tuyen-truyen', 'Phổ biến pháp luật', 2),
  ];
  return { ...samplePage(kind), lead: items[0]!, latest: items.slice(1), sections, total: 46, ...more };
}

export function sampleList(kind: SiteKind = 'province', more: Partial<ListPage> = {}): ListPage {
  const page = samplePage(kind);
  const news = category('tin-tuc', 'Tin tức');
  const items = [0, 1, 2, 3, 4, 5].map((index) => sampleItem(index, news));
  return {
    ...page,
    category: news,
    categories: page.menu.map((entry) => category(entry.category!, entry.label)),
    items,
    total: 37,
    next: 'mhq0-0193',
    ...more,
  };
}

export function sampleArticle(kind: SiteKind = 'province', html = BODY): ArticlePage {
  const news = category('tin-tuc', 'Tin tức');
  return {
    ...samplePage(kind),
    article: {
      ...sampleItem(0, news, { updatedAt: '2026-11-22T07:40:00.000Z' }),
      html,
      author: 'Chi cục Thủy lợi',
      source: 'Sở Nông nghiệp và Môi trường',
      sourceUrl: 'https://nongnghie.longan.example/',
      metadata: { 'DC.subject': 'Thủy lợi; Ngăn mặn' },
    },
    previous: { path: '/tin-tuc/bai-1', title: TITLES[1]![0] },
    next: { path: '/tin-tuc/bai-2', title: TITLES[2]![0] },
    related: [1, 2, 3].map((index) => sampleItem(index, news)),
  };
}

const BODY = `<p>Trạm quan trắc Bến Lức ghi nhận độ mặn 1,2 g/l, cao hơn cùng kỳ năm trước 0,5 g/l. Khi độ mặn vượt 1 g/l hai ngày liền, các cống dọc sông Vàm Cỏ Đông và Vàm Cỏ Tây phải đóng.</p>
<h2>Người trồng lúa cần làm gì</h2>
<ul><li>Đo độ mặn trước khi bơm nước vào ruộng; không bơm khi trên 1 g/l.</li><li>Trữ nước trong mương vườn, ao lắng trước ngày 30/11.</li><li>Báo rò rỉ bờ bao cho <a href="https://longan.example/">Ủy ban nhân dân xã</a>.</li></ul>
<blockquote><p>“Mỗi ấp có một người đo mặn lúc 6 giờ và 16 giờ.”</p></blockquote>
<h2>Lịch vận hành cống</h2>
<table><caption>Giờ đóng, mở tại hai cống</caption><thead><tr><th scope="col">Cống</th><th scope="col">Đóng</th><th scope="col">Mở</th></tr></thead><tbody><tr><th scope="row">Rạch Chanh</th><td>6.00</td><td>16.30</td></tr><tr><th scope="row">Bình Tâm</th><td>6.00</td><td>17.00</td></tr></tbody></table>
<p>Ghe, xuồng qua cống theo hiệu lệnh của trạm vận hành.</p>`;
