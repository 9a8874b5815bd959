import { StackError } from './runner/index.js';
import { partsNamed } from './plan.js';
import type { Part } from './runner/index.js';

export interface StackArguments {
  /** Empty means all. */
  readonly only: readonly Part[];
  /** Whether the servers go on after the tests, until Ctrl-C. */
  readonly keep: boolean;
  /** Paths and options for Jest. */
  readonly rest: readonly string[];
}

/** `--only keycloak,minio --keep [path…]`. @throws StackError for a part that does not exist */
export function readArguments(args: readonly string[]): StackArguments {
  let only: readonly Part[] = [];
  const rest: string[] = [];
  const left = args.filter((arg) => arg !== '--keep');
  for (let i = 0; i < left.length; i += 1) {
    const [option, value] = left[i]!.split('=');
    if (option !== '--only') rest.push(left[i]!);
    else only = partsNamed((value ?? left[(i += 1)] ?? '').split(','));
  }
  if (only.length === 0 && args.some((arg) => arg.startsWith('--only')))
    throw new StackError('--only cần tên của phần / needs the name of a part');
  return { only, keep: args.includes('--keep'), rest };
}
