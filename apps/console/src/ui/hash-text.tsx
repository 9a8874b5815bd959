const groups = (hash: string) => hash.match(/.{1,4}/g)?.join(' ') ?? hash;

/** A hash people can compare: its first 16 and last 4 characters; the whole one in the title. */
export function HashText({ value, whole }: { value: string; whole?: boolean }) {
  if (whole || value.length <= 24) return <code>{groups(value)}</code>;
  return (
    <code title={value}>
      {groups(value.slice(0, 16))} … {value.slice(-4)}
    </code>
  );
}
