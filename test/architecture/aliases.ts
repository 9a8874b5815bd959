/** What the three tools that know aliases say, brought into one shape: alias → source path from the root. */
export interface AliasBooks {
  readonly libs: readonly string[];
  readonly tsconfig: Readonly<Record<string, readonly string[]>>;
  /** Pattern → replacement, as Jest takes them; the first that matches counts. */
  readonly jest: Readonly<Record<string, string>>;
  readonly apps: readonly string[];
  /** Folders that the build compiles. */
  readonly built: readonly string[];
}

/** Where the tools disagree about what a name leads to. */
export function disagreements({ libs, tsconfig, jest, apps, built }: AliasBooks): string[] {
  const doors = new Map(libs.map((lib) => [`@cong-tinh/${lib}`, `libs/${lib}/src/index.ts`]));
  const faults: string[] = [];
  for (const [alias, door] of doors) {
    const [target] = tsconfig[alias] ?? [];
    if (target?.replace(/^\.\//, '') !== door) faults.push(`tsconfig leads ${alias} to ${target ?? 'nowhere'}, not to ${door}`);
    const mapped = throughJest(alias, jest);
    if (mapped !== door) faults.push(`Jest leads ${alias} to ${mapped ?? 'nowhere'}, not to ${door}`);
  }
  for (const alias of Object.keys(tsconfig)) if (!doors.has(alias)) faults.push(`tsconfig knows ${alias}, which is no lib`);
  for (const app of apps) if (!built.includes(`apps/${app}/src`)) faults.push(`the build leaves out ${app}`);
  return faults;
}

function throughJest(alias: string, mapper: AliasBooks['jest']): string | undefined {
  for (const [pattern, replacement] of Object.entries(mapper)) {
    const match = new RegExp(pattern).exec(alias);
    if (match) return replacement.replace('<rootDir>/', '').replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? '');
  }
  return undefined;
}
