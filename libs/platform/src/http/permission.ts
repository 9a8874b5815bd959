import type { Basis } from '@cong-tinh/kernel';

/** What a permission means and who holds it: seats on the site asked, or roles of the province. */
export interface Permission {
  readonly name: string;
  readonly label: string;
  readonly seats: readonly string[];
  readonly roles: readonly string[];
  readonly basis?: Basis;
  /** Demands a second factor of the person, freshly given. */
  readonly stepUp: boolean;
  /** Changes nothing, so that it is allowed while the sign-in service is away. */
  readonly reads: boolean;
}

const declared = new Map<string, Permission>();

/** Declares a permission; `*.permissions.ts` of a feature calls it once. Name: `subject.verb`. */
export function definePermission(name: string, what: Partial<Omit<Permission, 'name' | 'label'>> & { label: string }): Permission {
  if (!/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/i.test(name)) throw new Error(`permission ${name}: the name must be subject.verb`);
  if (declared.has(name)) throw new Error(`permission ${name} is declared twice`);
  const permission: Permission = Object.freeze({ seats: [], roles: [], stepUp: false, reads: /\.(read|list)$/.test(name), ...what, name });
  declared.set(name, permission);
  return permission;
}

export function findPermission(name: string): Permission | undefined {
  return declared.get(name);
}

export function listPermissions(): Permission[] {
  return [...declared.values()].sort((a, b) => a.name.localeCompare(b.name));
}
