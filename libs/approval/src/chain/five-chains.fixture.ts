/** The chains of the five regulations as rule values: nothing but data. */
const board = (delegatedDeputy: boolean) => [{ seats: ['head'] }, ...(delegatedDeputy ? [{ seats: ['deputy'], delegatedBy: 'head' }] : [])];
const all = ['content', 'form', 'dosage'];

export const LONG_AN = {
  routes: [
    {
      key: 'A',
      label: 'Thành viên Ban Biên tập phụ trách ngành ký cho phép đăng',
      basis: 'LA-13.1.a2',
      when: { siteKind: ['province'], fieldHasMember: true },
      submit: { signers: [{ seats: ['contributor', 'editor', 'contentUnit'] }], demands: ['checklist'], basis: 'LA-13.1.a2' },
      stages: [
        {
          key: 'member',
          label: 'Thành viên phụ trách ký',
          need: 'any',
          signers: [{ seats: ['member'], sector: 'author' }],
          verdicts: ['content'],
          basis: 'LA-13.1.a2',
        },
        {
          key: 'head',
          label: 'Trưởng Ban duyệt hình thức, liều lượng',
          need: 'any',
          signers: board(true),
          verdicts: ['form', 'dosage'],
          basis: 'LA-9.4.a',
        },
      ],
      publish: { signers: [{ seats: ['uploader'] }], demands: ['genre'], basis: 'LA-10.1.b' },
    },
    {
      key: 'assembly',
      label: 'Thành viên được phân công hoặc Trưởng Ban duyệt',
      basis: 'LA-20.5',
      when: { siteKind: ['assembly'] },
      submit: { signers: [{ seats: ['contentUnit'] }], demands: ['genre', 'checklist'], basis: 'LA-10.1.b' },
      stages: [
        {
          key: 'head',
          label: 'Duyệt đăng',
          need: 'any',
          signers: [...board(true), { seats: ['member'] }],
          verdicts: all,
          basis: 'LA-20.5',
        },
      ],
      publish: { signers: [{ seats: ['uploader'] }], basis: 'LA-10.1.b' },
    },
    {
      key: 'B',
      label: 'Trưởng Ban duyệt',
      basis: 'LA-13.1.a3',
      submit: { signers: [{ seats: ['contentUnit'] }], demands: ['genre', 'checklist'], basis: 'LA-13.1.a1' },
      stages: [{ key: 'head', label: 'Trưởng Ban duyệt', need: 'any', signers: board(true), verdicts: all, basis: 'LA-9.4.a' }],
      publish: { signers: [{ seats: ['uploader'] }], basis: 'LA-10.1.b' },
    },
  ],
};

export const TRUNG_DUNG = {
  routes: [
    {
      key: 'commune',
      label: 'Ban Biên tập xét duyệt, biên tập rồi đăng',
      basis: 'TD-5.4.a3',
      submit: { signers: [{ seats: ['contributor', 'editor', 'contentUnit'] }], demands: ['checklist'], basis: 'TD-7.2' },
      stages: [{ key: 'board', label: 'Trưởng Ban ký', need: 'any', signers: board(true), verdicts: all, basis: 'TD-5.4.a3' }],
      publish: { signers: [{ seats: ['uploader', 'editor'] }], basis: 'TD-5.4.a3' },
    },
  ],
};

export const MUONG_KHUONG = {
  routes: [
    {
      key: 'district',
      label: 'Trưởng Ban cùng các Phó Trưởng ban xem xét trước khi đăng',
      basis: 'MK-4.3',
      submit: { signers: [{ seats: ['support'] }], demands: ['attestation', 'copyright'], basis: 'MK-8.b' },
      stages: [
        {
          key: 'leaders',
          label: 'Lãnh đạo Ban duyệt',
          need: 'all',
          signers: [{ seats: ['head'] }, { seats: ['deputy'] }],
          verdicts: all,
          basis: 'MK-4.3',
        },
      ],
      publish: { signers: [{ seats: ['uploader'] }], basis: 'MK-7.2' },
    },
  ],
};

export const SO_NOI_VU = {
  routes: [
    {
      key: 'change',
      label: 'Thay đổi nội dung đã đăng do Lãnh đạo Sở phê duyệt',
      basis: 'SNV-9.4',
      when: { revision: true },
      submit: { signers: [{ seats: ['contributor', 'editor'] }], basis: 'SNV-11.3b' },
      stages: [
        {
          key: 'unit',
          label: 'Trưởng đơn vị duyệt',
          need: 'any',
          signers: [{ seats: ['member'], sector: 'author', position: 'Trưởng phòng' }],
          verdicts: ['content'],
          basis: 'SNV-11.4',
        },
        {
          key: 'leader',
          label: 'Lãnh đạo Sở duyệt',
          need: 'any',
          signers: [{ seats: ['unitHead'] }],
          verdicts: all,
          basis: 'SNV-9.4',
        },
      ],
      publish: { signers: [{ seats: ['uploader'] }], basis: 'SNV-10.1' },
    },
    {
      key: 'first',
      label: 'Trưởng đơn vị duyệt rồi Ban Biên tập',
      basis: 'SNV-11.4',
      submit: { signers: [{ seats: ['contributor', 'editor'] }], basis: 'SNV-11.3b' },
      stages: [
        {
          key: 'unit',
          label: 'Trưởng đơn vị duyệt',
          need: 'any',
          signers: [{ seats: ['member'], sector: 'author', position: 'Trưởng phòng' }],
          verdicts: ['content'],
          basis: 'SNV-11.4',
        },
        {
          key: 'board',
          label: 'Ban Biên tập duyệt',
          need: 'any',
          signers: [{ seats: ['head', 'deputy'] }],
          verdicts: all,
          basis: 'SNV-14.1',
        },
      ],
      publish: { signers: [{ seats: ['uploader'] }], basis: 'SNV-10.1' },
    },
  ],
};

const synthesis = {
  key: 'synthesis',
  label: 'Tổng hợp',
  need: 'any',
  signers: [{ seats: ['member'], sector: 'tổng hợp' }],
  verdicts: [],
  basis: 'P1-13.4.2',
};
const preliminary = {
  key: 'preliminary',
  label: 'Sửa chính tả, duyệt sơ bộ',
  need: 'any',
  signers: [{ seats: ['member'], sector: 'văn phòng' }],
  verdicts: ['form'],
  demands: ['spelling'],
  basis: 'P1-13.4.3',
};
const chair = {
  key: 'head',
  label: 'Trưởng Ban duyệt',
  need: 'any',
  signers: [{ seats: ['head'], position: 'Phó Chủ tịch' }],
  alternate: { seats: ['unitHead'] },
  verdicts: all,
  basis: 'P1-13.1',
};
const ward = {
  submit: { signers: [{ seats: ['member', 'contributor'] }], basis: 'P1-13.4' },
  publish: { signers: [{ seats: ['deputy'], sector: 'văn hóa' }], basis: 'P1-13.3' },
};

export const PHUONG_1 = {
  routes: [
    {
      key: 'collect',
      label: 'Thu thập, tổng hợp, duyệt sơ bộ, duyệt, đăng',
      basis: 'P1-13.4.1',
      when: { authorSector: ['đoàn thể'] },
      ...ward,
      stages: [synthesis, preliminary, chair],
    },
    { key: 'direct', label: 'Gửi người phụ trách duyệt', basis: 'P1-13.4', ...ward, stages: [preliminary, chair] },
  ],
};
