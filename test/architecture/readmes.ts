export const LONGEST = 30;

/** Libs that do not say in a page what they are for. */
export function poorReadmes(readmes: Readonly<Record<string, string | null>>): string[] {
  return Object.entries(readmes).flatMap(([lib, text]) => {
    if (text === null || text.trim() === '') return [`libs/${lib} has no README.md`];
    const lines = text.trimEnd().split('\n').length;
    return lines > LONGEST ? [`libs/${lib}/README.md has ${lines} lines, more than ${LONGEST}`] : [];
  });
}
