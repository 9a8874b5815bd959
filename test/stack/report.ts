/** What Jest writes of one spec. */
interface AssertionResult {
  readonly ancestorTitles: readonly string[];
  readonly title: string;
  readonly status: string;
}

export interface JestResults {
  readonly testResults: readonly { readonly assertionResults: readonly AssertionResult[] }[];
}

const CONTRACT = /^contract (.+) · (.+)$/;
/** `check ⚠ reason` names a fault of a server that is known, expected and worked around. */
const EXPECTED = / ⚠ (.+)$/;

/**
 * One table for each contract, check × provider, from describes titled `contract <name> · <provider>`:
 * ✓ holds, ✗ does not, ⚠ a known fault of that server, with its reason below the table.
 */
export function contractTables({ testResults }: JestResults): string {
  const contracts = new Map<string, Map<string, Map<string, string>>>();
  const reasons = new Map<string, Set<string>>();
  for (const { ancestorTitles, title, status } of testResults.flatMap(({ assertionResults }) => assertionResults)) {
    const at = ancestorTitles.findIndex((one) => CONTRACT.test(one));
    const [, contract = '', provider = ''] = CONTRACT.exec(ancestorTitles[at] ?? '') ?? [];
    if (!contract) continue;
    const reason = EXPECTED.exec(title)?.[1];
    const check = [...ancestorTitles.slice(at + 1), title.replace(EXPECTED, '')].join(' › ');
    const checks = of(contracts, contract, () => new Map<string, Map<string, string>>());
    of(checks, check, () => new Map<string, string>()).set(provider, status !== 'passed' ? '✗' : reason ? '⚠' : '✓');
    if (reason) of(reasons, contract, () => new Set<string>()).add(`⚠ ${provider}, ${check}: ${reason}`);
  }
  return [...contracts].map(([name, checks]) => table(name, checks, [...(reasons.get(name) ?? [])])).join('\n');
}

function table(name: string, checks: ReadonlyMap<string, ReadonlyMap<string, string>>, reasons: readonly string[]): string {
  const providers = [...new Set([...checks.values()].flatMap((row) => [...row.keys()]))];
  const lines = [
    `| contract ${name} | ${providers.join(' | ')} |`,
    `| --- | ${providers.map(() => ':-:').join(' | ')} |`,
    ...[...checks].map(([check, row]) => `| ${check.replaceAll('|', '\\|')} | ${providers.map((one) => row.get(one) ?? '').join(' | ')} |`),
  ];
  return `${[...lines, '', ...reasons].join('\n').trimEnd()}\n`;
}

function of<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
