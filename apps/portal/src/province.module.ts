import { ApprovalModule, BoardProvisioner } from '@cong-tinh/approval';
import { AuditModule } from '@cong-tinh/audit';
import { CategoryProvisioner, EditorialModule } from '@cong-tinh/editorial';
import { IdentityModule } from '@cong-tinh/identity';
import { PlatformModule, type PlatformOptions } from '@cong-tinh/platform';
import { HtmlReviewModule, MenuProvisioner, PublicationModule, SiteShells } from '@cong-tinh/publication';
import { RegulationModule } from '@cong-tinh/regulation';
import { TenancyBindings, TenancyModule } from '@cong-tinh/tenancy';
import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';

type Imports = NonNullable<ModuleMetadata['imports']>;

/** All libs of the product, bound to each other: the one place where that happens. */
export const provinceLibs = (): Imports => [
  AuditModule,
  RegulationModule,
  TenancyBindings.with({
    imports: [PublicationModule, ApprovalModule, EditorialModule],
    shellWriter: SiteShells,
    provisioners: [MenuProvisioner, BoardProvisioner, CategoryProvisioner],
  }),
  TenancyModule,
  IdentityModule,
  ApprovalModule,
  PublicationModule,
  HtmlReviewModule,
  EditorialModule,
];

export interface ProvinceOptions extends PlatformOptions {
  /** Whether this process answers the clock; workers do. */
  readonly schedules: boolean;
  /** What a kind of process adds, the public pages for instance. */
  readonly more?: Imports;
}

@Module({})
export class ProvinceModule {
  static with({ schedules, more = [], ...platform }: ProvinceOptions): DynamicModule {
    return {
      module: ProvinceModule,
      imports: [PlatformModule.with(platform), ...(schedules ? [ScheduleModule.forRoot()] : []), ...provinceLibs(), ...more],
    };
  }
}
