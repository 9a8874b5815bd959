import { definePermission } from '@cong-tinh/platform';

/** Seats whose holders work on content. */
const STAFF = ['unitHead', 'head', 'deputy', 'member', 'support', 'editor', 'contributor', 'contentUnit', 'uploader'] as const;

export const readBoard = definePermission('board.read', {
  label: 'Xem Ban Biên tập của trang',
  seats: [...STAFF],
  roles: ['webmaster', 'standardsOfficer', 'securityInspector'],
  basis: 'LA-9.1',
});

/** On component sites the action lets the head of the unit alone decide; the webmaster enters the decision of UBND tỉnh for the province's. */
export const establishBoard = definePermission('board.establish', {
  label: 'Quyết định thành lập Ban Biên tập',
  seats: ['unitHead'],
  roles: ['webmaster'],
  basis: 'LA-20.2',
  stepUp: true,
});
