import { describe, expect, it } from '@jest/globals';
import { RULE_CATALOGUE, type ApprovalChain } from '@cong-tinh/regulation';
import { apply, maySign, missingDemands, missingVerdicts, nextStages, passGate, routeFor, type Facts, type Progress } from './engine.js';
import { LONG_AN, MUONG_KHUONG, PHUONG_1, SO_NOI_VU, TRUNG_DUNG } from './five-chains.fixture.js';
import type { Post, Signer } from './signer.js';

const HEALTH = 'unit-health';

const post = (kind: Post['kind'], more: Partial<Post> = {}): Post => ({
  seatId: `${kind}-seat`,
  kind,
  position: '',
  unitId: null,
  sector: null,
  ...more,
});
const person = (accountId: string, posts: Post[], delegations: Signer['delegations'] = []): Signer => ({ accountId, posts, delegations });

const writer = person('writer', [post('contributor', { unitId: HEALTH })]);
const head = person('head', [post('head')]);
const deputy = person('deputy', [post('deputy')]);
const delegated = person('deputy', [post('deputy')], [{ id: 'd1', fromKind: 'head', sector: null }]);

const facts = (more: Partial<Facts> = {}): Facts => ({
  siteKind: 'commune',
  fieldHasMember: false,
  authorSectors: [],
  revision: false,
  ...more,
});

/** An approval of the writer's text on the route that the facts choose, with a way to sign on. */
function begin(value: unknown, given: Facts, author: Signer = writer, authorMaySign = false) {
  const route = routeFor(value as ApprovalChain, given);
  if (!route) throw new Error('no route');
  let progress: Progress = {
    route,
    authors: { accountIds: [author.accountId], posts: author.posts, barred: author.posts },
    authorMaySign,
    signed: [],
  };
  return {
    route,
    open: () => nextStages(route, progress.signed).map((stage) => stage.key),
    try: (signer: Signer) => {
      const answer = maySign(progress, signer);
      return answer.allowed ? answer.stage.key : answer.because;
    },
    sign: (signer: Signer) => {
      const answer = maySign(progress, signer);
      if (!answer.allowed) throw new Error(answer.because);
      const { signed, granted } = apply(progress, { stage: answer.stage.key, rule: answer.rule, accountId: signer.accountId });
      progress = { ...progress, signed };
      return granted;
    },
  };
}

describe('the chain of QĐ 5422 (Long An)', () => {
  const province = facts({ siteKind: 'province' });
  const memberOf = (unitId: string) => person(`member of ${unitId}`, [post('member', { unitId })]);

  it('LA-13.1.a2 sends an item of a field that has a member to that member first, then form and dosage to the head', () => {
    const a = begin(LONG_AN, facts({ siteKind: 'province', fieldHasMember: true }));
    expect(a.route.key).toBe('A');
    expect(a.try(memberOf('unit-education'))).toBe('other_field');
    expect(a.try(head)).toBe('not_this_stage');
    expect(a.sign(memberOf(HEALTH))).toBe(false);
    expect(a.open()).toEqual(['head']);
    expect(a.sign(head)).toBe(true);
  });

  it('LA-9.4.a demands content of the member, form and dosage of the head on route A, all three on route B', () => {
    const [member, chief] = begin(LONG_AN, facts({ siteKind: 'province', fieldHasMember: true })).route.stages;
    expect(missingVerdicts(member!, {})).toEqual(['content']);
    expect(missingVerdicts(chief!, { form: 'pass' })).toEqual(['dosage']);
    const [only] = begin(LONG_AN, province).route.stages;
    expect(missingVerdicts(only!, { content: 'pass' })).toEqual(['form', 'dosage']);
    expect(missingVerdicts(only!, { content: 'pass', form: 'pass', dosage: 'pass' })).toEqual([]);
  });

  it('LA-13.1.a3 lets a deputy sign on route B only when the head has delegated', () => {
    expect(begin(LONG_AN, province).try(deputy)).toBe('delegation_missing');
    expect(begin(LONG_AN, province).sign(delegated)).toBe(true);
  });

  it('LA-9.4.c counts a delegation that is limited to a field in that field only', () => {
    const limited = person('deputy', [post('deputy')], [{ id: 'd2', fromKind: 'head', sector: 'Y tế' }]);
    expect(begin(LONG_AN, province).try(limited)).toBe('delegation_missing');
    const nurse = person('nurse', [post('contributor', { sector: 'y tế' })]);
    expect(begin(LONG_AN, province, nurse).sign(limited)).toBe(true);
  });

  it('LA-13.1.a1 demands the genre before submission on route B and before upload on route A', () => {
    const a = begin(LONG_AN, facts({ siteKind: 'province', fieldHasMember: true })).route;
    const b = begin(LONG_AN, province).route;
    expect(missingDemands(a.submit, ['checklist'])).toEqual([]);
    expect(missingDemands(a.publish, [])).toEqual(['genre']);
    expect(missingDemands(b.submit, ['checklist'])).toEqual(['genre']);
  });

  it('LA-10.1.b lets the content unit submit and the uploader publish, and nobody else', () => {
    const { route } = begin(LONG_AN, facts());
    expect(passGate(route.submit, person('c', [post('contentUnit')]), [])).toMatchObject({ post: { kind: 'contentUnit' } });
    expect(passGate(route.submit, writer, [])).toBe('seat_missing');
    expect(passGate(route.publish, person('u', [post('uploader')]), [])).toMatchObject({ post: { kind: 'uploader' } });
    expect(passGate(route.publish, head, [])).toBe('seat_missing');
  });

  it('LA-20.3 runs component sites on route B even where the field has a member', () => {
    expect(begin(LONG_AN, facts({ fieldHasMember: true })).route.key).toBe('B');
  });

  it('LA-20.5 lets an assigned member or the head approve on the site of the assembly', () => {
    const assembly = facts({ siteKind: 'assembly' });
    expect(begin(LONG_AN, assembly).sign(memberOf('any'))).toBe(true);
    expect(begin(LONG_AN, assembly).sign(head)).toBe(true);
    expect(begin(LONG_AN, assembly).try(deputy)).toBe('delegation_missing');
    expect(begin(LONG_AN, assembly).try(person('stranger', []))).toBe('seat_missing');
  });
});

