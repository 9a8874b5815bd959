interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export type LockedPackages = Readonly<Record<string, LockedPackage>>;

/**
 * What would make `npm ci` fail on another machine although it installs on this one: a platform's package that had no
 * such version when the lockfile was written is left out of it silently.
 */
export function lockfileGaps(packages: LockedPackages): string[] {
  return Object.entries(packages).flatMap(([path, entry]) => {
    const missing = Object.keys(entry.optionalDependencies ?? {}).filter((name) => !isLocked(packages, path, name));
    const faults = missing.map((name) => `${path} wants ${name}, which is not locked`);
    if (path !== '' && !entry.link && !entry.version) faults.push(`${path} has no version`);
    if (path !== '' && !entry.link && !entry.integrity) faults.push(`${path} has no integrity`);
    return faults;
  });
}

/** A package is found in the `node_modules` of whoever wants it, or of any folder above. */
function isLocked(packages: LockedPackages, path: string, name: string): boolean {
  for (let at = path; ; at = at.slice(0, Math.max(at.lastIndexOf('/node_modules/'), 0))) {
    if (packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`]) return true;
    if (at === '') return false;
  }
}
