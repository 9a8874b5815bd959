import {
  AssignSeat,
  GrantRole,
  InviteAccount,
  PROVINCE_ROLE_LABELS,
  PROVINCE_ROLES,
  type ProvinceRole,
  SEAT_LABELS,
  Seats,
} from '@cong-tinh/identity';
import { formatDate, isoDate } from '@cong-tinh/kernel';
import { Database, RequestContext } from '@cong-tinh/platform';
import { SiteDirectory } from '@cong-tinh/publication';
import { SEAT_KINDS, type SeatKind } from '@cong-tinh/regulation';
import type { INestApplicationContext } from '@nestjs/common';
import { type Command, Option } from 'commander';
import { OperatorError } from '../failures.js';
import { withProvince } from '../open-province.js';

interface SeatOptions {
  site: string;
  email: string;
  name?: string;
  kind: SeatKind;
  position: string;
  decision: string;
  decided: string;
  by: string;
  from?: string;
}

interface RoleOptions {
  email: string;
  name: string;
  role: ProvinceRole;
  decision: string;
  decided: string;
  by: string;
}

const COMMAND_LINE = { kind: 'system', id: null, name: 'Dòng lệnh' } as const;

/** The first seats and roles of a province, before anybody can sign in to give them. */
export function addSeats(program: Command): void {
  const seats = program.command('seats').description('Vị trí và vai trò');
  seats
    .command('list <host>')
    .description('Các vị trí đang giữ trên một trang')
    .action(async (host: string) => {
      await withProvince(async (app) => {
        const siteId = siteOf(app, host);
        const held = await app.get(Database).inSite(siteId, () => app.get(Seats).holding(siteId));
        for (const seat of held)
          console.log(
            `${SEAT_LABELS[seat.kind]}\t${seat.accountName}\t${seat.position}\t${seat.decisionNumber} ngày ${formatDate(seat.decisionDate)}`,
          );
        if (held.length === 0) console.log('Trang này chưa có vị trí nào.');
      });
    });
  seats
    .command('assign')
    .description('Nhập quyết định giao một vị trí trên một trang (người đứng đầu đơn vị, hoặc vị trí do UBND tỉnh quyết định)')
    .requiredOption('--site <tên miền>', 'tên miền theo luật của trang')
    .requiredOption('--email <địa chỉ>', 'thư điện tử của người được giao')
    .option('--name <tên>', 'tên hiển thị, khi người đó chưa có tài khoản')
    .addOption(new Option('--kind <vị trí>', 'loại vị trí').choices(SEAT_KINDS).makeOptionMandatory())
    .requiredOption('--position <chức vụ>', 'chức vụ ghi trong quyết định')
    .requiredOption('--decision <số>', 'số quyết định')
    .requiredOption('--decided <ngày>', 'ngày quyết định, năm-tháng-ngày')
    .requiredOption('--by <cơ quan>', 'người hoặc cơ quan quyết định')
    .option('--from <ngày>', 'có hiệu lực từ; mặc định là ngày quyết định')
    .action(async (options: SeatOptions) => {
      await withProvince(async (app) => {
        const siteId = siteOf(app, options.site);
        const seat = await app.get(RequestContext).runAs(COMMAND_LINE, () =>
          app.get(AssignSeat).execute({
            siteId,
            accountEmail: options.email,
            accountName: options.name,
            kind: options.kind,
            position: options.position,
            decisionNumber: options.decision,
            decisionDate: isoDate(options.decided),
            decidedBy: options.by,
            validFrom: isoDate(options.from ?? options.decided),
          }),
        );
        console.log(`${SEAT_LABELS[seat.kind]} của ${options.site}: ${seat.accountName}.`);
      });
    });
  seats
    .command('role')
    .description('Nhập quyết định giao một vai trò toàn tỉnh')
    .requiredOption('--email <địa chỉ>', 'thư điện tử')
    .requiredOption('--name <tên>', 'tên hiển thị')
    .addOption(
      new Option(
        '--role <vai trò>',
        Object.entries(PROVINCE_ROLE_LABELS)
          .map(([role, label]) => `${role}: ${label}`)
          .join('; '),
      )
        .choices(PROVINCE_ROLES)
        .makeOptionMandatory(),
    )
    .requiredOption('--decision <số>', 'số quyết định')
    .requiredOption('--decided <ngày>', 'ngày quyết định')
    .requiredOption('--by <cơ quan>', 'cơ quan quyết định')
    .action(async (options: RoleOptions) => {
      await withProvince((app) =>
        app.get(RequestContext).runAs(COMMAND_LINE, async () => {
          const account = await app.get(InviteAccount).execute({ name: options.name, email: options.email });
          const decided = isoDate(options.decided);
          await app.get(GrantRole).execute({
            accountId: account.id,
            role: options.role,
            decisionNumber: options.decision,
            decisionDate: decided,
            decidedBy: options.by,
            validFrom: decided,
          });
          console.log(`${PROVINCE_ROLE_LABELS[options.role]}: ${account.name}.`);
        }),
      );
    });
}

function siteOf(app: INestApplicationContext, host: string): string {
  const entry = app.get(SiteDirectory).find(host);
  if (!entry) throw new OperatorError(`Không có trang nào ở ${host}: hãy ghi tên miền theo luật của trang, ví dụ benluc.longan.gov.vn.`);
  return entry.site.id;
}