describe('author and signer', () => {
  const chief = person('chief', [post('head')]);

  it('C2.18 refuses the author as signer by default, and allows it where the site decided so', () => {
    expect(begin(LONG_AN, facts(), chief).try(chief)).toBe('author_is_signer');
    expect(begin(LONG_AN, facts(), chief, true).sign(chief)).toBe(true);
  });

  it('C2.18 lets the alternate sign where the author himself holds the signing seat, and only there', () => {
    const chair = person('chair', [post('head', { position: 'Phó Chủ tịch UBND phường' })]);
    const mayor = person('mayor', [post('unitHead', { position: 'Chủ tịch UBND phường' })]);
    const office = person('office', [post('member', { sector: 'Văn phòng' })]);
    const own = begin(PHUONG_1, facts(), chair);
    own.sign(office);
    expect(own.try(chair)).toBe('author_is_signer');
    expect(own.sign(mayor)).toBe(true);
    const other = begin(PHUONG_1, facts(), writer);
    other.sign(office);
    expect(other.try(mayor)).toBe('seat_missing');
  });
});

describe('the chain of Trung Dũng (commune)', () => {
  it('TD-5.4.a3 needs the signature of the head or of a delegated deputy', () => {
    expect(begin(TRUNG_DUNG, facts()).try(person('editor', [post('editor')]))).toBe('seat_missing');
    expect(begin(TRUNG_DUNG, facts()).try(deputy)).toBe('delegation_missing');
    expect(begin(TRUNG_DUNG, facts()).sign(head)).toBe(true);
  });
});

describe('the chain of Mường Khương (district)', () => {
  it('MK-4.3 wants the head and a deputy both, in any order, and not one of them twice', () => {
    const run = begin(MUONG_KHUONG, facts());
    expect(run.sign(deputy)).toBe(false);
    expect(run.try(deputy)).toBe('signed_already');
    expect(run.sign(head)).toBe(true);
    expect(run.open()).toEqual([]);
  });

  it('MK-4.3 is content with a deputy alone after the dated decision "any one"', () => {
    const [route] = MUONG_KHUONG.routes;
    const anyOne = { routes: [{ ...route, stages: route!.stages.map((stage) => ({ ...stage, need: 'any' })) }] };
    expect(begin(anyOne, facts()).sign(deputy)).toBe(true);
  });

  it('MK-8.b lets the support team submit and not approve; MK-10.1 and MK-10.3 want attestation and copyright', () => {
    const support = person('support', [post('support')]);
    const { route, ...run } = begin(MUONG_KHUONG, facts());
    expect(passGate(route.submit, support, [])).toMatchObject({ post: { kind: 'support' } });
    expect(run.try(support)).toBe('seat_missing');
    expect(missingDemands(route.submit, ['copyright'])).toEqual(['attestation']);
  });
});

