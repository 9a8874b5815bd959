import { type DynamicModule, Global, Module, type ModuleMetadata, type Type } from '@nestjs/common';
import { SITE_PROVISIONERS, type SiteProvisioner } from './provisioning/site-provisioner.js';
import { SITE_SHELL_WRITER, type SiteShellWriter } from './sites/site-shell.js';

export interface TenancyBindingsOptions {
  /** Modules that export the classes named below. */
  readonly imports?: ModuleMetadata['imports'];
  readonly shellWriter: Type<SiteShellWriter> | SiteShellWriter;
  /** In the order in which they run. */
  readonly provisioners: readonly Type<SiteProvisioner>[];
}

/**
 * Binds what tenancy declares and later libs provide; every application that imports TenancyModule imports this once. Without it the
 * application does not start, so that no site is ever provisioned without its board, categories and public shell.
 */
@Global()
@Module({})
export class TenancyBindings {
  static with({ imports = [], shellWriter, provisioners }: TenancyBindingsOptions): DynamicModule {
    return {
      module: TenancyBindings,
      imports,
      providers: [
        typeof shellWriter === 'function'
          ? { provide: SITE_SHELL_WRITER, useExisting: shellWriter }
          : { provide: SITE_SHELL_WRITER, useValue: shellWriter },
        { provide: SITE_PROVISIONERS, useFactory: (...all: SiteProvisioner[]) => all, inject: [...provisioners] },
      ],
      exports: [SITE_SHELL_WRITER, SITE_PROVISIONERS],
    };
  }
}
