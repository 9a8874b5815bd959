import { isTest, type SourceFile } from './house.js';

interface Refusal {
  readonly what: RegExp;
  readonly why: string;
  /** Folders where it has its place. */
  readonly except?: readonly string[];
}

/** Things the compiler takes and this house does not. */
export const REFUSALS: readonly Refusal[] = [
  { what: /\bScope\.(REQUEST|TRANSIENT)\b/, why: 'request-scoped providers cost a third of the throughput; request data lives in CLS' },
  {
    what: /@(OneToMany|ManyToOne|OneToOne|ManyToMany|JoinColumn|JoinTable|RelationId)\(/,
    why: 'entities have columns only; two that import each other crash',
  },
  { what: /\beager:\s*true|relationLoadStrategy|synchronize:\s*true/, why: 'queries and schema are written out' },
  { what: /\b(manager|[rR]epository|entityManager)\s*\.save\(/, why: 'insert, update, upsert are one statement; save is four' },
  { what: /\bREQUIRES_NEW\b|Propagation\.RequiresNew/, why: 'a second transaction inside a first can deadlock' },
  {
    what: /(?:\bawait|\breturn|=>?|[(,:?])\s*fetch\(/,
    why: 'outgoing calls use the one client of the platform',
    except: ['libs/platform/', 'apps/console/'],
  },
  {
    what: /\bprocess\.env\b/,
    why: 'configuration is read and checked in one place',
    except: ['libs/platform/src/config/', 'apps/local/', 'apps/cli/', 'apps/console/vite.config.ts'],
  },
  {
    what: /\bnew Date\(\)|\bDate\.now\(\)/,
    why: 'the clock is injected',
    except: ['libs/kernel/', 'libs/platform/', 'apps/local/', 'apps/console/'],
  },
  {
    what: /dangerouslySetInnerHTML/,
    why: 'pages escape; finished HTML of a publication row has one place',
    except: ['libs/site/', 'libs/editorial/src/articles/pages/', 'apps/local/src/oidc/pages/'],
  },
  { what: /\bON DELETE CASCADE\b/i, why: 'nothing is deleted' },
];

/** Refused constructs with the reason, outside comments and tests. */
export function refusedConstructs(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => !isTest(file))
    .flatMap((file) => {
      const code = withoutComments(file.text);
      return REFUSALS.filter(({ what, except = [] }) => what.test(code) && !except.some((folder) => file.path.startsWith(folder))).map(
        ({ what, why }) => `${file.path}: ${what.exec(code)?.[0]} (${why})`,
      );
    });
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}