describe('the chain of Sở Nội vụ (department)', () => {
  const division = person('division head', [post('member', { unitId: HEALTH, position: 'Trưởng phòng Xây dựng chính quyền' })]);
  const director = person('director', [post('unitHead', { unitId: 'department', position: 'Giám đốc Sở' })]);

  it('SNV-11.4 wants the head of the division before the board', () => {
    const run = begin(SO_NOI_VU, facts());
    expect(run.try(head)).toBe('not_this_stage');
    expect(run.sign(division)).toBe(false);
    expect(run.sign(head)).toBe(true);
  });

  it('SNV-9.4 sends every change of what is published to the leaders of the department', () => {
    const run = begin(SO_NOI_VU, facts({ revision: true }));
    expect(run.route.key).toBe('change');
    run.sign(division);
    expect(run.try(head)).toBe('seat_missing');
    expect(run.try(division)).toBe('seat_missing');
    expect(run.sign(director)).toBe(true);
  });
});

describe('the chain of Phường 1 (ward)', () => {
  const secretary = person('secretary', [post('member', { sector: 'Đoàn thể' })]);
  const labour = person('labour', [post('member', { sector: 'Tổng hợp' })]);
  const office = person('office', [post('member', { sector: 'Văn phòng' })]);
  const chair = person('chair', [post('head', { position: 'Phó Chủ tịch UBND phường' })]);

  it('P1-13.4.1 runs the five stages in order for the secretary of the Youth Union', () => {
    const run = begin(PHUONG_1, facts({ authorSectors: ['đoàn thể'] }), secretary);
    expect(run.open()).toEqual(['synthesis', 'preliminary', 'head']);
    expect(run.try(chair)).toBe('not_this_stage');
    run.sign(labour);
    expect(run.try(chair)).toBe('not_this_stage');
    run.sign(office);
    expect(run.sign(chair)).toBe(true);
    const culture = person('culture', [post('deputy', { sector: 'Văn hoá' })]);
    expect(passGate(run.route.publish, culture, [])).toMatchObject({ post: { kind: 'deputy' } });
  });

  it('P1-13.4 spares the items of other members the synthesis', () => {
    expect(begin(PHUONG_1, facts({ authorSectors: ['y tế'] })).open()).toEqual(['preliminary', 'head']);
  });

  it('P1-9.5.c demands the spelling check at the preliminary approval', () => {
    const [preliminary] = begin(PHUONG_1, facts()).route.stages;
    expect(missingDemands(preliminary!, [])).toEqual(['spelling']);
  });

  it('P1-13.1 wants the head to be Phó Chủ tịch; P1-13.2 gives the deputy for finance no approval', () => {
    const run = begin(PHUONG_1, facts());
    run.sign(office);
    expect(run.try(person('x', [post('head', { position: 'Chủ tịch' })]))).toBe('other_position');
    expect(run.try(person('money', [post('deputy', { sector: 'tài chính' })]))).toBe('seat_missing');
    expect(passGate(run.route.publish, person('money', [post('deputy', { sector: 'tài chính' })]), [])).toBe('other_field');
  });
});

describe('the rule approval.chain.article', () => {
  it('can state all five chains', () => {
    const { shape } = RULE_CATALOGUE['approval.chain.article'];
    for (const value of [LONG_AN, TRUNG_DUNG, MUONG_KHUONG, SO_NOI_VU, PHUONG_1]) expect(shape.problem(value, 'value')).toBeNull();
  });

  it('LA-20.3 lets a site add a stage and not drop one, nor let others sign', () => {
    const { atLeast } = RULE_CATALOGUE['approval.chain.article'];
    const chain = TRUNG_DUNG as ApprovalChain;
    const route = chain.routes[0]!;
    const withStages = (stages: typeof route.stages): ApprovalChain => ({ routes: [{ ...route, stages }] });
    const further = { ...route.stages[0]!, key: 'spelling', verdicts: [] };
    expect(atLeast!(withStages([further, ...route.stages]), chain)).toBe(true);
    expect(atLeast!(withStages([further]), chain)).toBe(false);
    expect(atLeast!(withStages([{ ...route.stages[0]!, signers: [{ seats: ['editor'] }] }]), chain)).toBe(false);
    expect(atLeast!(withStages([{ ...route.stages[0]!, verdicts: ['content'] }]), chain)).toBe(false);
  });
});
